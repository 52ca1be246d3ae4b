// Random expression graphs for the fuzz tests: the same for the same seed.
import {
  absolute,
  add,
  cos,
  cosPi,
  divide,
  exp,
  hypot,
  input,
  less,
  log,
  maximum,
  minimum,
  multiply,
  negate,
  power,
  select,
  sin,
  sinc,
  sinPi,
  square,
  squareRoot,
  subtract,
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

/** A graph over x and y of at most that depth, smooth but for kinks of abs, min, max and select. */
export function randomExpression(uniform: () => number, depth: number): Expression {
  const pick = <T>(choices: readonly T[]): T => choices[Math.floor(uniform() * choices.length)] as T;
  const shared: Expression[] = [x, y];
  const build = (rest: number): Expression => {
    if (rest === 0 || uniform() < 0.1) {
      return uniform() < 0.3 ? add(multiply(0, x), Math.round(uniform() * 60 - 30) / 10) : pick(shared);
    }
    const a = (): Expression => build(rest - 1);
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
    ])();
    if (uniform() < 0.3) shared.push(node);
    return node;
  };
  return build(depth);
}
