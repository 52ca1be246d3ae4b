// A range that a number of the scene must lie in, and its description.

import { type Wording } from '../text/text';
import { wholeNumber } from './expectation';

export interface NumberRange {
  readonly min: number;
  readonly max: number;
  /** Only whole numbers. */
  readonly whole?: boolean;
}

export function isInRange(value: number, { min, max, whole }: NumberRange): boolean {
  return value >= min && value <= max && (whole !== true || Number.isInteger(value));
}

/** `1 ≤ steps ≤ 1000000` */
export function describeRange(name: string, { min, max, whole }: NumberRange): Wording {
  const condition = `${min} ≤ ${name} ≤ ${max}`;
  return whole === true ? wholeNumber(condition) : condition;
}
