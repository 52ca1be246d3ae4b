// Descriptions of the allowed values, worded for messages that say `(expected …)`.
import { phrase, type Phrase } from '../text/text';

export const finiteNumber: Phrase = phrase('a finite number');

export const positiveNumber: Phrase = phrase('a number above 0');

export const trueOrFalse: Phrase = phrase('true or false');

export const freeStep: Phrase = phrase('a step that no other keyframe has');

/** A whole number for which a condition like `0 ≤ steps` holds; empty: any. */
export function wholeNumber(condition: string): Phrase {
  return condition === '' ? phrase('a whole number') : phrase('a whole number, {condition}', { condition });
}

export function oneOf(values: readonly string[]): Phrase {
  return phrase('one of {values}', { values });
}

export function onlyOf(values: readonly string[]): Phrase {
  return phrase('only {values}', { values });
}
