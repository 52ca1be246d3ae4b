import { expect, it } from 'vitest';
import { plainName } from './plainName';

it('has nothing that shows what follows it backwards', () => {
  expect(plainName('\u202egnp.optiscape')).toBe('gnp.optiscape');
  expect(plainName('\u2066a\u2067b\u2068c\u2069\u202ad\u202be\u202cf\u202d')).toBe('abcdef');
});

it('keeps names of any script, and their marks', () => {
  for (const name of ['Adam 0.01', '谷 (1).optiscape', 'العربية', 'עברית\u200f!', 'É', '👩‍🏫']) {
    expect(plainName(name)).toBe(name);
  }
});
