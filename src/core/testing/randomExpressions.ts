// Random expression graphs for the fuzz tests: the same for the same seed.
import {
  absolute,
  acos,
  acosh,
  add,
  asin,
  asinh,
  atan,
  atanh,
  cbrt,
  ceil,
  cos,
  cosh,
  cosPi,
  cot,
  csc,
  divide,
  erf,
  exp,
  expm1,
  floor,
  hypot,
  input,
  less,
  log,
  log10,
  log1p,
  log2,
  maximum,
  minimum,
  multiply,
  negate,
  pow,
  power,
  round,
  sec,
  select,
  sigmoid,
  sign,
  sin,
  sinc,
  sinh,
  sinPi,
  softplus,
  square,
  squareRoot,
  subtract,
  tan,
  tanh,
  type Expression,
} from '../expression/expression';

/** Uniform numbers in [0, 1), 32 bits each (a linear congruential generator with Numerical Recipes' constants). */
export function createUniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const x = input('x', 'particle');
const y = input('y', 'particle');

/** A graph over x and y of at most that depth, smooth except for kinks of abs, min, max and select and some jumps. */
export function randomExpression(uniform: () => number, depth: number): Expression {
  const pick = <T>(choices: readonly T[]): T => choices[Math.floor(uniform() * choices.length)] as T;
  const shared: Expression[] = [x, y];
  const build = (rest: number): Expression => {
    if (rest === 0 || uniform() < 0.1) {
      return uniform() < 0.3 ? add(multiply(0, x), Math.round(uniform() * 60 - 30) / 10) : pick(shared);
    }
    const a = (): Expression => build(rest - 1);
    // At least ½; in −1..1; and a coordinate that all evaluators round in the same way.
    const positive = (): Expression => add(0.5, square(a()));
    const small = (): Expression => tanh(a());
    const tripled = (): Expression => multiply(3, pick([x, y]));
    const node = pick<() => Expression>([
      () => add(a(), a()),
      () => subtract(a(), a()),
      () => multiply(a(), a()),
      () => divide(a(), add(1, square(a()))),
      () => negate(a()),
      () => absolute(a()),
      () => squareRoot(add(0.5, square(a()))),
      () => minimum(a(), a()),
      () => maximum(a(), a()),
      () => select(less(a(), a()), a(), a()),
      () => power(a(), pick([2, 3, 4, 5])),
      () => power(add(1.5, square(a())), pick([-1, -2, -3])),
      () => exp(negate(square(a()))),
      () => exp(tanh(a())),
      () => log(add(1, square(a()))),
      () => sin(a()),
      () => cos(a()),
      () => sinPi(tanh(a())),
      () => cosPi(tanh(a())),
      () => tanh(a()),
      () => sinc(a()),
      () => hypot(a(), add(1, square(a()))),
      () => pick([expm1, tan, sec, sinh, cosh])(small()),
      () => pick([log1p, log2, log10, cbrt])(positive()),
      () => pick([csc, cot])(add(1.5, multiply(0.9, small()))),
      () => pick([asin, acos, atanh])(multiply(0.9, small())),
      () => pick([atan, asinh, sigmoid, softplus, erf])(a()),
      () => acosh(add(1, positive())),
      () => cbrt(a()),
      () => pow(positive(), small()),
      () => pow(positive(), pick([0.5, 1.5, -2.5, 1 / 3, 0.7])),
      () => pow(negate(positive()), round(tripled())),
      () => multiply(a(), pick([floor, ceil, round, sign])(tripled())),
    ])();
    if (uniform() < 0.3) shared.push(node);
    return node;
  };
  return build(depth);
}
