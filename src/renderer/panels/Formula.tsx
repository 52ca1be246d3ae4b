// A formula typeset by KaTeX. It builds DOM nodes itself, since the content security policy forbids inline styles
// in markup.
import katex from 'katex';
import { useEffect, useRef } from 'react';

interface FormulaProps {
  readonly latex: string;
  /** What the formula is, for screen readers. */
  readonly label?: string;
  readonly inline?: boolean;
}

export function Formula({ latex, label, inline = false }: FormulaProps) {
  const element = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    katex.render(latex, element.current!, { displayMode: !inline, throwOnError: false });
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
