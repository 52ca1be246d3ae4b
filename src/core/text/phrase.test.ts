import { describe, expect, it } from 'vitest';
import { toPseudo } from './pseudoLocale';
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

it('the pseudo-locale has accents, is two fifths longer, and leaves places for values alone', () => {
  expect(toPseudo('Steps of {{count}}')).toBe('Šţéþš öƒ {{count}}~~~~');
  expect(inLanguage(phrase('the id of {what}', { what: 'x' }), 'en-XA')).toBe('ţĥé îð öƒ x~~~~');
});
