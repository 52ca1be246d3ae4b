// How far the written-out elementary functions are from the truth, and what is promised.
import { cos, cosPi, exp, input, log, sin, sinc, sinPi, tanh } from '../expression/expression';
import { interpret } from '../expression/interpret';
import { lower } from '../expression/lower';
import { shareEqualNodes } from '../expression/program';
import file from './golden/elementary.json';

/** Per function rows of x, f(x) rounded to a double, and what the rounding lost. */
const references = file as unknown as Readonly<Record<string, readonly (readonly number[])[]>>;

const x = input('x', 'particle');
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
};

/**
 * Units in the last place; the derivatives of sinc in absolute terms, as their zeros lie where two terms cancel.
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
    for (const [point = NaN, high = NaN, low = NaN] of references[name] ?? []) {
      const [actual = NaN] = interpret(lowered, { x: point });
      const error = Math.abs(actual - high - low);
      absolute = Math.max(absolute, error);
      if (!(error / ulp(high) <= ulps)) [ulps, at] = [error / ulp(high), point];
    }
    return { name, ulps, absolute, at };
  });
}
