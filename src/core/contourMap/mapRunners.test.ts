// Who is on a map, and how far.
import { expect, it } from 'vitest';
import { sgd } from '../optimizers/sgd';
import { createDefaultScene } from '../scene/defaultScene';
import { landscapes } from '../landscapes/registry';
import { createSceneRunner } from '../scene/sceneRunner';
import type { Scene, SceneRunner } from '../scene/scene';
import { createTrajectoryColumns, type RunState, type Trajectory } from '../simulation/trajectory';
import { mapRunners } from './mapRunners';

const runnerOf = (key: string, changes: Partial<SceneRunner> = {}): SceneRunner => ({
  ...createSceneRunner(sgd, {}, []),
  key,
  label: `The ${key}`,
  ...changes,
});

const sceneOf = (...optimizers: SceneRunner[]): Scene => ({
  ...createDefaultScene(landscapes[0]!),
  optimizers,
});

const columns = createTrajectoryColumns(11);

const trajectoryOf = (key: string, state: Partial<RunState> = {}, run = 0): Trajectory => ({
  key,
  run,
  state: { status: 'completed', rows: 11, divergedAt: null, ...state },
  columns,
});

it('shows the visible runners that have started, in the scene’s order', () => {
  const scene = sceneOf(
    runnerOf('first'),
    runnerOf('hidden', { visible: false }),
    runnerOf('waiting'),
    runnerOf('missing'),
    runnerOf('last'),
  );
  const trajectories = [
    trajectoryOf('last'),
    trajectoryOf('waiting', { status: 'running', rows: 0 }),
    trajectoryOf('hidden'),
    trajectoryOf('first'),
  ];
  const runners = mapRunners(scene, trajectories, 10);
  expect(runners.map(({ name }) => name)).toEqual(['The first', 'The last']);
  expect(runners[0]).toEqual({
    runner: scene.optimizers[0],
    name: 'The first',
    ownRun: { columns, rows: 11, divergedAt: null },
    others: [],
  });
});

it('shows a family if the runner’s own run has started', () => {
  const scene = sceneOf(runnerOf('a'), runnerOf('b'));
  const [only, ...none] = mapRunners(
    scene,
    [
      trajectoryOf('a', { rows: 5 }, 2),
      trajectoryOf('a', { rows: 3 }, 0),
      trajectoryOf('a', { rows: 0 }, 3),
      trajectoryOf('a', { rows: 4 }, 1),
      trajectoryOf('b', {}, 1),
    ],
    10,
  );
  expect(none).toEqual([]);
  expect(only!.ownRun.rows).toBe(3);
  expect(only!.others.map(({ rows }) => rows)).toEqual([5, 4]);
});

it('shows rows up to the step: one row at step 0', () => {
  const rowsAt = (step: number) =>
    mapRunners(sceneOf(runnerOf('a')), [trajectoryOf('a')], step)[0]!.ownRun.rows;
  expect([0, 0.9, 4, 10, 99].map(rowsAt)).toEqual([1, 1, 5, 11, 11]);
});

it('tells of a divergence from its step on', () => {
  const divergedAt = (step: number, state: Partial<RunState>) =>
    mapRunners(sceneOf(runnerOf('a')), [trajectoryOf('a', state)], step)[0]!.ownRun.divergedAt;
  const diverged = { status: 'diverged', rows: 5, divergedAt: 5 } as const;
  expect([4, 4.9, 5, 6].map((step) => divergedAt(step, diverged))).toEqual([null, null, 5, 5]);
  // The step that gave no row, where none is told.
  expect(divergedAt(10, { ...diverged, divergedAt: null })).toBe(5);
  expect(divergedAt(10, {})).toBeNull();
});
