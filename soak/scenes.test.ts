// Any text is a scene or is refused in few words, and any settings leave a window that works.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { createSurfaceGrid } from '../src/core/contour/surfaceGrid';
import type { Domain } from '../src/core/geometry/domain';
import { evaluatePoints } from '../src/core/landscapes/evaluate';
import { landscapeKey } from '../src/core/landscapes/reference';
import { requireLandscape } from '../src/core/landscapes/resolve';
import type { Scene } from '../src/core/scene/scene';
import { createCheckedRun } from '../src/core/simulation/run';
import { frameAt, raceSeconds } from '../src/core/timeline/frameAt';
import { planStream } from '../src/engine/streams/planStream';
import { decodeChunk, draftRunChunk, finishRunChunk } from '../src/protocol/chunk';
import { computeTrajectories, type ComputeRace } from '../src/protocol/computeTrajectories';
import { exportText, type TextSources } from '../src/protocol/exportTexts';
import type { RunEnd } from '../src/protocol/messages';
import { raceRequest } from '../src/protocol/raceRequest';
import { landscapes } from '../src/core/landscapes/registry';
import { createDefaultScene } from '../src/core/scene/defaultScene';
import { parseSceneText, serializeScene } from '../src/core/scene/parseScene';
import { maxSceneFileBytes } from '../src/core/scene/sceneFile';
import { neuronLandscape } from '../src/core/scene/testing/neuronDocument';
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
    landscape: neuronLandscape,
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

/** Enough to be something, few enough to be tried thousands of times. */
const steps = 40;

soak('scenes that are taken', { short: 40, full: 6000 }, async ({ count, seed }) => {
  const computeRace: ComputeRace = (request, onChunk) => {
    const plan = planStream(request);
    if (!plan.ok) return Promise.reject(new Error(plan.failure.message));
    if (plan.spec.kind !== 'race') return Promise.reject(new Error('It is no race.'));
    const ends = plan.spec.runs.map((settings, index): RunEnd => {
      const run = createCheckedRun(settings);
      const draft = draftRunChunk(request.steps + 1, run);
      const rows = run.advance(draft.columns, 0, request.steps + 1);
      const decoded = decodeChunk(finishRunChunk(draft, index, 0, rows));
      if (decoded.ok && decoded.chunk.kind === 'run') onChunk(decoded.chunk);
      return run.state as RunEnd;
    });
    return Promise.resolve(ends);
  };
  let [drawn, races] = [0, 0];
  for (let batch = 0; races < count; batch += 1) {
    for (const text of fc.sample(nearlyText(scenes), { numRuns: 500, seed: seed + batch })) {
      const parsed = parseSceneText(text);
      if (!parsed.ok || races === count) continue;
      races += 1;
      // The race as it is must be one that the engine takes; a short one is run and shown.
      const asked = planStream(raceRequest(parsed.scene, parsed.scene.optimizers, { shapes: true }).request);
      expect([asked.ok, asked.ok ? '' : asked.failure.message]).toEqual([true, '']);
      const scene = { ...parsed.scene, steps: Math.min(steps, parsed.scene.steps) };
      if (scene.optimizers.reduce((sum, { runs }) => sum + runs.count, 0) > 30) continue;
      drawn += 1;
      const trajectories = await computeTrajectories(scene, computeRace, { shapes: true });
      for (const seconds of [0, raceSeconds(scene) / 3, raceSeconds(scene)]) {
        const frame = frameAt(scene, trajectories, seconds);
        expect(frame.runs.every(({ headRow, firstRow }) => firstRow >= 0 && headRow >= firstRow)).toBe(true);
        expect(
          Object.values(frame.camera)
            .flat()
            .every((number) => Number.isFinite(number)),
        ).toBe(true);
      }
      const map = [
        ...(await exportText('svg', scene, { ...picture, language: 'ja' }, sources(scene, computeRace))),
      ].join('');
      expect(map).not.toMatch(/NaN|Infinity|undefined|<script/);
      const script = [...(await exportText('python', scene, picture, sources(scene, computeRace)))].join('');
      // What a label or a title has of them is escaped.
      expect(script).not.toMatch(/[^\P{C}\n]/u);
    }
  }
  return `${races} scenes asked for, ${drawn} of them raced, drawn as a map and written as a script`;
});

const picture = {
  widthPx: 400,
  heightPx: 420,
  textScale: 1,
  theme: 'light',
  background: 'theme',
  language: 'en',
} as const;

const sources = (scene: Scene, computeRace: ComputeRace): TextSources => ({
  computeRace,
  loadHeights: () => {
    const { landscape, numbers } = requireLandscape(scene.landscape);
    const heights = evaluatePoints(landscape, gridPoints(landscape.domain, 24), numbers).values;
    return Promise.resolve(
      createSurfaceGrid(landscapeKey(scene.landscape), 24, 24, Float32Array.from(heights)),
    );
  },
  typeset: () => Promise.resolve({ width: 1, height: 0.5, depth: 0, path: 'M0 0H1234' }),
});

function gridPoints({ x, y }: Domain, side: number): Float64Array {
  const at = ([from, to]: readonly [number, number], index: number): number =>
    from + ((to - from) * index) / (side - 1);
  return Float64Array.from(
    Array.from({ length: side * side }, (_, index) => [
      at(x, index % side),
      at(y, Math.floor(index / side)),
    ]).flat(),
  );
}
