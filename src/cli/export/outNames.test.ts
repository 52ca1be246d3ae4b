import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import type { Scene } from '../../core/scene/scene';
import { outPattern, outsFor } from './outNames';
import type { NamedRace } from './readRaces';

/** Nothing looks into the scenes. */
const races = (...names: readonly string[]): NamedRace[] =>
  names.map((name, index) => ({ name, source: `${index + 1}/${name}.json`, scene: {} as Scene }));

it('are in a folder by the name of the race and the format', async () => {
  const folder = tmpdir();
  expect(await outPattern(folder, undefined)).toBe(join(folder, '{name}.mp4'));
  expect(await outPattern('films/', 'png-sequence')).toBe(join('films', '{name}-%04d.png'));
  expect(await outPattern('race.webm', undefined)).toBe('race.webm');
  await expect(outPattern('race.webm', 'gif')).rejects.toThrow(
    'Invalid --format: gif (expected --format for',
  );
  await expect(outPattern(folder, 'avi')).rejects.toThrow(
    'Invalid --format: avi (expected mp4 or webm or gif',
  );
});

it('are one for each race', () => {
  expect(outsFor('race.mp4', races('a'))).toEqual(['race.mp4']);
  expect(outsFor('x-{name}/{name}.mp4', races('a', '$&'))).toEqual(['x-a/a.mp4', 'x-$&/$&.mp4']);
  expect(() => outsFor('race.mp4', races('a', 'b'))).toThrow(
    'Invalid --out: race.mp4 (expected a folder, or a name with {name}, for 2 races)',
  );
});

it.each([
  ['a', 'a'],
  ['Race', 'race'],
  ['caf\u00e9', 'cafe\u0301'],
])('%s and %s are the same name on some system', (one, other) => {
  expect(() => outsFor('{name}.mp4', races(one, 'x', other))).toThrow(
    `Invalid --out: ${other}.mp4 (expected another name for 3/${other}.json than for 1/${one}.json)`,
  );
});
