// The sets of numbers that contain activations' outputs, and that losses accept.
import { finiteNumber } from '../validation/expectation';
import { phrase, type Wording } from '../text/text';

/** `sign`: −1 or 1. */
export type NumberSet = 'any' | 'nonNegative' | 'probability' | 'sign';

export function isIn(set: NumberSet, value: number): boolean {
  switch (set) {
    case 'any':
      return Number.isFinite(value);
    case 'nonNegative':
      return Number.isFinite(value) && value >= 0;
    case 'probability':
      return value >= 0 && value <= 1;
    case 'sign':
      return value === -1 || value === 1;
  }
}

/** The allowed numbers, for a message about the number called `name`. */
export function describeSet(set: NumberSet, name: string): Wording {
  switch (set) {
    case 'any':
      return finiteNumber;
    case 'nonNegative':
      return `0 ≤ ${name}`;
    case 'probability':
      return `0 ≤ ${name} ≤ 1`;
    case 'sign':
      return phrase('-1 or 1');
  }
}

/** Whether every number of the inner set is in the outer one. */
export function isWithin(inner: NumberSet, outer: NumberSet): boolean {
  switch (outer) {
    case 'any':
      return true;
    case 'nonNegative':
      return inner === 'nonNegative' || inner === 'probability';
    case 'probability':
    case 'sign':
      return inner === outer;
  }
}
