// Reads formulas as people write them: an equation, and more of them behind a comma that say what its letters stand for.
import { agree, readWritten, type LatexNames } from './readLatex';

interface Equation {
  readonly left: string;
  readonly right: string;
}

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

/** The equations of a formula, in their order. */
export const equationsOf = (latex: string): Equation[] => partsOf(latex).map(parted);

/** A comma behind which another equation begins. */
const behind = /,\s*\\quad\s*|,\s*\\;\s*(?=\S+\s*(?:=|\\approx))/;

function partsOf(text: string): string[] {
  const rows = rowsOf(text);
  const parts = rows.length > 1 ? rows : text.split(behind);
  return parts.length > 1 ? parts.flatMap(partsOf) : rows;
}

/** The rows of an aligned block; one that begins with a sign goes on with the row before. Any other text is a row. */
function rowsOf(text: string): string[] {
  const block = /^\s*\\begin\{aligned\}(.*)\\end\{aligned\}\s*$/s.exec(text)?.[1];
  if (block === undefined) return [text];
  const rows: string[] = [];
  for (const piece of piecesOf(block)) {
    const isMore = /^\s*(?:\\times|[-+])/.test(piece);
    if (isMore) rows.push(`${rows.pop() ?? ''} ${piece}`);
    else rows.push(piece);
  }
  return rows;
}

/** Parted at \\, without the marks of alignment; cases have both of their own. */
function piecesOf(block: string): string[] {
  const pieces = [''];
  let depth = 0;
  for (const [token] of block.matchAll(/\\begin\{cases\}|\\end\{cases\}|\\\\|[^]/g)) {
    if (token === '\\begin{cases}') depth += 1;
    if (token === '\\end{cases}') depth -= 1;
    if (depth === 0 && token === '\\\\') pieces.push('');
    else if (depth > 0 || token !== '&') pieces.push(`${pieces.pop()}${token}`);
  }
  return pieces;
}

/** Parted at the first = that is not in a case. */
function parted(text: string): Equation {
  const at = text.split('\\begin{cases}')[0]!.search(/=|\\approx/);
  if (at === -1) throw new Error(`There is no = in ${text}`);
  return { left: text.slice(0, at).trim(), right: text.slice(at).replace(/^(?:=|\\approx)/, '') };
}
