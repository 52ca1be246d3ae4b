import { describe, expect, it, vi } from 'vitest';
import { findLandscape } from '../../core/landscapes/registry';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { createTrajectoryColumns } from '../../core/simulation/trajectory';
import type { Chunk } from '../../protocol/chunk';
import type { Client, StreamEnd } from '../../protocol/client';
import { failureError } from '../../protocol/failure';
import type { LaneEnd, RunRequest } from '../../protocol/messages';
import { removeLane, setHyperparameter, setLane } from './edits';
import { createRaceLanes } from './raceLanes';
import { createRaceRunner } from './raceRunner';

interface Run {
  readonly request: RunRequest;
  readonly send: (lane: number, firstRow: number, values: readonly number[]) => void;
  readonly finish: () => void;
  readonly fail: (message: string) => void;
  readonly cancelled: () => boolean;
}

/** A client whose engine is this test. */
function createFakeClient() {
  const runs: Run[] = [];
  const openStream: Client['openStream'] = (request, { onChunk }) => {
    if (request.kind !== 'run') throw new Error('only runs are expected here');
    let cancelled = false;
    let resolve!: (end: StreamEnd) => void;
    let reject!: (error: unknown) => void;
    const promise = new Promise<StreamEnd>((onDone, onFailed) => {
      resolve = onDone;
      reject = onFailed;
    });
    const done: LaneEnd = { status: 'completed', rows: request.steps + 1, divergedAt: null };
    runs.push({
      request,
      send: (lane, firstRow, values) => {
        const columns = createTrajectoryColumns(values.length);
        columns.values.set(values);
        const rowCount = values.length;
        onChunk({
          kind: 'run',
          stream: 1,
          sequence: 0,
          lane,
          firstRow,
          rowCount,
          figurePoints: 0,
          columns,
        } satisfies Chunk);
      },
      finish: () => resolve({ reason: 'finished', lanes: request.lanes.map(() => done) }),
      fail: (message) => reject(failureError('worker', message)),
      cancelled: () => cancelled,
    });
    return {
      done: promise,
      cancel: () => {
        cancelled = true;
        resolve({ reason: 'cancelled', lanes: [] });
      },
    };
  };
  return { runs, client: { openStream } as Client };
}

function start() {
  const { runs, client } = createFakeClient();
  const lanes = createRaceLanes();
  const onFailed = vi.fn();
  return { runs, lanes, onFailed, runner: createRaceRunner(client, lanes, { onFailed }) };
}

const scene = { ...createDefaultScene(findLandscape('ravine')!), steps: 3 };

async function finishFirst(parts: ReturnType<typeof start>) {
  parts.runner.update(scene);
  scene.optimizers.forEach((_, lane) => parts.runs[0]!.send(lane, 0, [4, 3, 2, 1]));
  parts.runs[0]!.finish();
  await Promise.resolve();
}

describe('the race runner', () => {
  it('asks for all lanes once and keeps what arrives', async () => {
    const parts = start();
    await finishFirst(parts);
    expect(parts.runs).toHaveLength(1);
    expect(parts.runs[0]!.request.lanes).toHaveLength(6);
    expect(parts.lanes.get().every((lane) => lane.state.status === 'completed')).toBe(true);
    expect([...parts.lanes.find('adam-1')!.columns.values]).toEqual([4, 3, 2, 1]);
  });

  it('asks only for the lane whose hyper-parameter changed, and shows its old path until the new one is there', async () => {
    const parts = start();
    await finishFirst(parts);
    parts.runner.update(setHyperparameter(scene, 'adam-1', 'learningRate', 0.5));
    expect(parts.runs[1]!.request.lanes).toHaveLength(1);
    expect([...parts.lanes.find('adam-1')!.columns.values]).toEqual([4, 3, 2, 1]);
    parts.runs[1]!.send(0, 0, [4, 9]);
    expect(parts.lanes.find('adam-1')!.state.rows).toBe(2);
    parts.runs[1]!.send(0, 2, [8, 7]);
    expect([...parts.lanes.find('adam-1')!.columns.values]).toEqual([4, 9, 8, 7]);
  });

  it('asks for nothing when only the looks changed, finished or not', async () => {
    const parts = start();
    parts.runner.update(scene);
    parts.runner.update(setLane(scene, 'adam-1', { color: '#ffffff' }));
    expect(parts.runs).toHaveLength(1);
    expect(parts.runs[0]!.cancelled()).toBe(false);
    scene.optimizers.forEach((_, lane) => parts.runs[0]!.send(lane, 0, [4, 3, 2, 1]));
    parts.runs[0]!.finish();
    await Promise.resolve();
    parts.runner.update(setLane(scene, 'adam-1', { visible: false }));
    expect(parts.runs).toHaveLength(1);
  });

  it('cancels what is out of date and ignores what it still sends', () => {
    const parts = start();
    parts.runner.update(scene);
    const newer = { ...scene, steps: 5 };
    parts.runner.update(newer);
    expect(parts.runs[0]!.cancelled()).toBe(true);
    parts.runs[0]!.send(0, 0, [1, 1, 1, 1]);
    expect(parts.lanes.get()[0]!.state.rows).toBe(0);
  });

  it('asks anew for a runner whose figure finds no room beside another one', async () => {
    const parts = start();
    const lane = (key: string) => ({
      ...scene.optimizers[0]!,
      key,
      id: 'particle-swarm',
      hyperparameters: { particles: 20 },
      schedule: null,
    });
    const figures = (run: number) => parts.runs[run]!.request.lanes.map(({ figure }) => figure);
    const alone = { ...scene, steps: 70_000, optimizers: [lane('a')] };
    parts.runner.update(alone);
    parts.runs[0]!.finish();
    await Promise.resolve();
    expect(figures(0)).toEqual([true]);
    parts.runner.update({ ...alone, optimizers: [lane('a'), lane('b')] });
    expect(figures(1)).toEqual([false, false]);
  });

  it('drops removed lanes without computing anything', async () => {
    const parts = start();
    await finishFirst(parts);
    parts.runner.update(removeLane(scene, 'sgd-1'));
    expect(parts.runs).toHaveLength(1);
    expect(parts.lanes.get().map((lane) => lane.key)).not.toContain('sgd-1');
  });

  it('shows no path of another landscape, although the keys are the same', async () => {
    const parts = start();
    await finishFirst(parts);
    parts.runner.update({ ...createDefaultScene(findLandscape('saddle')!), steps: 3 });
    expect(parts.lanes.get().map((lane) => lane.state.rows)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('shows no old path as the new one when that could not be computed', async () => {
    const parts = start();
    await finishFirst(parts);
    parts.runner.update(setHyperparameter(scene, 'adam-1', 'learningRate', 0.5));
    parts.runs[1]!.fail('the worker died');
    await Promise.resolve();
    await Promise.resolve();
    expect(parts.lanes.find('adam-1')!.state.rows).toBe(0);
    expect(parts.lanes.find('sgd-1')!.state.rows).toBe(4);
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
