// docs/numerics.md has the numbers that the tests measure.
import { readFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { buildNumericsPage } from './numericsPage';

/** The digits of measured deviations may differ between JavaScript engines. */
const withoutMeasurements = (text: string): string =>
  text.replaceAll(/\d\.\de[+-]\d+|\d+\.\d+ ulp|(?<=\| )0(?=[ ,])/g, '#').replaceAll(/ +|-{3,}/g, ' ');

test('docs/numerics.md is up to date (npm run bench -- numerics writes it)', async () => {
  const path = 'docs/numerics.md';
  const written = await readFile(path, 'utf8');
  const built = await format(buildNumericsPage(), { ...(await resolveConfig(path)), parser: 'markdown' });
  expect(withoutMeasurements(written)).toBe(withoutMeasurements(built));
}, 120_000);
