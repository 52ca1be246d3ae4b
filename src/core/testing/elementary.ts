// The errors of the elementary functions' expansions, and their bounds.
import {
  acos,
  acosh,
  asin,
  asinh,
  atan,
  atanh,
  cbrt,
  cos,
  cosh,
  cosPi,
  cot,
  csc,
  erf,
  exp,
  expm1,
  input,
  log,
  log10,
  log1p,
  log2,
  pow,
  sec,
  sigmoid,
  sin,
  sinc,
  sinh,
  sinPi,
  softplus,
  tan,
  tanh,
} from '../expression/expression';
import { interpret } from '../expression/interpret';
import { lower } from '../expression/lower';
import { shareEqualNodes } from '../expression/program';
import file from './golden/elementary.json';

/** Per function rows of x (and y, if there are two), f rounded to a double, and the rounding error. */
const references = file as unknown as Readonly<Record<string, readonly (readonly number[])[]>>;

const [x, y] = [input('x', 'particle'), input('y', 'particle')];
const functions = {
  exp: exp(x),
  log: log(x),
  sin: sin(x),
  cos: cos(x),
  sinPi: sinPi(x),
  cosPi: cosPi(x),
  tanh: tanh(x),
  sinc: sinc(x),
  sinc1: sinc(x, 1),
  sinc2: sinc(x, 2),
  expm1: expm1(x),
  log1p: log1p(x),
  log2: log2(x),
  log10: log10(x),
  cbrt: cbrt(x),
  tan: tan(x),
  sec: sec(x),
  csc: csc(x),
  cot: cot(x),
  asin: asin(x),
  acos: acos(x),
  atan: atan(x),
  sinh: sinh(x),
  cosh: cosh(x),
  asinh: asinh(x),
  acosh: acosh(x),
  atanh: atanh(x),
  sigmoid: sigmoid(x),
  softplus: softplus(x),
  erf: erf(x),
  // With the exponent as an input, up to |y ln x| = 290, where an error of the logarithm is magnified most.
  pow: pow(x, y),
};

/**
 * In units in the last place; for the derivatives of sinc absolute, since at their zeros two terms cancel.
 */
export const elementaryBounds: Readonly<
  Record<string, { readonly ulps: number } | { readonly absolute: number }>
> = {
  exp: { ulps: 1.5 },
  log: { ulps: 1.5 },
  sin: { ulps: 1.5 },
  cos: { ulps: 1.5 },
  sinPi: { ulps: 2 },
  cosPi: { ulps: 2 },
  tanh: { ulps: 6 },
  sinc: { ulps: 3 },
  sinc1: { absolute: 2e-15 },
  sinc2: { absolute: 1e-14 },
  expm1: { ulps: 2.5 },
  log1p: { ulps: 2 },
  log2: { ulps: 2 },
  log10: { ulps: 2 },
  cbrt: { ulps: 1.5 },
  tan: { ulps: 4 },
  sec: { ulps: 3.5 },
  csc: { ulps: 3.5 },
  cot: { ulps: 4 },
  asin: { ulps: 3 },
  acos: { ulps: 3 },
  atan: { ulps: 2.5 },
  sinh: { ulps: 2.5 },
  cosh: { ulps: 2.5 },
  asinh: { ulps: 2.5 },
  acosh: { ulps: 3 },
  atanh: { ulps: 2.5 },
  sigmoid: { ulps: 2.5 },
  softplus: { ulps: 2.5 },
  erf: { ulps: 2 },
  pow: { ulps: 6 },
};

function ulp(value: number): number {
  const size = Math.abs(value);
  return size < 2 ** -1022 ? Number.MIN_VALUE : 2 ** (Math.floor(Math.log2(size)) - 52);
}

export interface ElementaryError {
  readonly name: string;
  /** Largest error in units in the last place of the true value. */
  readonly ulps: number;
  readonly absolute: number;
  /** Where the error in units in the last place is largest. */
  readonly at: number;
}

export function elementaryErrors(): ElementaryError[] {
  return Object.entries(functions).map(([name, expression]) => {
    const lowered = shareEqualNodes(lower([expression]));
    let [ulps, absolute, at] = [0, 0, NaN];
    for (const row of references[name] ?? []) {
      const [high = NaN, low = NaN] = row.slice(-2);
      const [point = NaN, second = NaN] = row;
      const [actual = NaN] = interpret(lowered, { x: point, y: second });
      const error = Math.abs(actual - high - low);
      absolute = Math.max(absolute, error);
      if (!(error / ulp(high) <= ulps)) [ulps, at] = [error / ulp(high), point];
    }
    return { name, ulps, absolute, at };
  });
}
