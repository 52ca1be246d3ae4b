// Writes expression graphs as Python with NumPy: functions stay functions, constants are as a mathematician writes them,
// and parts that are used more than once, or are too long for a line, become local variables.
import type { Expression } from '../expression/expression';
import { recognizeNumber } from '../expression/latexNumbers';
import { countUses, shareEqualNodes } from '../expression/program';
import { pythonFloat } from './pythonText';

/** The binding strength of a text's outermost operation, from a comparison to a call. */
const levels = { comparison: 0, sum: 1, product: 2, sign: 3, power: 4, atom: 5 } as const;
type Level = (typeof levels)[keyof typeof levels];

interface Piece {
  readonly text: string;
  readonly level: Level;
  /** The piece of which this is the reciprocal, so that it can become a divisor of a product. */
  readonly below?: Piece;
}

const atom = (text: string): Piece => ({ text, level: levels.atom });

const held = ({ text, level }: Piece, least: Level): string => (level < least ? `(${text})` : text);

/** Functions of NumPy, or of the helpers in pythonHelpers.ts, by their operation. */
const functions: Partial<Record<Expression['operation'], string>> = {
  absolute: 'np.abs',
  squareRoot: 'np.sqrt',
  nearest: 'np.rint',
  floor: 'np.floor',
  ceil: 'np.ceil',
  minimum: 'np.minimum',
  maximum: 'np.maximum',
  boundAbove: 'np.minimum',
  boundBelow: 'np.maximum',
  and: 'np.logical_and',
  or: 'np.logical_or',
  not: 'np.logical_not',
  select: 'np.where',
  exp: 'np.exp',
  expm1: 'np.expm1',
  log: 'np.log',
  log1p: 'np.log1p',
  log2: 'np.log2',
  log10: 'np.log10',
  cbrt: 'np.cbrt',
  sin: 'np.sin',
  cos: 'np.cos',
  tan: 'np.tan',
  asin: 'np.arcsin',
  acos: 'np.arccos',
  atan: 'np.arctan',
  sinh: 'np.sinh',
  cosh: 'np.cosh',
  tanh: 'np.tanh',
  asinh: 'np.arcsinh',
  acosh: 'np.arccosh',
  atanh: 'np.arctanh',
  sigmoid: 'sigmoid',
  softplus: 'softplus',
  erf: 'erf',
  sign: 'np.sign',
  round: 'round_up',
  sinPi: 'sin_pi',
  cosPi: 'cos_pi',
  hypot: 'np.hypot',
};

const comparisons: Partial<Record<Expression['operation'], string>> = {
  less: '<',
  lessOrEqual: '<=',
  equal: '==',
};

const sincs = ['np.sinc', 'sinc1', 'sinc2'];

/** A symbol of `recognizeNumber` in Python. */
function symbolText(latex: string, exponent: number): Piece {
  const root = /^\\sqrt\{(.*)\}$/.exec(latex);
  const inside = (name: string): string => (name === '\\pi' ? 'np.pi' : name);
  const base =
    root !== null
      ? `np.sqrt(${inside(root[1] ?? '')})`
      : latex.startsWith('\\ln ')
        ? `np.log(${latex.slice(4)})`
        : latex === 'e'
          ? 'np.e'
          : inside(latex);
  return exponent === 1 ? atom(base) : { text: `${base}**${exponent}`, level: levels.power };
}

const isShortDecimal = (value: number): boolean => /^\d+(\.\d{1,4})?$/.test(String(value));

/** A positive constant as factors of a dividend and a divisor: ⅓, 0.3, ¼π. */
function factorsOf(value: number): { readonly above: Piece[]; readonly below: Piece[] } {
  const exact = Number.isFinite(value) ? recognizeNumber(value) : null;
  if (exact === null) return { above: [atom(pythonFloat(value).replace(/\.0$/, ''))], below: [] };
  const { top, bottom, symbol } = exact;
  const [above, below]: [Piece[], Piece[]] = [[], []];
  if (top !== 1 && isShortDecimal(top / bottom)) above.push(atom(String(top / bottom)));
  else {
    if (top !== 1) above.push(atom(String(top)));
    if (bottom !== 1) below.push(atom(String(bottom)));
  }
  if (symbol !== undefined) {
    (symbol.below ? below : above).push(symbolText(symbol.latex, symbol.exponent));
  }
  return { above, below };
}

function joined(factors: readonly Piece[]): Piece {
  const [first, second] = factors;
  if (first === undefined) return atom('1');
  if (factors.length === 1) return first;
  if (factors.length === 2 && first.text === second?.text) return raised(first, atom('2'));
  return { text: factors.map((factor) => held(factor, levels.product)).join(' * '), level: levels.product };
}

/** Reciprocals among the factors become divisors. */
function productOf(factors: readonly Piece[], divisors: readonly Piece[] = []): Piece {
  const above = factors.filter(({ below }) => below === undefined);
  const below = [...factors.flatMap((factor) => factor.below ?? []), ...divisors];
  if (below.length === 0) return joined(above);
  const divisor = joined(below);
  const text = `${held(joined(above), levels.product)} / ${held(divisor, levels.sign)}`;
  return { text, level: levels.product, ...(above.length === 0 && { below: divisor }) };
}

/** The product of a constant and the other factors, if any. */
function scaled(value: number, others: readonly Piece[]): Piece {
  const size = Math.abs(value);
  const isAlone = others.length === 0 && isShortDecimal(size);
  const { above, below } = isAlone ? { above: [atom(String(size))], below: [] } : factorsOf(size);
  const piece = productOf([...above, ...others], below);
  return value < 0 || Object.is(value, -0) ? negated(piece) : piece;
}

/** −(a·b) is (−a)·b to the bit. */
function negated(piece: Piece): Piece {
  const text = `-${held(piece, levels.product)}`;
  return { text, level: piece.level === levels.product ? levels.product : levels.sign };
}

function sumOf(a: Piece, b: Piece, operator: '+' | '-'): Piece {
  const right = held(b, levels.product);
  const turned = right.startsWith('-');
  const sign = (operator === '+') === turned ? '-' : '+';
  return { text: `${a.text} ${sign} ${turned ? right.slice(1) : right}`, level: levels.sum };
}

function call(name: string, operands: readonly Piece[]): Piece {
  return atom(`${name}(${operands.map(({ text }) => text).join(', ')})`);
}

function raised(base: Piece, exponent: Piece): Piece {
  return { text: `${held(base, levels.atom)}**${held(exponent, levels.sign)}`, level: levels.power };
}

function powerOf(base: Piece, exponent: number): Piece {
  const size = Math.abs(exponent);
  const power = size === 1 ? base : raised(base, atom(String(size)));
  return exponent < 0 ? productOf([], [power]) : power;
}

/** The derivative of some order of a^b by a: b(b − 1)…·a^(b − order), 0 where the factor b(b − 1)… is 0. */
function derivedPower(node: Expression, a: Piece, b: Piece): Piece {
  const order = node.value;
  const exponent = node.operands[1];
  if (exponent?.operation === 'constant') {
    let factor = 1;
    for (let i = 0; i < order; i++) factor *= exponent.value - i;
    const rest = exponent.value - order;
    const restPiece: Piece = {
      text: pythonFloat(rest).replace(/\.0$/, ''),
      level: rest < 0 ? levels.sign : levels.atom,
    };
    return factor === 0
      ? atom('0')
      : factor === 1
        ? raised(a, restPiece)
        : scaled(factor, [raised(a, restPiece)]);
  }
  if (order === 0) return raised(a, b);
  const less = (by: number): Piece => (by === 0 ? b : sumOf(b, atom(String(by)), '-'));
  const factor = productOf(Array.from({ length: order }, (_, i) => less(i)));
  const product = productOf([factor, raised(a, less(order))]);
  return call('np.where', [
    { text: `${held(factor, levels.sum)} == 0`, level: levels.comparison },
    atom('0'),
    product,
  ]);
}

function write(node: Expression, operands: readonly Piece[], nameOf: (input: string) => string): Piece {
  const [a = atom(''), b = atom('')] = operands;
  const name = functions[node.operation];
  if (name !== undefined) return call(name, operands);
  const comparison = comparisons[node.operation];
  if (comparison !== undefined) {
    return { text: `${held(a, levels.sum)} ${comparison} ${held(b, levels.sum)}`, level: levels.comparison };
  }
  switch (node.operation) {
    case 'constant':
      return Number.isNaN(node.value) || !Number.isFinite(node.value)
        ? atom(`(${pythonFloat(node.value)})`)
        : scaled(node.value, []);
    case 'input':
      return atom(nameOf(node.name));
    case 'add':
      return sumOf(a, b, '+');
    case 'subtract':
      return sumOf(a, b, '-');
    case 'multiply': {
      const factor = node.operands[0];
      return factor?.operation === 'constant' ? scaled(factor.value, [b]) : productOf([a, b]);
    }
    case 'divide':
      return productOf([a], [b]);
    case 'negate':
      return negated(a);
    case 'power':
      return powerOf(a, node.value);
    case 'pow':
      return derivedPower(node, a, b);
    case 'sec':
      return productOf([], [call('np.cos', [a])]);
    case 'csc':
      return productOf([], [call('np.sin', [a])]);
    case 'cot':
      return productOf([call('np.cos', [a])], [call('np.sin', [a])]);
    case 'sinc':
      return call(sincs[node.value] ?? '', [a]);
    default:
      throw new Error(`Python has no ${node.operation}`);
  }
}

/** A line's expression is no longer than this, if enough of its parts can become variables. */
const longest = 84;
/** The work (a call counts 3, a sum or product 1) from which on a value that is used twice becomes a variable. */
const worthKeeping = 3;

const letters = ['u', 'v', 'w', 'p', 'q', 'r', 's'];

/** Names for local variables that none of `taken` has. */
function* localNames(taken: ReadonlySet<string>): Generator<string> {
  yield* letters.filter((letter) => !taken.has(letter));
  for (let number = 1; ; number++) if (!taken.has(`u${number}`)) yield `u${number}`;
}

/** Parts shorter than this never become variables because of a line's length. */
const shortest = 12;

interface WorkedPiece extends Piece {
  readonly work: number;
}

export interface WrittenExpressions {
  /** Assignments to local variables. */
  readonly lines: readonly string[];
  /** The values, as expressions over inputs and these variables. */
  readonly values: readonly string[];
}

/** `nameOf` gives the Python name of an input; none of the local variables has a name that is `taken`. */
export function writeExpressions(
  expressions: readonly Expression[],
  nameOf: (input: string) => string,
  taken: ReadonlySet<string>,
): WrittenExpressions {
  const roots = shareEqualNodes(expressions);
  const uses = countUses(roots);
  const names = localNames(taken);
  const lines: string[] = [];
  const known = new Map<Expression, WorkedPiece>();
  const keep = (node: Expression, { text }: Piece): WorkedPiece => {
    const name = String(names.next().value);
    lines.push(`${name} = ${text}`);
    const kept = { ...atom(name), work: 0 };
    known.set(node, kept);
    return kept;
  };
  const visit = (node: Expression): WorkedPiece => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const operands = node.operands.map(visit);
    let piece = write(node, operands, nameOf);
    while (piece.text.length > longest) {
      const lengths = operands.map(({ text, level }) => (level === levels.comparison ? 0 : text.length));
      const at = lengths.indexOf(Math.max(...lengths));
      const [operand, part] = [node.operands[at], operands[at]];
      if (operand === undefined || part === undefined || part.text.length < shortest) break;
      operands[at] = keep(operand, part);
      piece = write(node, operands, nameOf);
    }
    const calls = node.operation in functions || node.operation === 'sinc';
    const own = node.operands.length === 0 ? 0 : calls ? worthKeeping : 1;
    const work = operands.reduce((sum, operand) => sum + operand.work, own);
    const isShared = (uses.get(node) ?? 0) > 1 && work >= worthKeeping && piece.level !== levels.comparison;
    if (isShared) return keep(node, piece);
    const result = { ...piece, work };
    known.set(node, result);
    return result;
  };
  return { lines, values: roots.map((root) => visit(root).text) };
}
