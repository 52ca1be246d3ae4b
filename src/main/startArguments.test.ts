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
  [['optiscape'], null],
  [
    ['electron', '.', '--export-page=http://127.0.0.1:4000/export.html?token=x'],
    'http://127.0.0.1:4000/export.html?token=x',
  ],
  [['electron', '.', '--export-page=http://example.com/'], null],
  [['electron', '.', '--export-page=https://127.0.0.1/'], null],
  [['electron', '.', '--export-page=nonsense'], null],
])('the export page of %j is %s', (words, address) => {
  expect(exportPageOf(words)).toBe(address);
});
