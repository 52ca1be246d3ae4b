// Any text is a scene or is refused in few words, and any settings leave a window that works.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { landscapes } from '../src/core/landscapes/registry';
import { createDefaultScene } from '../src/core/scene/defaultScene';
import { parseSceneText, serializeScene } from '../src/core/scene/parseScene';
import { maxSceneFileBytes } from '../src/core/scene/sceneFile';
import { maxIssues } from '../src/core/validation/issue';
import { readTextFile, TooLargeError } from '../src/engine/readTextFile';
import { nearlyText } from './documents';
import { soak } from './soak';

const head = { format: 'optiscape-scene', version: 1 };
const scenes: readonly unknown[] = [
  ...landscapes.map((landscape) => JSON.parse(serializeScene(createDefaultScene(landscape))) as unknown),
  {
    ...head,
    landscape: {
      formula: 'a*x^2 + sin(b*y)',
      domain: { x: [-1, 1], y: [-1, 1] },
      parameters: { a: { value: 2, min: 0, max: 3 }, b: 1 },
    },
    film: { captions: [{ text: 'a', from: 0, to: 9 }], keyframes: [] },
    noise: { kind: 'gaussian', scale: 1 },
  },
  {
    ...head,
    landscape: {
      neuron: {
        activation: { id: 'swish', parameters: { beta: 1 } },
        loss: { id: 'huber' },
        data: [
          [0, 1],
          [1, 0],
        ],
      },
    },
    optimizers: [
      {
        id: 'sgd',
        label: 'a',
        schedule: { id: 'cosine', period: 9 },
        clipping: { kind: 'norm', limit: 1 },
        runs: { count: 4, spread: 0.1 },
      },
    ],
  },
];

soak('scenes', { short: 1500, full: 40_000 }, async ({ count, seed }) => {
  let taken = 0;
  fc.assert(
    fc.property(nearlyText(scenes), (text) => {
      const parsed = parseSceneText(text);
      if (parsed.ok) {
        taken += 1;
        expect(parseSceneText(serializeScene(parsed.scene))).toEqual(parsed);
        return;
      }
      expect(parsed.issues.length).toBeGreaterThan(0);
      expect(parsed.issues.length).toBeLessThanOrEqual(maxIssues + 1);
      expect(JSON.stringify(parsed.issues).length).toBeLessThan(20_000);
    }),
    { numRuns: count, seed },
  );
  expect(taken).toBeGreaterThan(count / 50);
  expect(taken).toBeLessThan(count);
  return Promise.resolve(`${count} scenes, ${taken} of them taken, ${count - taken} refused`);
});

/** How a file begins, what fills it, and how it ends. */
const largeFiles: readonly (readonly [begin: string, filling: string, end: string])[] = [
  ['{"format":"optiscape-scene","version":1,"landscape":{"id":"ravine"}', ' ', '}'],
  ['{"format":"optiscape-scene","version":1,"title":"', 'x', '"}'],
  ['', '[', ''],
  ['', '{"a":', ''],
  ['{"format":"optiscape-scene","version":1,"optimizers":[0', ',0', ']}'],
  ['{"format":"optiscape-scene","version":1,"optimizers":[{}', ',{"id":"adam"}', ']}'],
  ['{"format":"optiscape-scene","version":1,"film":{"captions":[{}', ',{"__proto__":{}}', ']}}'],
  ['', '"\\ud800', ''],
];

const textOf = (kind: number, length: number): string => {
  const [begin, filling, end] = largeFiles[kind % largeFiles.length]!;
  return begin + filling.repeat((length - begin.length - end.length) / filling.length) + end;
};

soak('large files', { short: 4, full: 40 }, async ({ count }) => {
  const folder = await mkdtemp(join(tmpdir(), 'optiscape-soak-'));
  const path = join(folder, 'large.optiscape');
  let longestMs = 0;
  for (let kind = 0; kind < count; kind += 1) {
    await writeFile(path, textOf(kind, 50_000_000));
    await expect(readTextFile(path, maxSceneFileBytes)).rejects.toThrow(TooLargeError);
    // The largest that is read.
    await writeFile(path, textOf(kind, maxSceneFileBytes));
    const text = await readTextFile(path, maxSceneFileBytes);
    const began = performance.now();
    const parsed = parseSceneText(text);
    longestMs = Math.max(longestMs, performance.now() - began);
    // The first kind is a scene, however much space there is in it.
    expect(parsed.ok).toBe(kind % largeFiles.length === 0);
    if (!parsed.ok) expect(JSON.stringify(parsed.issues).length).toBeLessThan(20_000);
  }
  await rm(folder, { recursive: true });
  return `${count} files of 50 MB refused, ${count} of 4 MiB read, each in ${longestMs.toFixed(0)} ms or less`;
});
