import { describe, expect, it } from 'vitest';
import { toPseudo } from './pseudoLocale';
import { fillIn, inEnglish, phraseKey } from './phrase';
import { inLanguage, phrase } from './text';

describe('a phrase', () => {
  it('is said in a language with what it names, texts among them', () => {
    const inner = phrase('a loss');
    const whole = phrase('the id of {what}', { what: inner });
    expect(inLanguage(whole, 'en')).toBe('the id of a loss');
    expect(inLanguage(whole, 'ja')).toBe('損失関数の id');
  });

  it('is said in English where a language lacks it', () => {
    expect(inLanguage(phrase('no such text of {count}', { count: 3 }), 'ja')).toBe('no such text of 3');
  });

  it('joins lists as the language does', () => {
    const map = phrase('Contour map of {landscape} with the paths of {runners}', {
      landscape: 'f',
      runners: ['SGD', 'Adam'],
    });
    expect(inLanguage(map, 'en')).toBe('Contour map of f with the paths of SGD, Adam');
    expect(inLanguage(map, 'ja')).toContain('SGD、Adam');
  });

  it('is told from another one of the same words by its context', () => {
    expect(inLanguage(phrase('Threshold'), 'ja')).toBe('閾値');
    expect(inLanguage(phrase('Threshold', undefined, 'function'), 'ja')).toBe('閾値関数');
  });

  it('keeps what stands in braces and is no value', () => {
    expect(inLanguage(phrase('g_{t+1} of {n}', { n: 2 }), 'en')).toBe('g_{t+1} of 2');
  });
});

describe('phrase', () => {
  it('has values and a context only if there are some', () => {
    expect(phrase('Loss')).toStrictEqual({ en: 'Loss' });
    expect(phrase('{n} steps', { n: 2 })).toStrictEqual({ en: '{n} steps', values: { n: 2 } });
    expect(phrase('Loss', undefined, 'axis')).toStrictEqual({ en: 'Loss', context: 'axis' });
  });

  it('is looked up by its English, with its context', () => {
    expect(phraseKey(phrase('Loss'))).toBe('Loss');
    expect(phraseKey(phrase('Loss', undefined, 'axis'))).toBe('Loss [axis]');
  });
});

describe('fillIn', () => {
  it('writes each value as it is said, as often as it is named', () => {
    const said = fillIn('{a} of {b}, {a}', { a: 1, b: 'x' }, (value) => `<${JSON.stringify(value)}>`);
    expect(said).toBe('<1> of <"x">, <1>');
  });

  it('takes only values of its own', () => {
    expect(fillIn('{constructor} {a}', { a: 1 }, String)).toBe('{constructor} 1');
    expect(fillIn('{a}', undefined, String)).toBe('{a}');
  });
});

describe('inEnglish', () => {
  it('says strings, numbers, lists and other texts', () => {
    expect(inEnglish('0 ≤ x ≤ 1')).toBe('0 ≤ x ≤ 1');
    const whole = phrase('{n} of {names}: {what}', { n: 2, names: ['SGD', 'Adam'], what: phrase('a loss') });
    expect(inEnglish(whole)).toBe('2 of SGD, Adam: a loss');
  });
});

it('a string is the same in every language', () => {
  for (const language of ['en', 'ja', 'en-XA'] as const) expect(inLanguage('SGD', language)).toBe('SGD');
});

describe('the pseudo-locale', () => {
  it('has accents, is two fifths longer, and leaves places for values alone', () => {
    expect(toPseudo('Steps of {{count}}')).toBe('Šţéþš öƒ {{count}}~~~~');
    expect(inLanguage(phrase('the id of {what}', { what: 'x' }), 'en-XA')).toBe('ţĥé îð öƒ x~~~~');
  });

  it('leaves markup and texts in texts alone', () => {
    expect(toPseudo('<b>bold</b> $t(name)')).toBe('<b>ƀöļð</b> $t(name)~~');
    expect(toPseudo('{a} {b}')).toBe('{a} {b}~');
  });

  it('has another letter for each of ours, and keeps digits and signs', () => {
    const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(97 + index)).join('');
    const accented = toPseudo(letters + letters.toUpperCase()).replaceAll('~', '');
    expect(accented).toHaveLength(52);
    expect(new Set(accented).size).toBe(52);
    expect(accented).not.toMatch(/[A-Za-z]/);
    expect(toPseudo('1,000 %')).toBe('1,000 %~~~');
    expect(toPseudo('')).toBe('');
  });
});
