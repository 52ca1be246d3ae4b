import { describe, expect, it, vi } from 'vitest';
import { findLandscape } from '../../core/landscapes/registry';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { createTrajectoryColumns } from '../../core/simulation/trajectory';
import type { Chunk } from '../../protocol/chunk';
import type { Client } from '../../protocol/client';
import type { StreamEnd } from '../../protocol/clientStreams';
import { failureError } from '../../protocol/failure';
import type { RunEnd, RaceRequest } from '../../protocol/messages';
import { removeRunner, setHyperparameter, setOwnStart, setRunner, setStart } from './edits';
import { createTrajectories } from './trajectories';
import { createRaceLoader } from './raceLoader';

interface Run {
  readonly request: RaceRequest;
  readonly send: (run: number, firstRow: number, values: readonly number[]) => void;
  /** All runs end as they should, except those of these numbers. */
  readonly finish: (failed?: readonly number[]) => void;
  readonly fail: (message: string) => void;
  readonly cancelled: () => boolean;
}

const fault = { kind: 'stalled', message: 'it made no progress for 1.5 s' } as const;
const stalled: RunEnd = { status: 'failed', rows: 2, divergedAt: null, fault };

/** A client with the test as its engine. */
function createFakeClient() {
  const runs: Run[] = [];
  const openStream: Client['openStream'] = (request, { onChunk }) => {
    if (request.kind !== 'race') throw new Error('only runs are expected here');
    let cancelled = false;
    let resolve!: (end: StreamEnd) => void;
    let reject!: (error: unknown) => void;
    const promise = new Promise<StreamEnd>((onDone, onFailed) => {
      resolve = onDone;
      reject = onFailed;
    });
    const done: RunEnd = { status: 'completed', rows: request.steps + 1, divergedAt: null };
    runs.push({
      request,
      send: (run, firstRow, values) => {
        const columns = createTrajectoryColumns(values.length);
        columns.values.set(values);
        const rowCount = values.length;
        onChunk({
          kind: 'run',
          stream: 1,
          run,
          firstRow,
          rowCount,
          shapePoints: 0,
          columns,
        } satisfies Chunk);
      },
      finish: (failed = []) => {
        const runs = request.runs.map((_, run) => (failed.includes(run) ? stalled : done));
        resolve({ reason: 'finished', runs });
      },
      fail: (message) => reject(failureError('worker', message)),
      cancelled: () => cancelled,
    });
    return {
      done: promise,
      cancel: () => {
        cancelled = true;
        resolve({ reason: 'cancelled', runs: [] });
      },
    };
  };
  return { runs, client: { openStream } as Client };
}

function start() {
  const { runs, client } = createFakeClient();
  const trajectories = createTrajectories();
  const onFailed = vi.fn();
  const onRunnersFailed = vi.fn();
  const runner = createRaceLoader(client, trajectories, { onFailed, onRunnersFailed });
  return { runs, trajectories, onFailed, onRunnersFailed, runner };
}

const scene = { ...createDefaultScene(findLandscape('ravine')!), steps: 3 };

async function finishFirst(parts: ReturnType<typeof start>) {
  parts.runner.update(scene);
  scene.optimizers.forEach((_, run) => parts.runs[0]!.send(run, 0, [4, 3, 2, 1]));
  parts.runs[0]!.finish();
  await Promise.resolve();
}

describe('the race runner', () => {
  it('asks for all runners once and keeps what arrives', async () => {
    const parts = start();
    await finishFirst(parts);
    expect(parts.runs).toHaveLength(1);
    expect(parts.runs[0]!.request.runs).toHaveLength(6);
    expect(parts.trajectories.get().every((trajectory) => trajectory.state.status === 'completed')).toBe(
      true,
    );
    expect([...parts.trajectories.find('adam-1')!.columns.values]).toEqual([4, 3, 2, 1]);
  });

  it('asks only for the runner whose hyper-parameter changed, and shows its old path until the new one is there', async () => {
    const parts = start();
    await finishFirst(parts);
    parts.runner.update(setHyperparameter(scene, 'adam-1', 'learningRate', 0.5));
    expect(parts.runs[1]!.request.runs).toHaveLength(1);
    expect([...parts.trajectories.find('adam-1')!.columns.values]).toEqual([4, 3, 2, 1]);
    parts.runs[1]!.send(0, 0, [4, 9]);
    expect(parts.trajectories.find('adam-1')!.state.rows).toBe(2);
    parts.runs[1]!.send(0, 2, [8, 7]);
    expect([...parts.trajectories.find('adam-1')!.columns.values]).toEqual([4, 9, 8, 7]);
  });

  it('asks, when the race’s start moves, only for runners without their own, and for those when theirs moves', async () => {
    const parts = start();
    const own = setOwnStart(scene, ['adam-1', 'sgd-1'], [1, 1]);
    const first = parts.runner;
    first.update(own);
    own.optimizers.forEach((_, run) => parts.runs[0]!.send(run, 0, [4, 3, 2, 1]));
    parts.runs[0]!.finish();
    await Promise.resolve();
    const moved = setStart(own, [0.5, 2]);
    first.update(moved);
    const asked = parts.runs[1]!.request;
    expect(asked.runs.map(({ optimizer }) => optimizer)).toEqual([
      'momentum',
      'nesterov',
      'adagrad',
      'rmsprop',
    ]);
    expect(asked.start).toEqual([0.5, 2]);
    parts.runs[1]!.finish();
    await Promise.resolve();
    first.update(setOwnStart(moved, ['adam-1'], [1.5, 1]));
    expect(parts.runs[2]!.request.runs).toMatchObject([{ optimizer: 'adam', start: [1.5, 1] }]);
  });

  it('counts a race as complete only when nothing newer is under way', async () => {
    const parts = start();
    const { runner, runs, trajectories } = parts;
    await finishFirst(parts);
    expect(trajectories.areComplete()).toBe(true);
    runner.update(setHyperparameter(scene, 'adam-1', 'learningRate', 0.5));
    expect(trajectories.areComplete()).toBe(false);
    runs[1]!.send(0, 0, [4, 9, 8, 7]);
    expect(trajectories.areComplete()).toBe(false);
    runs[1]!.finish();
    await Promise.resolve();
    expect(trajectories.areComplete()).toBe(true);
    runner.update(setHyperparameter(scene, 'sgd-1', 'learningRate', 0.5));
    runner.update(removeRunner(scene, 'sgd-1'));
    expect(trajectories.areComplete()).toBe(false);
    runner.update(scene);
    runs.at(-1)!.send(0, 0, [4, 3, 2, 1]);
    runs.at(-1)!.finish();
    await Promise.resolve();
    expect(trajectories.areComplete()).toBe(true);
  });

  it('asks for nothing when only the looks changed, finished or not', async () => {
    const parts = start();
    parts.runner.update(scene);
    parts.runner.update(setRunner(scene, 'adam-1', { color: '#ffffff' }));
    expect(parts.runs).toHaveLength(1);
    expect(parts.runs[0]!.cancelled()).toBe(false);
    scene.optimizers.forEach((_, run) => parts.runs[0]!.send(run, 0, [4, 3, 2, 1]));
    parts.runs[0]!.finish();
    await Promise.resolve();
    parts.runner.update(setRunner(scene, 'adam-1', { visible: false }));
    expect(parts.runs).toHaveLength(1);
  });

  it('cancels what is out of date and ignores what it still sends', () => {
    const parts = start();
    parts.runner.update(scene);
    const newer = { ...scene, steps: 5 };
    parts.runner.update(newer);
    expect(parts.runs[0]!.cancelled()).toBe(true);
    parts.runs[0]!.send(0, 0, [1, 1, 1, 1]);
    expect(parts.trajectories.get()[0]!.state.rows).toBe(0);
  });

  it('shows what was nearly there, until the newer request brings something', async () => {
    const parts = start();
    await finishFirst(parts);
    const dragTo = (rate: number): void =>
      parts.runner.update(setHyperparameter(scene, 'adam-1', 'learningRate', rate));
    const values = (): number[] => [...parts.trajectories.find('adam-1')!.columns.values];
    dragTo(0.5);
    dragTo(0.6);
    expect(parts.runs.map(({ cancelled }) => cancelled())).toEqual([false, false, false]);
    parts.runs[1]!.send(0, 0, [4, 5, 5, 5]);
    parts.runs[1]!.finish();
    await Promise.resolve();
    expect(values()).toEqual([4, 5, 5, 5]);
    expect(parts.trajectories.find('adam-1')!.state.status).toBe('completed');
    parts.runs[2]!.send(0, 0, [4, 6, 6, 6]);
    expect(values()).toEqual([4, 6, 6, 6]);
    parts.runs[1]!.send(0, 0, [4, 5, 5, 5]);
    expect(values()).toEqual([4, 6, 6, 6]);

    dragTo(0.7);
    dragTo(0.8);
    expect(parts.runs.map(({ cancelled }) => cancelled())).toEqual([false, false, true, false, false]);
    parts.runs[4]!.send(0, 0, [4, 8, 8, 8]);
    expect(parts.runs[3]!.cancelled()).toBe(true);
    // What was only nearly there does not count as what the scene asks for.
    dragTo(0.5);
    expect(parts.runs).toHaveLength(6);
  });

  it('asks anew for a runner whose search shape finds no room beside another one', async () => {
    const parts = start();
    const run = (key: string) => ({
      ...scene.optimizers[0]!,
      key,
      id: 'particle-swarm',
      hyperparameters: { particles: 20 },
      schedule: null,
    });
    const shapes = (run: number) => parts.runs[run]!.request.runs.map(({ searchShape }) => searchShape);
    const alone = { ...scene, steps: 70_000, optimizers: [run('a')] };
    parts.runner.update(alone);
    parts.runs[0]!.finish();
    await Promise.resolve();
    expect(shapes(0)).toEqual([true]);
    parts.runner.update({ ...alone, optimizers: [run('a'), run('b')] });
    expect(shapes(1)).toEqual([false, false]);
  });

  it('drops removed runners without computing anything', async () => {
    const parts = start();
    await finishFirst(parts);
    parts.runner.update(removeRunner(scene, 'sgd-1'));
    expect(parts.runs).toHaveLength(1);
    expect(parts.trajectories.get().map((trajectory) => trajectory.key)).not.toContain('sgd-1');
  });

  it('shows no path of another landscape, although the keys are the same', async () => {
    const parts = start();
    await finishFirst(parts);
    parts.runner.update({ ...createDefaultScene(findLandscape('saddle')!), steps: 3 });
    expect(parts.trajectories.get().map((trajectory) => trajectory.state.rows)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('shows no old path as the new one when that could not be computed', async () => {
    const parts = start();
    await finishFirst(parts);
    parts.runner.update(setHyperparameter(scene, 'adam-1', 'learningRate', 0.5));
    parts.runs[1]!.fail('the worker died');
    await Promise.resolve();
    await Promise.resolve();
    expect(parts.trajectories.find('adam-1')!.state.rows).toBe(0);
    expect(parts.trajectories.find('sgd-1')!.state.rows).toBe(4);
  });

  it('tells which runners could not be computed, keeps the others, and does not try again by itself', async () => {
    const parts = start();
    parts.runner.update(scene);
    scene.optimizers.forEach((_, run) => parts.runs[0]!.send(run, 0, [4, 3]));
    parts.runs[0]!.finish([1, 3]);
    await Promise.resolve();
    const keys = [1, 3].map((run) => scene.optimizers[run]!.key);
    expect(parts.onRunnersFailed).toHaveBeenCalledExactlyOnceWith(keys, fault);
    expect(parts.onFailed).not.toHaveBeenCalled();
    expect(parts.trajectories.get().map(({ state: { status } }) => status)).toEqual([
      'completed',
      'failed',
      'completed',
      'failed',
      'completed',
      'completed',
    ]);
    expect(parts.trajectories.areComplete()).toBe(true);
    parts.runner.update(setRunner(scene, 'adam-1', { color: '#ffffff' }));
    expect(parts.runs).toHaveLength(1);
    parts.runner.update(setHyperparameter(scene, keys[0]!, 'learningRate', 0.5));
    expect(parts.runs).toHaveLength(2);
  });

  it('tells a failure once and tries again at the next change', async () => {
    const parts = start();
    parts.runner.update(scene);
    parts.runs[0]!.fail('the worker died');
    await Promise.resolve();
    await Promise.resolve();
    expect(parts.onFailed).toHaveBeenCalledExactlyOnceWith({ code: 'worker', message: 'the worker died' });
    parts.runner.update(scene);
    expect(parts.runs).toHaveLength(2);
  });
});
