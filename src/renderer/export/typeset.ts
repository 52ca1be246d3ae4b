// A formula's outline. MathJax is large: it is loaded for the first picture with a formula.
import type { TypesetFormula } from '../../core/typeset/formulaPath';

export async function typeset(latex: string): Promise<TypesetFormula> {
  const { typesetFormula } = await import('../../core/typeset/typesetFormula');
  return typesetFormula(latex);
}
