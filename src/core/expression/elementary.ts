// Elementary functions written out in IEEE 754 arithmetic, so that every machine and both evaluators (compiled and
// interpreted) give the same bits. Bounds measured by elementary.test.ts stand in docs/numerics.md.
// The polynomials are near-minimax (Remez exchange in 60 digits), the ranges stand beside them.
import {
  absolute,
  add,
  boundAbove,
  boundBelow,
  constant,
  createNode,
  divide,
  equal,
  less,
  lessOrEqual,
  maximum,
  minimum,
  multiply,
  nearest,
  or,
  not,
  product,
  select,
  squareRoot,
  square,
  subtract,
  sum,
  type Expression,
} from './expression';

/** Added to a number below 2^51 in size, it leaves the nearest integer in the lowest bits of the sum. */
const integerShift = 6755399441055744; // 1.5 · 2^52

/** The double whose 64 bits are this small integer. */
const bitsOf = (integer: number): Expression => constant(integer * Number.MIN_VALUE);
const signBit = constant(-0);
const bitsOfOne = constant(1);

const shiftLeft = (a: Expression, bits: number): Expression => createNode('shiftLeft', [a], bits);
const shiftRight = (a: Expression, bits: number): Expression => createNode('shiftRight', [a], bits);
const addBits = (a: Expression, b: Expression): Expression => createNode('addBits', [a, b]);
const subtractBits = (a: Expression, b: Expression): Expression => createNode('subtractBits', [a, b]);
const andBits = (a: Expression, b: Expression): Expression => createNode('andBits', [a, b]);
const orBits = (a: Expression, b: Expression): Expression => createNode('orBits', [a, b]);
const xorBits = (a: Expression, b: Expression): Expression => createNode('xorBits', [a, b]);

/**
 * Coefficients from the constant term up. Neighbours are paired, then Horner's scheme runs in u²: one product more
 * than Horner's in u, for a chain half as long.
 */
function polynomial(u: Expression, coefficients: readonly number[]): Expression {
  const u2 = square(u);
  let result: Expression | undefined;
  for (let i = 2 * Math.floor((coefficients.length - 1) / 2); i >= 0; i -= 2) {
    const [low = 0, high] = coefficients.slice(i, i + 2);
    const pair = high === undefined ? constant(low) : add(low, multiply(high, u));
    result = result === undefined ? pair : add(pair, multiply(u2, result));
  }
  return result ?? constant(0);
}

/** The sign bit where the integer in the lowest bits of `shifted` is odd. */
const signWhenOdd = (shifted: Expression): Expression => shiftLeft(shifted, 63);

/** 2^n for an integer n in −1022..1023 that lies in the lowest bits of `shifted`. */
const powerOfTwo = (shifted: Expression): Expression => addBits(shiftLeft(shifted, 52), bitsOfOne);

const ln2High = 0.6931471803691238; // 33 bits, so that n·ln2High is exact
const ln2Low = 1.9082149292705877e-10;

// (e^r − 1 − r) / r² on |r| ≤ ½ ln 2; the error in e^r − 1 is below 1.8e-17·|r|.
const expm1Polynomial = [
  0.5000000000000006, 0.16666666666666685, 0.04166666666657381, 0.008333333333314612, 0.0013888888932358963,
  0.00019841269903014464, 2.4801504438439724e-5, 2.755722794695954e-6, 2.7626338567002795e-7,
  2.51144808207976e-8,
];

/** x = n·ln 2 + r with |r| ≤ ½ ln 2: n, n in the lowest bits of a number, and e^r − 1. */
function reduceExponent(x: Expression): { n: Expression; shifted: Expression; expm1: Expression } {
  const shifted = add(multiply(Math.LOG2E, x), integerShift);
  const n = subtract(shifted, integerShift);
  const r = subtract(subtract(x, multiply(ln2High, n)), multiply(ln2Low, n));
  return { n, shifted, expm1: add(r, multiply(square(r), polynomial(r, expm1Polynomial))) };
}

/** e^x: 0 below −745.2, infinite above 709.8, subnormal results rounded once more. */
export function expandExp(x: Expression): Expression {
  const { n, expm1 } = reduceExponent(minimum(maximum(x, -746), 710));
  // 2^n as two factors: n reaches beyond the exponents of a double at both ends.
  const half = add(multiply(0.5, n), integerShift);
  const rest = add(subtract(n, subtract(half, integerShift)), integerShift);
  return product(add(1, expm1), powerOfTwo(half), powerOfTwo(rest));
}

// r·coth r in r² on |r| ≤ ¼ ln 2.
const cothPolynomial = [
  1, 0.3333333333333321, -0.022222222221618373, 0.002116402023285158, -0.00021163395980696744,
  2.1187357251090512e-5,
];

/**
 * With x = n·½ ln 2 + r and C = r·coth r, e^(2r) is (C + r)/(C − r), so with q = ½(2^n − 1)·(C + r) tanh x is
 * (q + r)/(q + C): one division, no cancellation near 0, no overflow far out. The sign of a zero is lost.
 */
export function expandTanh(x: Expression): Expression {
  // Past 20 tanh is 1 to the last bit.
  const near = boundBelow(boundAbove(x, 20), -20);
  const shifted = add(multiply(2 * Math.LOG2E, near), integerShift);
  // One constant does for n·½ ln 2: its error is felt least where n is large.
  const r = subtract(near, multiply(Math.LN2 / 2, subtract(shifted, integerShift)));
  const c = polynomial(square(r), cothPolynomial);
  const half = subtract(addBits(shiftLeft(shifted, 52), constant(0.5)), 0.5);
  const q = multiply(half, add(c, r));
  return divide(add(q, r), add(q, c));
}

const sqrtHalfBits = constant(0.7071067811865476);
const mantissaMask = constant(2.225073858507201e-308); // the lowest 52 bits set
const twoTo54 = 18014398509481984;

// The even part of the fdlibm logarithm: log(1+f) = f − s(f − R), s = f/(2+f), R = s²·polynomial(s²).
const logPolynomial = [
  0.6666666666666735, 0.3999999999940942, 0.2857142874366239, 0.22222198432149784, 0.1818357216161805,
  0.15313837699209373, 0.14798198605116586,
];

/** ln x: −∞ at 0, NaN below. */
export function expandLog(x: Expression): Expression {
  const subnormal = less(x, 2.2250738585072014e-308);
  const normal = select(subnormal, multiply(x, twoTo54), x);
  // x = 2^k·z with z in √½..√2: subtract √½'s bits, keep the exponent field of the difference.
  const offset = subtractBits(normal, sqrtHalfBits);
  const exponentField = subtractBits(offset, andBits(offset, mantissaMask));
  const z = subtractBits(normal, exponentField);
  // The field as an integer: biased so that the shift stays positive, then by the integer trick.
  const biased = shiftRight(addBits(exponentField, constant(2 ** 1023)), 52);
  const k = subtract(
    subtract(orBits(biased, constant(4503599627370496)), 4503599627370496 + 2046),
    select(subnormal, 54, 0),
  );
  const f = subtract(z, 1);
  const s = divide(f, add(2, f));
  const s2 = square(s);
  const r = multiply(s2, polynomial(s2, logPolynomial));
  const halfSquare = multiply(0.5, square(f));
  const low = add(multiply(s, add(halfSquare, r)), multiply(ln2Low, k));
  const result = add(multiply(ln2High, k), subtract(f, subtract(halfSquare, low)));
  // 0 → −∞, below → NaN, ∞ → ∞, NaN → NaN: each is x·∞ or x/0 in sign and kind.
  const finite = select(equal(x, 0), -Infinity, select(less(x, 0), NaN, result));
  return select(less(x, Infinity), finite, x);
}

// (sin z / z − 1) / z² and (cos z − 1 + z²/2) / z⁴ in z² on |z| ≤ π/4.
const sinPolynomial = [
  -0.16666666666666632, 0.008333333333322384, -0.0001984126982978038, 2.755731368139005e-6,
  -2.5050756335861767e-8, 1.5896685957319077e-10,
];
const cosPolynomial = [
  0.0416666666666666, -0.0013888888888874183, 2.4801587289507887e-5, -2.755731435718633e-7,
  2.087572365452461e-9, -1.135965564330959e-11,
];

/** sin z and cos z for |z| ≤ π/4. */
function quarterWave(z: Expression): { sine: Expression; cosine: Expression } {
  const u = square(z);
  const sine = add(z, multiply(multiply(z, u), polynomial(u, sinPolynomial)));
  // 1 − u/2 loses bits that the correction brings back.
  const half = multiply(0.5, u);
  const head = subtract(1, half);
  const lost = subtract(subtract(1, head), half);
  return { sine, cosine: add(head, add(lost, multiply(square(u), polynomial(u, cosPolynomial)))) };
}

/** The wave at `quadrant` quarter turns past z: sine for phase 0, cosine for phase 1. */
function turn(shiftedQuadrant: Expression, z: Expression, phase: 0 | 1): Expression {
  const { sine, cosine } = quarterWave(z);
  const quadrant = phase === 0 ? shiftedQuadrant : addBits(shiftedQuadrant, bitsOf(1));
  // Bits 0 and 1 of the quadrant moved to the top make ±0 (even) or ±2 (odd): odd quadrants take the other wave,
  // the upper two the other sign.
  const top = shiftLeft(quadrant, 62);
  return xorBits(select(equal(top, 0), sine, cosine), andBits(top, signBit));
}

// π/2 in three parts of 33 bits and a rest; n·part is exact for |n| ≤ 2^20.
const halfPi = [1.5707963267341256, 6.077100506303966e-11, 2.0222662487111665e-21, 8.478427660368899e-32];
const largestReduced = 1e6;

function expandCircular(x: Expression, phase: 0 | 1): Expression {
  const shifted = add(multiply(2 / Math.PI, x), integerShift);
  const n = subtract(shifted, integerShift);
  const z = halfPi.reduce<Expression>((rest, part) => subtract(rest, multiply(part, n)), x);
  const reduced = turn(shifted, z, phase);
  // Farther out (and for NaN) the machine's own function is called, particle by particle.
  const far = not(lessOrEqual(absolute(x), largestReduced));
  return createNode('rescue', [far, reduced, x], 0, phase === 0 ? 'sin' : 'cos');
}

export const expandSin = (x: Expression): Expression => expandCircular(x, 0);
export const expandCos = (x: Expression): Expression => expandCircular(x, 1);

function expandCircularPi(x: Expression, phase: 0 | 1): Expression {
  // All three steps are exact for every finite x: x mod 2, then the nearest quarter turn.
  const turnRest = subtract(x, multiply(2, nearest(multiply(0.5, x))));
  const shifted = add(multiply(2, turnRest), integerShift);
  const rest = subtract(turnRest, multiply(0.5, subtract(shifted, integerShift)));
  return turn(shifted, multiply(Math.PI, rest), phase);
}

export const expandSinPi = (x: Expression): Expression => expandCircularPi(x, 0);
export const expandCosPi = (x: Expression): Expression => expandCircularPi(x, 1);

// (sin πr/(πr) − 1) / r² and (cos πr − 1) / r² in r² on |r| ≤ ½.
const sincPolynomial = [
  -1.6449340668482264, 0.8117424252833519, -0.1907518241219412, 0.026147847813075577, -0.0023460809634450763,
  0.00014842817782825322, -6.9729593927913796e-6, 2.459165068279365e-7,
];
const cosPiPolynomial = [
  -4.934802200544679, 4.0587121264167685, -1.3352627688545824, 0.23533063035860202, -0.025806891384021285,
  0.0019295742401074433, -0.00010463763401861819, 4.301202829498908e-6, -1.3478955858466445e-7,
];

/**
 * sinc and its first two derivatives. With x = n + r and q = r/x, sinc x = ±q·(1 + r²S) and cos πx = ±(1 + r²C);
 * put together so that nothing cancels near 0, where q is 1: sinc′ = ±(n/x² + r·q·(C − q·S)).
 */
export function expandSinc(x: Expression, order: number): Expression {
  const n = nearest(x);
  const r = subtract(x, n);
  const u = square(r);
  const sign = signWhenOdd(add(n, integerShift));
  const s = polynomial(u, sincPolynomial);
  // 1/x, but 0 at 0: a denominator that stays above 0 costs nothing elsewhere.
  const inverse = divide(x, add(square(x), 1e-300));
  const q = multiply(r, inverse);
  const wave = add(1, multiply(u, s));
  if (order === 0) return select(equal(n, 0), wave, xorBits(multiply(q, wave), sign));
  const c = polynomial(u, cosPiPolynomial);
  const difference = subtract(c, multiply(q, s));
  if (order === 1) {
    return xorBits(add(multiply(n, square(inverse)), product(r, q, difference)), sign);
  }
  // sinc″ = −π² sinc − 2 sinc′/x, where sinc′/x for n = 0 is C − S.
  const near = subtract(multiply(-Math.PI * Math.PI, wave), multiply(2, subtract(c, s)));
  const slope = add(multiply(n, square(inverse)), product(r, q, difference));
  const farOut = subtract(product(-Math.PI * Math.PI, q, wave), product(2, slope, inverse));
  return select(equal(n, 0), near, xorBits(farOut, sign));
}

/** √(a² + b²) by way of the larger one. */
export function expandHypot(a: Expression, b: Expression): Expression {
  const [x, y] = [absolute(a), absolute(b)];
  const [large, small] = [maximum(x, y), minimum(x, y)];
  const ratio = divide(small, large);
  const result = multiply(large, squareRoot(sum(1, square(ratio))));
  return select(or(equal(large, 0), equal(small, Infinity)), large, result);
}

/** Products by repeated squaring; 1/x^|n| for negative n. */
export function expandPower(x: Expression, exponent: number): Expression {
  let result: Expression | undefined;
  let factor = x;
  for (let rest = Math.abs(exponent); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = result === undefined ? factor : createNode('multiply', [factor, result]);
    if (rest > 1) factor = createNode('multiply', [factor, factor]);
  }
  const positive = result ?? constant(1);
  return exponent < 0 ? divide(1, positive) : positive;
}
