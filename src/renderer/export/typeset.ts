// A formula's outline. MathJax is large: it is loaded with the first picture that shows a formula.
import type { TypesetFormula } from '../../core/typeset/formulaPath';

export async function typeset(latex: string): Promise<TypesetFormula> {
  const { typesetFormula } = await import('../../core/typeset/typesetFormula');
  return typesetFormula(latex);
}
