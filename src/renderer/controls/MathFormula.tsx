// A formula typeset by KaTeX, as large as its place allows. The content security policy forbids inline styles in
// markup, so they are removed from it and set individually.
import katex, { type KatexOptions } from 'katex';
import { useLayoutEffect, useRef } from 'react';

/** A formula that is too wide is scaled down to this fraction of its size; beyond that, it scrolls. */
const smallest = 0.7;

interface MathFormulaProps {
  readonly latex: string;
  /** A description of the formula for screen readers. */
  readonly label?: string;
  readonly inline?: boolean;
  /** The same with `\htmlData` at some of its parts, which become attributes: of our own making only. */
  readonly marked?: string;
}

export function MathFormula({ latex, label, inline = false, marked = latex }: MathFormulaProps) {
  const element = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const place = element.current!;
    typeset(place, marked, latex, { displayMode: !inline, trust: marked !== latex && isMark });
    if (inline) return;
    fit(place);
    // The first formulas load their fonts, which arrive later and have other widths.
    let mounted = true;
    const fitAgain = (): void => {
      if (mounted) fit(place);
    };
    void place.ownerDocument.fonts.ready.then(fitAgain);
    let { clientWidth: width } = place;
    const observer = new ResizeObserver(() => {
      if (place.clientWidth === width) return;
      width = place.clientWidth;
      // It changes the height, which is not to be done where sizes are told.
      requestAnimationFrame(fitAgain);
    });
    observer.observe(place);
    return () => {
      mounted = false;
      observer.disconnect();
    };
  }, [latex, marked, inline]);
  return (
    <span
      ref={element}
      className={inline ? 'formulaInline' : 'formula'}
      role="math"
      aria-label={label ?? latex}
    />
  );
}

/** Attributes are no LaTeX, which KaTeX warns of otherwise. */
const allowMarks = (code: string): 'ignore' | 'warn' => (code === 'htmlExtension' ? 'ignore' : 'warn');

/** Nothing else that could put attributes, links or pictures into the page is typeset. */
const isMark = ({ command }: { readonly command: string }): boolean => command === '\\htmlData';

function typeset(
  place: HTMLElement,
  latex: string,
  source: string,
  options: Pick<KatexOptions, 'displayMode' | 'trust'>,
): void {
  // Quotes in text are escaped, so only attributes match.
  const markup = markupOf(latex, options)?.replaceAll(' style="', ' data-style="');
  if (markup === undefined) {
    place.textContent = source;
    return;
  }
  const { body } = new DOMParser().parseFromString(markup, 'text/html');
  for (const part of body.querySelectorAll<HTMLElement | SVGElement>('[data-style]')) {
    part.style.cssText = part.dataset['style'] ?? '';
    delete part.dataset['style'];
  }
  // What is copied is the formula without marks.
  for (const annotation of body.querySelectorAll('annotation')) annotation.textContent = source;
  place.replaceChildren(...body.childNodes);
}

/** Sizes in ems that a formula can ask for: beyond the page it would push all else out of sight. */
const largestSize = 20;

/** Undefined where a formula nests too deep for KaTeX. */
function markupOf(latex: string, options: Pick<KatexOptions, 'displayMode' | 'trust'>): string | undefined {
  try {
    return katex.renderToString(latex, {
      ...options,
      throwOnError: false,
      strict: allowMarks,
      maxSize: largestSize,
    });
  } catch {
    return undefined;
  }
}

function fit(place: HTMLElement): void {
  place.style.fontSize = '';
  place.removeAttribute('tabindex');
  const { clientWidth, scrollWidth } = place;
  if (scrollWidth <= clientWidth || clientWidth === 0) return;
  // Padding does not shrink with the text, so a little less than the ratio.
  const share = Math.max(smallest, (0.97 * clientWidth) / scrollWidth);
  place.style.fontSize = `${share * Number.parseFloat(getComputedStyle(place).fontSize)}px`;
  // Scrollable content must be reachable by keyboard.
  if (place.scrollWidth > place.clientWidth) place.tabIndex = 0;
}
