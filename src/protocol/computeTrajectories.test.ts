// The chunks of a race become whole trajectories, each of its runner's run.
import { expect, it } from 'vitest';
import { validateHyperparameters } from '../core/hyperparameters/validateHyperparameters';
import { findLandscape } from '../core/landscapes/registry';
import { findOptimizer } from '../core/optimizers/registry';
import { createDefaultScene } from '../core/scene/defaultScene';
import type { Scene } from '../core/scene/scene';
import { decodeChunk, draftRunChunk, finishRunChunk, type RunChunk } from './chunk';
import { computeTrajectories, shownRunners, type ComputeRace } from './computeTrajectories';
import type { RaceRequest, RunEnd } from './messages';

const usual = createDefaultScene(findLandscape('ravine')!);
const [first, second] = usual.optimizers as [Scene['optimizers'][0], Scene['optimizers'][0]];

/** Four steps of two runs of a hidden runner, and of one of another. */
const scene: Scene = {
  ...usual,
  steps: 4,
  optimizers: [
    { ...first, visible: false, runs: { count: 2, spread: 0.1 } },
    { ...second, visible: true, runs: { count: 1, spread: 0 } },
  ],
};

/** Rows whose values are 10 × the run + the row. */
function chunkOf(run: number, firstRow: number, rowCount: number, shapePoints = 0): RunChunk {
  const draft = draftRunChunk(rowCount, { shapePoints, countsEvaluations: false });
  for (let row = 0; row < rowCount; row += 1) draft.columns.values[row] = 10 * run + firstRow + row;
  draft.columns.shapes?.fill(firstRow + 1);
  const decoded = decodeChunk(finishRunChunk(draft, run, firstRow, rowCount));
  if (!decoded.ok || decoded.chunk.kind !== 'run') throw new Error('no rows');
  return decoded.chunk;
}

const ended = (rows: number): RunEnd => ({ status: 'completed', rows, divergedAt: null });

it('puts the rows of each run together, whatever comes between them', async () => {
  const compute: ComputeRace = (_request, onChunk) => {
    for (const chunk of [chunkOf(1, 0, 2), chunkOf(0, 0, 5), chunkOf(1, 2, 3), chunkOf(2, 0, 1)])
      onChunk(chunk);
    return Promise.resolve([ended(5), ended(5), ended(1)]);
  };
  const trajectories = await computeTrajectories(scene, compute);
  expect(trajectories.map(({ key, run, state }) => [key, run, state.rows])).toEqual([
    [first.key, 0, 5],
    [first.key, 1, 5],
    [second.key, 0, 1],
  ]);
  expect(trajectories.map(({ columns }) => [...columns.values])).toEqual([
    [0, 1, 2, 3, 4],
    [10, 11, 12, 13, 14],
    [20, 0, 0, 0, 0],
  ]);
  expect(trajectories.map(({ columns }) => columns.shapes)).toEqual([null, null, null]);
});

it('has empty columns for a run of which nothing came', async () => {
  const compute: ComputeRace = () => Promise.resolve([ended(0), ended(0), ended(0)]);
  const trajectories = await computeTrajectories(scene, compute);
  expect(trajectories.map(({ columns }) => columns.values.length)).toEqual([0, 0, 0]);
});

it('is refused as a whole where one run could not be computed, by the name of its runner', async () => {
  const fault = { kind: 'stalled', message: 'it made no progress for 1.5 s' } as const;
  const failed: RunEnd = { status: 'failed', rows: 3, divergedAt: null, fault };
  const compute: ComputeRace = () => Promise.resolve([ended(5), failed, ended(5)]);
  await expect(computeTrajectories(scene, compute)).rejects.toThrow(
    /^SGD could not be computed: it made no progress for 1\.5 s$/,
  );
});

it('keeps the search shapes that came', async () => {
  const compute: ComputeRace = (_request, onChunk) => {
    onChunk(chunkOf(0, 0, 3, 2));
    onChunk(chunkOf(0, 3, 2, 2));
    return Promise.resolve([ended(5)]);
  };
  const [trajectory] = await computeTrajectories(scene, compute, { runners: [second], shapes: true });
  expect(trajectory?.key).toBe(second.key);
  const numbers = [...Array<number>(12).fill(1), ...Array<number>(8).fill(4)];
  expect([...(trajectory?.columns.shapes ?? [])]).toEqual(numbers);
});

it('asks for the shapes that are shown, and for those only', async () => {
  const asked: RaceRequest[] = [];
  const compute: ComputeRace = (request) => {
    asked.push(request);
    return Promise.resolve(request.runs.map(() => ended(0)));
  };
  const optimizer = findOptimizer('particle-swarm')!;
  const checked = validateHyperparameters(optimizer, {});
  if (!checked.ok) throw new Error('no swarm');
  const swarm = { ...second, id: optimizer.id, hyperparameters: checked.values };
  const swarms: Scene = {
    ...scene,
    optimizers: [
      { ...swarm, key: 'hidden', visible: false },
      { ...swarm, key: 'shown', visible: true },
    ],
  };
  const shapesOf = (): unknown => asked.at(-1)?.runs.map(({ searchShape }) => searchShape);
  await computeTrajectories(swarms, compute);
  expect(shapesOf()).toEqual([false, false]);
  const shown = await computeTrajectories(swarms, compute, shownRunners(swarms));
  expect(shown.map(({ key }) => key)).toEqual(['shown']);
  expect(shapesOf()).toEqual([true]);
});
