import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readRaces } from './readRaces';

const scene = (steps = 10) => ({
  format: 'optiscape-scene',
  version: 1,
  landscape: { id: 'ravine' },
  steps,
  optimizers: [{ id: 'adam' }],
});

const lesson = (...steps: readonly object[]) => ({
  format: 'optiscape-lesson',
  version: 1,
  languages: ['en'],
  title: 'A lesson',
  goal: 'A goal',
  steps: steps.map((step) => ({ title: 'A step', text: 'Words', ...step })),
});

const race = (...scenes: readonly object[]) => ({ kind: 'race', scenes });

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-races-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function read(files: Readonly<Record<string, object>>) {
  for (const [name, document] of Object.entries(files)) {
    await writeFile(join(folder, name), JSON.stringify(document));
  }
  const paths = Object.keys(files).map((name) => join(folder, name));
  return readRaces(paths, new AbortController().signal);
}

it('are named as their files are', async () => {
  const races = await read({
    'b.json': scene(20),
    'a.optiscape': scene(30),
    'c.v2.optiscape.json': scene(),
    '100%d.json': scene(),
    '.json': scene(),
  });
  expect(races.map(({ name }) => name)).toEqual(['b', 'a', 'c.v2', '100-d', 'json']);
  expect(races.slice(0, 2).map(({ scene: { steps } }) => steps)).toEqual([20, 30]);
  expect(races[0]?.source).toBe(join(folder, 'b.json'));
});

it('are those that the steps of a lesson show, by number and key', async () => {
  const steps = [
    { key: 'walks', shows: race(scene(11)) },
    {},
    { key: 'a/b %d', shows: race(scene(12), scene(13)) },
  ];
  const races = await read({ 'first.optiscape-lesson': lesson(...steps), 'second.json': lesson(steps[0]!) });
  expect(races.map(({ name, scene: { steps: count } }) => [name, count])).toEqual([
    ['first-01-walks', 11],
    ['first-03-a-b -d-1', 12],
    ['first-03-a-b -d-2', 13],
    ['second-01-walks', 11],
  ]);
  expect(races[2]?.source).toBe(`${join(folder, 'first.optiscape-lesson')} (step 3)`);
});

it('are refused with the names of all files that are wrong', async () => {
  const files = { 'a.json': scene(-1), 'b.json': scene(), 'c.optiscape-lesson': lesson({}) };
  const refused = await read(files).catch((error: unknown) => String(error));
  const [one, other] = ['a.json', 'c.optiscape-lesson'].map((name) => join(folder, name));
  expect(refused).toContain(`${one}: Invalid steps: -1 (`);
  expect(refused).toContain(`; ${other}: Invalid steps: no race (expected a step`);
  await expect(read({ 'a.json': scene(-1) })).rejects.toThrow(/^Invalid steps: -1 \(/);
});

it('come from standard input once only', async () => {
  await expect(readRaces(['-', '-'], new AbortController().signal)).rejects.toThrow(
    'Invalid scene: - (expected standard input once only)',
  );
});

it('knows the lessons that come with the app by their ids', async () => {
  const races = await readRaces(['saddle-points'], new AbortController().signal);
  expect(races[0]).toMatchObject({
    name: expect.stringMatching(/^saddle-points-01-/) as string,
    source: 'saddle-points (step 1)',
  });
});
