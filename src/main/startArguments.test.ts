import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportPageOf, sceneFileOf } from './startArguments';

describe('start arguments', () => {
  it.each([
    [['optiscape', 'race.json'], 'race.json'],
    [['electron', '.', '--no-sandbox', 'races/Race.JSON'], 'races/Race.JSON'],
    [['optiscape'], null],
    [['electron', '.', '--inspect=0'], null],
    [['race.json'], null],
  ])('%j', (words, file) => {
    expect(sceneFileOf(words, '/somewhere')).toBe(file === null ? null : resolve('/somewhere', file));
  });
});

it.each([
  [undefined, null],
  ['http://127.0.0.1:4000/secret/export.html', 'http://127.0.0.1:4000/secret/export.html'],
  ['http://example.com/', null],
  ['https://127.0.0.1/', null],
  ['nonsense', null],
])('of the environment, the export page %s is %s', (given, address) => {
  expect(exportPageOf({ OPTISCAPE_EXPORT_PAGE: given })).toBe(address);
});
