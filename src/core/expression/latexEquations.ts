// Parts LaTeX that people have written into its equations.

export interface Equation {
  readonly left: string;
  /** Of a quantity that is drawn: its distribution. */
  readonly right: string;
  readonly isDrawn: boolean;
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

const relation = /=|\\approx|\\sim(?![a-zA-Z])/;

/** Parted at the first = that is not in a case, or where it says how a quantity is drawn. */
function parted(text: string): Equation {
  const found = relation.exec(text.split('\\begin{cases}')[0]!);
  if (found === null) throw new Error(`There is no = in ${text}`);
  const { index, 0: sign } = found;
  return {
    left: text.slice(0, index).trim(),
    right: text.slice(index + sign.length),
    isDrawn: sign === '\\sim',
  };
}
