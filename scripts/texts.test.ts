import { expect, it } from 'vitest';
import { phrasesIn, textProblems } from './lib/texts.mjs';

it('Japanese has every text of the app, and none in vain', async () => {
  expect(await textProblems('ja')).toEqual({ missing: [], unused: [] });
});

it('phrases are found with their context, and must be literals', () => {
  const text = "phrase('a {b}', { b });\nphrase('c', undefined, 'd');";
  expect(phrasesIn('x.ts', text)).toEqual([
    { text: 'a {b}', where: 'x.ts:1' },
    { text: 'c [d]', where: 'x.ts:2' },
  ]);
  expect(() => phrasesIn('x.ts', 'phrase(`a ${b}`)')).toThrow('x.ts:1');
});
