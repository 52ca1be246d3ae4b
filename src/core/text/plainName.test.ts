import { expect, it } from 'vitest';
import { plainName } from './plainName';

it('has nothing that shows what follows it backwards', () => {
  expect(plainName('\u202egnp.optiscape')).toBe('gnp.optiscape');
  expect(plainName('\u2066a\u2067b\u2068c\u2069\u202ad\u202be\u202cf\u202d')).toBe('abcdef');
});

it('is one line of a length that a name may have', () => {
  expect(plainName('race\n\nUpdate now:\u001b\u009b\u0000x')).toBe('race Update now: x');
  expect(plainName('x'.repeat(255))).toBe('x'.repeat(255));
  expect(plainName('x'.repeat(100_000))).toBe(`${'x'.repeat(255)}…`);
});

it('keeps names of any script, and their marks', () => {
  for (const name of ['Adam 0.01', '谷 (1).optiscape', 'العربية', 'עברית\u200f!', 'É', '👩‍🏫']) {
    expect(plainName(name)).toBe(name);
  }
});
