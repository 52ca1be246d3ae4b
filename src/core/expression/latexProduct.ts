// A product as it is printed: its numbers are reduced to one fraction, equal factors become powers, and the factors above
// and below the fraction line are written in a mathematician's order.
import { decimalLatex, largestWhole, recognizeNumber } from './latexNumbers';
import { braced, checked, levels, parenthesized, type Level, type LatexPiece } from './latexNotation';

/** The order of factors: π, a, (a + 1), x and y, (x + 1), roots and powers of e; last sin x, whose end isn't marked. */
export const ranks = {
  number: 0,
  parameter: 1,
  slowGroup: 2,
  coordinate: 3,
  group: 4,
  root: 5,
  application: 6,
} as const;

export interface Factor extends LatexPiece {
  readonly rank: (typeof ranks)[keyof typeof ranks];
  /** A function's name and its argument, where a power is written between them: sin² x. */
  readonly application?: readonly [name: string, argument: string];
  /** A whole number ≥ 1, or any exponent's LaTeX. */
  readonly exponent: number | string;
}

export const factor = (latex: string, level: Level, rank: Factor['rank']): Factor => ({
  latex: checked(latex),
  level,
  rank,
  exponent: 1,
});

/** A function and its argument, such as `\sin x`; if `raisable`, a power is written between them. */
export const application = (name: string, argument: string, raisable = true): Factor => ({
  ...factor(name + argument, levels.application, ranks.application),
  ...(raisable && { application: [name, argument] }),
});

/** A product, taken apart: ± top/bottom · decimal · above/below. */
export interface Product {
  negative: boolean;
  top: number;
  bottom: number;
  decimal: number;
  readonly above: Factor[];
  readonly below: Factor[];
}

export const emptyProduct = (negative: boolean): Product => ({
  negative,
  top: 1,
  bottom: 1,
  decimal: 1,
  above: [],
  below: [],
});

/** Multiplies by a number, or divides by it. */
export function addNumber(value: number, inverse: boolean, product: Product): void {
  if (value < 0) product.negative = !product.negative;
  const size = Math.abs(value);
  const exact = recognizeNumber(size);
  const [top, bottom] = inverse
    ? [product.top * (exact?.bottom ?? 1), product.bottom * (exact?.top ?? 1)]
    : [product.top * (exact?.top ?? 1), product.bottom * (exact?.bottom ?? 1)];
  if (exact === null || top > largestWhole || bottom > largestWhole || bottom === 0) {
    product.decimal *= inverse ? 1 / size : size;
    return;
  }
  const divisor = greatestCommonDivisor(top, bottom);
  [product.top, product.bottom] = [top / divisor, bottom / divisor];
  if (exact.symbol === undefined) return;
  const { latex, exponent, below } = exact.symbol;
  // A logarithm of a number is written like a function.
  const isLogarithm = latex.startsWith('\\ln');
  const root = latex.startsWith('\\sqrt') ? levels.power : levels.atom;
  const level = isLogarithm ? levels.application : root;
  const rank = isLogarithm ? ranks.application : ranks.number;
  addFactor({ latex, level, rank, exponent }, inverse !== below, product);
}

/** Multiplies by a factor above the line or below it. */
export function addFactor(factor: Factor, below: boolean, product: Product): void {
  const list = below ? product.below : product.above;
  const same = list.findIndex(
    ({ latex, exponent }) => latex === factor.latex && typeof exponent === 'number',
  );
  const known = list[same];
  if (known !== undefined && typeof known.exponent === 'number' && typeof factor.exponent === 'number') {
    list[same] = { ...known, exponent: known.exponent + factor.exponent };
  } else list.push(factor);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? Math.max(a, 1) : greatestCommonDivisor(b, a % b);
}

function writeFactor({ latex, level, application, exponent }: Factor): string {
  if (exponent === 1) return level <= levels.product ? parenthesized(latex) : latex;
  const raised = `^${braced(String(exponent))}`;
  if (application !== undefined && typeof exponent === 'number')
    return application[0] + raised + application[1];
  return (level === levels.atom ? latex : parenthesized(latex)) + raised;
}

/** Numbers and factors side by side; last those whose argument has no marked end. */
function writeFactors(number: string, factors: readonly Factor[]): string {
  const isSymbol = ({ rank }: Factor): boolean => rank === ranks.parameter || rank === ranks.coordinate;
  const sorted = factors.toSorted((one, other) => {
    if (one.rank !== other.rank || !isSymbol(one)) return one.rank - other.rank;
    return one.latex < other.latex ? -1 : Number(one.latex > other.latex);
  });
  const parts = [number, ...sorted.map(writeFactor)].filter((part) => part !== '');
  return parts.reduce((text, part) => `${text}${/^\d/.test(part) ? ' \\cdot ' : ' '}${part}`);
}

/** One side of the fraction line; a side without factors is written as 1. */
function writeSide(number: string, factors: readonly Factor[]): LatexPiece {
  const [only] = factors;
  if (number === '' && only === undefined) return { latex: '1', level: levels.atom };
  if (number === '' && factors.length === 1 && only !== undefined) {
    if (only.exponent === 1) return only;
    return { latex: writeFactor(only), level: only.application === undefined ? levels.power : only.level };
  }
  const isNumber = factors.length === 0 && !number.includes('\\cdot');
  const isPower = isNumber && number.includes('^');
  return {
    latex: writeFactors(number, factors),
    level: isPower ? levels.power : isNumber ? levels.atom : levels.product,
  };
}

/** The product without its sign; `digits` is how many a number without a simple exact form is shown with. */
export function writeProduct(
  { top, bottom, decimal, above, below }: Product,
  digits: number,
  line: 'fraction' | 'slash',
): LatexPiece {
  const numbers = [decimal === 1 ? '' : decimalLatex(decimal, digits), top === 1 ? '' : String(top)];
  const aboveNumber = top === 0 ? '0' : numbers.filter((text) => text !== '').join(' \\cdot ');
  const numerator = writeSide(aboveNumber, top === 0 ? [] : above);
  if (below.length === 0 && bottom === 1) return { ...numerator, latex: checked(numerator.latex) };
  const denominator = writeSide(bottom === 1 ? '' : String(bottom), below);
  if (line === 'fraction') {
    return { latex: checked(`\\frac{${numerator.latex}}{${denominator.latex}}`), level: levels.power };
  }
  const left = numerator.level === levels.sum ? parenthesized(numerator.latex) : numerator.latex;
  const isTight = denominator.level >= levels.power;
  const right = isTight ? denominator.latex : parenthesized(denominator.latex);
  return { latex: checked(`${left}/${right}`), level: levels.product };
}
