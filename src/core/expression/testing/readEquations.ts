// Reads formulas as people write them: an equation, and more of them behind a comma that say what its letters stand for.
import { equationsOf } from '../latexEquations';
import { agree, readWritten, type LatexNames } from './readLatex';

/** The name under which a symbol's value is read. */
export const nameOf = (symbol: string): string => symbol.replaceAll(/[_{}\s]/g, '');

/** The value of the first equation's right side, where the others have a letter on the left. Throws for what can't be read. */
export function readEquations(latex: string, names: LatexNames): number {
  const [first] = equationsOf(latex);
  return readWritten(first!.right, { ...names, ...readDefinitions(latex, names) });
}

/** What the letters of a formula stand for: the values of all its equations but the first. */
export function readDefinitions(latex: string, names: LatexNames): LatexNames {
  const found: Record<string, LatexNames[string]> = {};
  for (const { left, right } of equationsOf(latex).slice(1)) {
    if (left.startsWith('\\operatorname')) checkFunction(left, right);
    else found[nameOf(left)] = readWritten(right, { ...names, ...found });
  }
  return found;
}

/** What is said of a function of one letter must be what its name is read as. */
function checkFunction(left: string, right: string): void {
  const letter = left.at(-1)!;
  for (const value of [-1.3, 0.4, 2.6]) {
    const [named, written] = [left, right].map((each) => readWritten(each, { [letter]: value }));
    if (!agree(named!, written!)) throw new Error(`${left} is ${named} and not ${written} at ${value}`);
  }
}
