// A formula typeset by KaTeX. It builds DOM nodes itself, since the content security policy forbids inline styles
// in markup.
import katex from 'katex';
import { useLayoutEffect, useRef } from 'react';

interface FormulaProps {
  readonly latex: string;
  /** What the formula is, for screen readers. */
  readonly label?: string;
  readonly inline?: boolean;
}

/** A wide formula is written smaller before it has to be scrolled, but not smaller than can be read. */
const smallest = 0.8;

export function Formula({ latex, label, inline = false }: FormulaProps) {
  const element = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const frame = element.current!;
    katex.render(latex, frame, { displayMode: !inline, throwOnError: false });
    if (inline) return;
    frame.style.fontSize = '';
    frame.removeAttribute('tabindex');
    const { paddingLeft, paddingRight, fontSize } = getComputedStyle(frame);
    const room = frame.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    const needed = frame.scrollWidth - parseFloat(paddingLeft);
    if (needed <= room) return;
    frame.style.fontSize = `${parseFloat(fontSize) * Math.max(smallest, (room / needed) * 0.99)}px`;
    // What scrolls must be reachable by keys.
    if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
  }, [latex, inline]);
  return (
    <span
      ref={element}
      className={inline ? 'formulaInline' : 'formula'}
      role="math"
      aria-label={label ?? latex}
    />
  );
}
