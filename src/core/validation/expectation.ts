// What is allowed where a value is wrong, worded for messages that say `(expected …)`.
import type { LocalizedText } from '../text/text';

export const finiteNumber: LocalizedText = { en: 'a finite number', ja: '有限の数' };

export const positiveNumber: LocalizedText = { en: 'a number above 0', ja: '0 より大きい数' };

export const trueOrFalse: LocalizedText = { en: 'true or false', ja: 'true か false' };

export const freeStep: LocalizedText = {
  en: 'a step that no other keyframe has',
  ja: 'ほかのキーフレームがないステップ',
};

/** A whole number for which a condition like `0 ≤ steps` holds; empty: any. */
export function wholeNumber(condition: string): LocalizedText {
  return condition === ''
    ? { en: 'a whole number', ja: '整数' }
    : { en: `a whole number, ${condition}`, ja: `${condition} の整数` };
}

export function oneOf(values: readonly string[]): LocalizedText {
  return { en: `one of ${values.join(', ')}`, ja: `${values.join('、')} のいずれか` };
}

export function onlyOf(values: readonly string[]): LocalizedText {
  return { en: `only ${values.join(', ')}`, ja: `${values.join('、')} のみ` };
}
