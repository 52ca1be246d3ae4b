// Whether anything that one reads or presses is cut off, lies outside the window or over something else. What scrolls may
// go on beyond its edge, and a text that ends in an ellipsis by its style may be longer than its place.
import type { Page } from '@playwright/test';

/** What is wrong with the layout of what is on show, in words; empty where nothing is. */
export function layoutProblems(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    /** A box that is off by less is a matter of rounding. */
    const slackPx = 1.5;

    interface Box {
      readonly left: number;
      readonly right: number;
      readonly top: number;
      readonly bottom: number;
    }
    interface Piece {
      readonly element: Element;
      readonly name: string;
      /** What can be seen of it. */
      readonly seen: Box;
    }
    /** What cuts off its content, and along which axes the rest can't be scrolled to. */
    interface Frame {
      readonly element: Element;
      readonly box: Box;
      readonly cutsX: boolean;
      readonly cutsY: boolean;
    }
    interface Surroundings {
      readonly frames: readonly Frame[];
      /** Whether a text in it may be longer than its place, since it ends in an ellipsis. */
      readonly shortens: boolean;
    }

    const problems = new Set<string>();
    const isEmpty = ({ left, right, top, bottom }: Box): boolean => right - left < 1 || bottom - top < 1;
    const common = (a: Box, b: Box): Box => ({
      left: Math.max(a.left, b.left),
      right: Math.min(a.right, b.right),
      top: Math.max(a.top, b.top),
      bottom: Math.min(a.bottom, b.bottom),
    });
    const sticksOut = (box: Box, frame: Box, x: boolean, y: boolean): boolean =>
      (x && (box.left < frame.left - slackPx || box.right > frame.right + slackPx)) ||
      (y && (box.top < frame.top - slackPx || box.bottom > frame.bottom + slackPx));

    function nameOf(element: Element): string {
      const label = element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 40);
      const className = [...element.classList].find((each) => !each.startsWith('m_')) ?? '';
      return `${element.localName}${className === '' ? '' : `.${className}`} “${label}”`;
    }

    const isShown = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      element.closest('[aria-hidden="true"], [inert], .visuallyHidden, .mantine-VisuallyHidden-root') ===
        null;

    const known = new Map<Element, Surroundings>();
    function surroundings(element: Element): Surroundings {
      const found = known.get(element);
      if (found !== undefined) return found;
      const { overflowX, overflowY, position, textOverflow, webkitLineClamp } = getComputedStyle(element);
      const parent = element.parentElement;
      // What is fixed stands in the window.
      const around =
        parent === null || parent === document.body || position === 'fixed' ? null : surroundings(parent);
      const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll';
      const cuts = overflowX !== 'visible' || overflowY !== 'visible';
      const frame: Frame = {
        element,
        box: element.getBoundingClientRect(),
        cutsX: !scrolls(overflowX),
        cutsY: !scrolls(overflowY),
      };
      const result = {
        frames: [...(cuts ? [frame] : []), ...(around?.frames ?? [])],
        shortens: textOverflow === 'ellipsis' || webkitLineClamp !== 'none' || around?.shortens === true,
      };
      known.set(element, result);
      return result;
    }

    const windowBox: Box = { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight };

    /** What is seen of a box; notes where it is cut without a way to see the rest. */
    function look(element: Element, box: Box): Piece {
      const name = nameOf(element);
      const { frames, shortens } = surroundings(element);
      let seen = box;
      for (const frame of frames) {
        if (!shortens && sticksOut(seen, frame.box, frame.cutsX, frame.cutsY))
          problems.add(`${name} is cut off by ${nameOf(frame.element)}`);
        seen = common(seen, frame.box);
        // What has been scrolled out of sight is cut by nothing else.
        if (isEmpty(seen)) return { element, name, seen };
      }
      if (sticksOut(seen, windowBox, true, true)) problems.add(`${name} lies outside the window`);
      return { element, name, seen };
    }

    // The look that was asked for is laid out, with its fonts; what fits itself into its place has done so, a frame later.
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    await document.fonts.ready;

    // Texts: each element with words of its own; a typeset formula is one.
    const texts: Piece[] = [];
    const isWord = ({ nodeType, textContent }: Node): boolean =>
      nodeType === Node.TEXT_NODE && textContent !== null && textContent.trim() !== '';
    for (const element of document.body.querySelectorAll('*')) {
      const typeset = element.matches('.katex');
      if (!typeset && element.closest('.katex, svg, style, script, option') !== null) continue;
      const words = typeset ? [element] : [...element.childNodes].filter(isWord);
      if (words.length === 0 || !isShown(element)) continue;
      const range = document.createRange();
      range.setStartBefore(words[0]!);
      range.setEndAfter(words.at(-1)!);
      // A range of a formula has what only screen readers hear of it, too.
      const box = (typeset ? element : range).getBoundingClientRect();
      if (!isEmpty(box)) texts.push(look(element, box));
    }

    // Numbers and choices have to fit; a text that one writes may be scrolled.
    for (const field of document.querySelectorAll<HTMLInputElement>('input[inputmode], input[readonly]')) {
      const shortens = getComputedStyle(field).textOverflow === 'ellipsis';
      if (isShown(field) && !shortens && field.scrollWidth > field.clientWidth + slackPx)
        problems.add(`the text of ${nameOf(field)} is longer than the field: ${field.value}`);
    }

    const pressed = 'button, input, select, textarea, a[href], [role="tab"], [role="option"]';
    const controls = [...document.querySelectorAll(pressed)]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ element, box }) => !isEmpty(box) && isShown(element))
      .map(({ element, box }) => look(element, box));
    if (texts.length + controls.length === 0) problems.add('There is nothing to read or to press.');

    /** Whether a piece is what one sees in the middle of where two of them meet: a dialog may lie over all of it. */
    const liesOnTop = ({ element }: Piece, { left, right, top, bottom }: Box): boolean =>
      document
        .elementsFromPoint((left + right) / 2, (top + bottom) / 2)
        .slice(0, 3)
        .some((each) => each === element || element.contains(each) || each.contains(element));

    function noteOverlaps(pieces: readonly Piece[]): void {
      pieces.forEach((a, index) => {
        for (const b of pieces.slice(index + 1)) {
          const shared = common(a.seen, b.seen);
          if (shared.right - shared.left <= slackPx || shared.bottom - shared.top <= slackPx) continue;
          if (a.element.contains(b.element) || b.element.contains(a.element)) continue;
          if (liesOnTop(a, shared) && liesOnTop(b, shared)) problems.add(`${a.name} overlaps ${b.name}`);
        }
      });
    }
    noteOverlaps(texts);
    noteOverlaps(controls);
    return [...problems];
  });
}
