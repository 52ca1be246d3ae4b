// Elementary functions written out in IEEE 754 arithmetic, so that every machine and both evaluators (compiled and
// interpreted) give the same bits. Error bounds measured by elementary.test.ts are in docs/numerics.md.
// The polynomials are near-minimax (Remez exchange in 60 digits), with their ranges beside them.
import {
  absolute,
  add,
  and,
  atan,
  boundAbove,
  boundBelow,
  constant,
  cos,
  createNode,
  divide,
  equal,
  exp,
  largestUnrolled,
  less,
  lessOrEqual,
  log,
  log1p,
  maximum,
  minimum,
  multiply,
  nearest,
  or,
  not,
  power,
  product,
  select,
  sin,
  squareRoot,
  square,
  subtract,
  sum,
  type Expression,
  type Term,
} from './expression';

/** Added to a number of magnitude below 2^51, it leaves the nearest integer in the lowest bits of the sum. */
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

/** An odd function from its values for x ≥ 0, the sign of zero included. */
function oddly(x: Expression, ofSize: (size: Expression) => Expression): Expression {
  return xorBits(ofSize(absolute(x)), andBits(x, signBit));
}

/** A number without the lower half of its bits: 26 remain, so that products of such numbers are exact. */
const upperDigits = (x: Expression): Expression => shiftLeft(shiftRight(x, 27), 27);

/** x·2^n for an integer n that lies in the lowest bits of `shifted`; both x and the result must be normal numbers. */
const scale = (x: Expression, shifted: Expression): Expression => addBits(x, shiftLeft(shifted, 52));

/** 2^n for an integer n in −1022..1023 that lies in the lowest bits of `shifted`. */
const powerOfTwo = (shifted: Expression): Expression => scale(bitsOfOne, shifted);

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

/** m·2^n by two factors: n may exceed the exponent range of a double at both ends. */
function scaleInTwo(m: Expression, n: Expression): Expression {
  const half = add(multiply(0.5, n), integerShift);
  const rest = add(subtract(n, subtract(half, integerShift)), integerShift);
  return product(m, powerOfTwo(half), powerOfTwo(rest));
}

/** Clamps x to the range beyond which e^x is 0 or infinite; NaN is kept. */
const withinExp = (x: Expression): Expression => minimum(maximum(x, -746), 710);

/** e^x: 0 below −745.2, infinite above 709.8, subnormal results rounded once more. */
export function expandExp(x: Expression): Expression {
  const { n, expm1 } = reduceExponent(withinExp(x));
  return scaleInTwo(add(1, expm1), n);
}

/** From here on sinh and cosh are infinite. */
const maxHyperbolicArgument = 710.6;

/** ¼e^x and ¼(e^x − 1) for −50 ≤ x ≤ 710.6: no factor overflows unless the result times 4 does. */
function quarterExp(x: Expression): { exp: Expression; expm1: Expression } {
  const { shifted, expm1 } = reduceExponent(x);
  const factor = scale(constant(0.25), shifted);
  const grown = multiply(factor, expm1);
  return { exp: add(factor, grown), expm1: add(grown, subtract(factor, 0.25)) };
}

/** e^x − 1: −1 below −50. */
export function expandExpm1(x: Expression): Expression {
  const result = multiply(4, quarterExp(minimum(maximum(x, -50), maxHyperbolicArgument)).expm1);
  // Near 0 the result is x itself: subnormal numbers would lose digits, and 0 its sign.
  return select(less(absolute(x), 1e-300), x, result);
}

/** With u = ¼(e^|x| − 1): sinh |x| = 2(u + u / (4u + 1)), which neither cancels nor overflows early. */
export function expandSinh(x: Expression): Expression {
  return oddly(x, (size) => {
    const u = quarterExp(minimum(size, maxHyperbolicArgument)).expm1;
    const result = multiply(2, add(u, divide(u, add(multiply(4, u), 1))));
    return select(less(size, 1e-300), size, result);
  });
}

/** With w = ¼e^|x|: cosh x = 2(w + 1 / (16w)). */
export function expandCosh(x: Expression): Expression {
  const w = quarterExp(minimum(absolute(x), maxHyperbolicArgument)).exp;
  return multiply(2, add(w, divide(1, multiply(16, w))));
}

/** 1 / (1 + e^−x), by e^−|x| on both sides. */
export function expandSigmoid(x: Expression): Expression {
  const small = exp(createNode('negate', [absolute(x)]));
  return divide(select(less(x, 0), small, 1), add(1, small));
}

/** ln(1 + e^x) = max(x, 0) + ln(1 + e^−|x|). */
export function expandSoftplus(x: Expression): Expression {
  return add(maximum(x, 0), log1p(exp(createNode('negate', [absolute(x)]))));
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
  // Above 20, tanh is 1 to the last bit.
  const near = boundBelow(boundAbove(x, 20), -20);
  const shifted = add(multiply(2 * Math.LOG2E, near), integerShift);
  // One constant is enough for n·½ ln 2: where n is large, its error matters least.
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

/** x = 2^k·(1 + f) with 1 + f in √½..√2, for finite x above 0. */
function splitExponent(x: Expression): { k: Expression; f: Expression } {
  const subnormal = less(x, 2.2250738585072014e-308);
  const normal = select(subnormal, multiply(x, twoTo54), x);
  // Subtract √½'s bits, keep the exponent field of the difference.
  const offset = subtractBits(normal, sqrtHalfBits);
  const exponentField = subtractBits(offset, andBits(offset, mantissaMask));
  const z = subtractBits(normal, exponentField);
  // The field as an integer: biased so that the shifted value is positive, then converted by `or` with 2^52.
  const biased = shiftRight(addBits(exponentField, constant(2 ** 1023)), 52);
  const k = subtract(
    subtract(orBits(biased, constant(4503599627370496)), 4503599627370496 + 2046),
    select(subnormal, 54, 0),
  );
  return { k, f: subtract(z, 1) };
}

/** ln(1 + f) is f − f²/2 + s·(f²/2 + r), with these s and r, for 1 + f in √½..√2. */
function mantissaLog(f: Expression): { s: Expression; r: Expression } {
  const s = divide(f, add(2, f));
  const s2 = square(s);
  return { s, r: multiply(s2, polynomial(s2, logPolynomial)) };
}

/** A logarithm's special cases: 0 → −∞, below → NaN, ∞ → ∞, NaN → NaN. */
function endsOfLog(x: Expression, result: Expression): Expression {
  const finite = select(equal(x, 0), -Infinity, select(less(x, 0), NaN, result));
  return select(less(x, Infinity), finite, x);
}

/** ln x: −∞ at 0, NaN below. */
export function expandLog(x: Expression): Expression {
  const { k, f } = splitExponent(x);
  const { s, r } = mantissaLog(f);
  const halfSquare = multiply(0.5, square(f));
  const low = add(multiply(s, add(halfSquare, r)), multiply(ln2Low, k));
  return endsOfLog(x, add(multiply(ln2High, k), subtract(f, subtract(halfSquare, low))));
}

/** k·log 2 + log(1 + f) to another base, where log 2 comes in two parts, the first exact when multiplied by k. */
function expandOtherLog(x: Expression, twoHigh: number, twoLow: number, logOfE: number): Expression {
  const { k, f } = splitExponent(x);
  const { s, r } = mantissaLog(f);
  const halfSquare = multiply(0.5, square(f));
  const natural = subtract(f, subtract(halfSquare, multiply(s, add(halfSquare, r))));
  return endsOfLog(x, add(multiply(twoHigh, k), add(multiply(twoLow, k), multiply(logOfE, natural))));
}

/** Exact at every power of 2. */
export const expandLog2 = (x: Expression): Expression => expandOtherLog(x, 1, 0, Math.LOG2E);
export const expandLog10 = (x: Expression): Expression =>
  expandOtherLog(x, 0.30102999560767785, 5.630334806675098e-11, Math.LOG10E);

/** With u = 1 + x rounded and c the rounding error: ln u + c/u. */
export function expandLog1p(x: Expression): Expression {
  const u = add(1, x);
  const fromX = subtract(u, 1);
  // Knuth's sum of two numbers: exact whichever is larger.
  const lost = add(subtract(1, subtract(u, fromX)), subtract(x, fromX));
  const ordinary = and(less(0, u), less(u, Infinity));
  return select(ordinary, add(log(u), divide(lost, u)), log(u));
}

// t^(−⅓) on 2^−1.5..2^1.5, to 0.3 %.
const inverseCbrtPolynomial = [
  2.015112503172658, -2.38667022668927, 2.305954403350203, -1.2354648303611573, 0.3344861933831093,
  -0.03568110351786495,
];

/** The real cube root of any number. */
export function expandCbrt(x: Expression): Expression {
  const root = oddly(x, (size) => {
    // |x| = 2^3m·t with t between 2^−1.5 and 2^1.5.
    const { k, f } = splitExponent(size);
    const m = nearest(multiply(1 / 3, k));
    const t = scale(add(1, f), add(subtract(k, multiply(3, m)), integerShift));
    // A step of fourth order without a division, then Newton's step for the root itself.
    const guess = polynomial(t, inverseCbrtPolynomial);
    const h = subtract(1, product(t, guess, square(guess)));
    const bracket = add(1 / 3, multiply(h, add(2 / 9, multiply(14 / 81, h))));
    const inverse = add(guess, product(guess, h, bracket));
    const inverseSquare = square(inverse);
    const near = multiply(t, inverseSquare);
    const rest = subtract(t, multiply(near, square(near)));
    const refined = add(near, multiply(rest, multiply(1 / 3, inverseSquare)));
    return scale(refined, add(m, integerShift));
  });
  const ordinary = and(less(0, absolute(x)), less(absolute(x), Infinity));
  return select(ordinary, root, x);
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

// π/2 in three parts of 33 bits and a remainder; n·part is exact for |n| ≤ 2^20.
const halfPi = [1.5707963267341256, 6.077100506303966e-11, 2.0222662487111665e-21, 8.478427660368899e-32];
const largestReduced = 1e6;

function expandCircular(x: Expression, phase: 0 | 1): Expression {
  const shifted = add(multiply(2 / Math.PI, x), integerShift);
  const n = subtract(shifted, integerShift);
  const z = halfPi.reduce<Expression>((rest, part) => subtract(rest, multiply(part, n)), x);
  const reduced = turn(shifted, z, phase);
  // Farther out (and for NaN) the JavaScript engine's function is called, particle by particle.
  const far = not(lessOrEqual(absolute(x), largestReduced));
  return createNode('rescue', [far, reduced, x], 0, phase === 0 ? 'sin' : 'cos');
}

export const expandSin = (x: Expression): Expression => expandCircular(x, 0);
export const expandCos = (x: Expression): Expression => expandCircular(x, 1);

export const expandTan = (x: Expression): Expression => divide(sin(x), cos(x));
export const expandCot = (x: Expression): Expression => divide(cos(x), sin(x));
export const expandSec = (x: Expression): Expression => divide(1, cos(x));
export const expandCsc = (x: Expression): Expression => divide(1, sin(x));

function expandCircularPi(x: Expression, phase: 0 | 1): Expression {
  // All three steps are exact for every finite x: x mod 2, then the nearest quarter turn.
  const turnRest = subtract(x, multiply(2, nearest(multiply(0.5, x))));
  const shifted = add(multiply(2, turnRest), integerShift);
  const rest = subtract(turnRest, multiply(0.5, subtract(shifted, integerShift)));
  return turn(shifted, multiply(Math.PI, rest), phase);
}

export const expandSinPi = (x: Expression): Expression => expandCircularPi(x, 0);
export const expandCosPi = (x: Expression): Expression => expandCircularPi(x, 1);

// (atan z / z − 1) / z² in z² on |z| ≤ tan π/8.
const atanPolynomial = [
  -0.333333333333332, 0.19999999999953164, -0.14285714280157558, 0.11111110781685717, -0.09090897711266063,
  0.07692059460750049, -0.06663096203835701, 0.05847836892080947, -0.05039087259150941, 0.03805946347013013,
  -0.01790205147751386,
];
// The part of π/2 that a double loses.
const halfPiLow = 6.123233995736766e-17;

/** Three ranges: atan x = 0 + atan x = π/4 + atan (x − 1)/(x + 1) = π/2 + atan −1/x, with one division for all. */
export function expandAtan(x: Expression): Expression {
  return oddly(x, (size) => {
    const middle = less(Math.SQRT2 - 1, size);
    const far = less(Math.SQRT2 + 1, size);
    const by = (low: Term, mid: Term, high: Term): Expression => select(far, high, select(middle, mid, low));
    const z = divide(by(size, subtract(size, 1), -1), select(far, size, select(middle, add(size, 1), 1)));
    const z2 = square(z);
    const correction = multiply(multiply(z, z2), polynomial(z2, atanPolynomial));
    const low = add(correction, by(0, halfPiLow / 2, halfPiLow));
    return add(by(0, Math.PI / 4, Math.PI / 2), add(z, low));
  });
}

/** From the tangent x / √(1 − x²); NaN beyond ±1. */
export function expandAsin(x: Expression): Expression {
  return atan(divide(x, squareRoot(multiply(subtract(1, x), add(1, x)))));
}

/** From the half angle's tangent √((1 − x)/(1 + x)); NaN beyond ±1. */
export function expandAcos(x: Expression): Expression {
  return multiply(2, atan(squareRoot(divide(subtract(1, x), add(1, x)))));
}

/** Beyond this, squares may overflow, and adding 1 under the root makes no difference. */
const huge = 1e150;

/** ln(1 + |x| + x²/(1 + √(1 + x²))); far out ln |x| + ln 2. */
export function expandAsinh(x: Expression): Expression {
  return oddly(x, (size) => {
    const far = less(huge, size);
    const squared = square(size);
    const argument = add(size, divide(squared, add(1, squareRoot(add(1, squared)))));
    return add(log1p(select(far, size, argument)), select(far, Math.LN2, 0));
  });
}

/** ln(1 + (x − 1) + √(x² − 1)); far out ln x + ln 2; NaN below 1. */
export function expandAcosh(x: Expression): Expression {
  const far = less(huge, x);
  const argument = add(subtract(x, 1), multiply(squareRoot(subtract(x, 1)), squareRoot(add(x, 1))));
  return add(log1p(select(far, x, argument)), select(far, Math.LN2, 0));
}

/** ½ ln(1 + 2x/(1 − x)); NaN beyond ±1. */
export function expandAtanh(x: Expression): Expression {
  return oddly(x, (size) => multiply(0.5, log1p(divide(multiply(2, size), subtract(1, size)))));
}

// erf x / x − 1 in x² on |x| ≤ 1, and e^(x²)·erfc x in (x − 3)/(x + 3) on 1..6.
const erfPolynomial = [
  0.12837916709551256, -0.3761263890318352, 0.11283791670944185, -0.02686617064311147, 0.0052239776061184864,
  -0.000854832592931516, 0.00012055293576920752, -1.4924712302392086e-5, 1.6447131575896415e-6,
  -1.6206313792919322e-7, 1.3710980542536633e-8, -7.779468750315998e-10,
];
const erfcPolynomial = [
  0.17900115118139, -0.32623356004316256, 0.24560380170781065, -0.15011593654565872, 0.07166583744049274,
  -0.024392489968966084, 0.004269232726516174, 0.0007083055457544561, -0.0005950000876460492,
  5.021854018565839e-5, 7.162399373343917e-5, -6.440988775753576e-6, -6.57941570308518e-6,
];

/** The error function; ±1 to the last digit beyond 6. */
export function expandErf(x: Expression): Expression {
  const near = add(x, multiply(x, polynomial(square(x), erfPolynomial)));
  const tail = oddly(x, (size) => {
    const w = minimum(size, 6);
    const t = divide(subtract(w, 3), add(w, 3));
    return subtract(1, multiply(exp(createNode('negate', [square(w)])), polynomial(t, erfcPolynomial)));
  });
  return select(less(absolute(x), 1), near, tail);
}

/** −1, 0 or 1; NaN if x is NaN. */
export function expandSign(x: Expression): Expression {
  return select(less(0, x), 1, select(less(x, 0), -1, x));
}

/** `nearest` rounds ties to the even integer: those that went down are moved up. */
export function expandRound(x: Expression): Expression {
  const even = nearest(x);
  return select(equal(subtract(x, even), 0.5), add(even, 1), even);
}

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
  // 1/x, but 0 at 0: adding 1e-300 to the denominator changes nothing elsewhere.
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

/** √(a² + b²), with the larger one factored out. */
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

const zero = constant(0);

/**
 * The derivative of that order by x of x^y: y(y − 1)…·x^(y − order), 0 where the factor y(y − 1)… is 0. Constant whole
 * and half exponents become products and square roots; other powers are e^(y ln |x|), with the logarithm, the product
 * and the sum computed to more digits than a double has, so that whole-number results are exact.
 */
export function expandPow(x: Expression, y: Expression, order: number): Expression {
  let factor = constant(1);
  for (let i = 0; i < order; i++) factor = multiply(factor, subtract(y, i));
  if (y.operation === 'constant') {
    return factor.value === 0 ? zero : multiply(factor, constantPower(x, y.value - order));
  }
  const result = expandGeneralPower(x, subtract(y, order));
  return order === 0 ? result : select(equal(factor, 0), 0, multiply(factor, result));
}

function constantPower(x: Expression, y: number): Expression {
  if (Math.abs(y) > largestUnrolled) return expandGeneralPower(x, constant(y));
  if (Number.isInteger(y)) return power(x, y);
  if (!Number.isInteger(2 * y)) return select(less(x, 0), NaN, powerOfSize(absolute(x), constant(y)));
  const whole = power(x, Math.abs(y) - 0.5);
  const result = multiply(squareRoot(x), whole);
  return y < 0 ? divide(1, result) : result;
}

/** Any exponent: |x|^y, with the sign of x if y is odd; NaN for x < 0 if y is not whole. */
function expandGeneralPower(x: Expression, y: Expression): Expression {
  const size = powerOfSize(absolute(x), y);
  const half = multiply(0.5, y);
  const whole = equal(nearest(y), y);
  const odd = and(whole, not(equal(nearest(half), half)));
  const signed = xorBits(size, andBits(select(odd, x, zero), signBit));
  const result = select(and(less(x, 0), not(whole)), NaN, signed);
  return select(equal(y, 0), 1, result);
}

/** x^y for x ≥ 0, except for 0^0 and the like. */
function powerOfSize(x: Expression, y: Expression): Expression {
  // ln x = high + low, summed from large to small: k·ln 2, f, the exact part of −f²/2, and the rest.
  const { k, f } = splitExponent(x);
  const { s, r } = mantissaLog(f);
  const head = upperDigits(f);
  const halfSquare = multiply(0.5, square(head));
  const halfSquareLow = product(0.5, add(f, head), subtract(f, head));
  const curve = multiply(s, add(add(halfSquare, halfSquareLow), r));
  const exponent = multiply(ln2High, k);
  const first = add(exponent, f);
  const firstLost = subtract(f, subtract(first, exponent));
  const second = subtract(first, halfSquare);
  const secondLost = subtract(subtract(first, second), halfSquare);
  const rest = sum(subtract(curve, halfSquareLow), multiply(ln2Low, k), firstLost, secondLost);
  const finite = add(second, rest);
  const low = subtract(rest, subtract(finite, second));
  const high = select(equal(x, 0), -Infinity, select(less(x, Infinity), finite, x));
  // y·ln x = p + q. Where p is so large that the power is 0 or infinite, q may be anything.
  const p = multiply(y, high);
  const [yHigh, highHigh] = [upperDigits(y), upperDigits(high)];
  const [yLow, highLow] = [subtract(y, yHigh), subtract(high, highHigh)];
  const q = sum(
    subtract(multiply(yHigh, highHigh), p),
    multiply(yHigh, highLow),
    multiply(yLow, highHigh),
    multiply(yLow, highLow),
    multiply(y, low),
  );
  return expandExpOfSum(p, select(less(absolute(p), 800), q, 0));
}

/** e^(p + q) for a q far smaller than p, with about one rounding error in all. */
function expandExpOfSum(p: Expression, q: Expression): Expression {
  const within = withinExp(p);
  const n = subtract(add(multiply(Math.LOG2E, within), integerShift), integerShift);
  const whole = subtract(within, multiply(ln2High, n));
  const small = multiply(ln2Low, n);
  const r = subtract(whole, small);
  const low = add(subtract(subtract(whole, r), small), q);
  // 1 + r with its rounding error, then the smaller terms.
  const head = add(1, r);
  const lost = subtract(r, subtract(head, 1));
  const curve = multiply(square(r), polynomial(r, expm1Polynomial));
  const rest = add(curve, multiply(low, add(head, curve)));
  return scaleInTwo(add(head, add(lost, rest)), n);
}
