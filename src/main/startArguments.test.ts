import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sceneFileOf } from './startArguments';

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
