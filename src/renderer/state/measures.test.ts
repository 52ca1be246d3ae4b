// Measures are asked for while something shows them, once the race is complete, and anew where inputs have changed.
import { describe, expect, it, vi } from 'vitest';
import { findLandscape } from '../../core/landscapes/registry';
import { createDefaultScene } from '../../core/scene/defaultScene';
import type { Scene } from '../../core/scene/scene';
import type { Client } from '../../protocol/client';
import type { StreamEnd } from '../../protocol/clientStreams';
import { failureError } from '../../protocol/failure';
import type { MeasuresRequest, RunEnd } from '../../protocol/messages';
import { setHyperparameter, setRunner } from './edits';
import { createMeasures } from './measures';
import { createTrajectories } from './trajectories';

interface Asked {
  readonly request: MeasuresRequest;
  /** All runs end after that many rows, each column with its own number. */
  readonly finish: (rows: number) => void;
  readonly fail: () => void;
  readonly cancelled: () => boolean;
}

const first = { ...createDefaultScene(findLandscape('ravine')!), steps: 3 };

/** With the test as the engine, and a race that is complete. */
function start() {
  let scene: Scene = first;
  const asked: Asked[] = [];
  const openStream: Client['openStream'] = (request, { onChunk }) => {
    if (request.kind !== 'measures') throw new Error('only measures are expected here');
    let cancelled = false;
    let resolve!: (end: StreamEnd) => void;
    let reject!: (error: unknown) => void;
    const done = new Promise<StreamEnd>((onDone, onFailed) => {
      resolve = onDone;
      reject = onFailed;
    });
    asked.push({
      request,
      finish: (rows) => {
        request.runs.forEach((_, run) => {
          const columns = request.measures.map((_id, i) => new Float64Array(rows).fill(10 * run + i));
          onChunk({ kind: 'measures', stream: 1, run, firstRow: 0, rowCount: rows, columns });
        });
        const end: RunEnd = { status: 'completed', rows, divergedAt: null };
        resolve({ reason: 'finished', runs: request.runs.map(() => end) });
      },
      fail: () => reject(failureError('worker', 'it broke')),
      cancelled: () => cancelled,
    });
    return {
      done,
      cancel: () => {
        cancelled = true;
        resolve({ reason: 'cancelled', runs: [] });
      },
    };
  };
  const trajectories = createTrajectories();
  const onFailed = vi.fn();
  const measures = createMeasures({ openStream } as Client, trajectories, () => scene, onFailed);
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  return {
    asked,
    measures,
    trajectories,
    onFailed,
    settle,
    edit: async (change: (scene: Scene) => Scene) => {
      scene = change(scene);
      measures.update();
      await settle();
    },
  };
}

const idsOf = ({ request }: Asked): string[] => request.runs.map(({ optimizer }) => optimizer);
const all = first.optimizers.map(({ id }) => id);
const adam = { key: 'adam-1', run: 0 };

describe('the measures on show', () => {
  it('are asked for once, for all that want them, and kept by run', async () => {
    const { asked, measures, settle } = start();
    const told = vi.fn();
    measures.subscribe(told);
    measures.want({ measures: ['cosine'] });
    measures.want({ measures: ['sharpness', 'cosine'] });
    await settle();
    expect(asked).toHaveLength(1);
    expect(asked[0]!.request.measures).toEqual(['cosine', 'sharpness']);
    expect(idsOf(asked[0]!)).toEqual(all);
    expect(measures.column(adam, 'sharpness')).toBeNull();
    asked[0]!.finish(4);
    await settle();
    expect(told).toHaveBeenCalledTimes(1);
    const place = first.optimizers.findIndex(({ key }) => key === 'adam-1');
    expect(measures.column(adam, 'sharpness')).toEqual(new Float64Array(4).fill(10 * place + 1));
    expect(measures.column({ ...adam, run: 1 }, 'sharpness')).toBeNull();
    expect(measures.column(adam, 'twinDistance')).toBeNull();
    expect(asked).toHaveLength(1);
  });

  it('have the rows that the run has', async () => {
    const { asked, measures, settle } = start();
    measures.want({ measures: ['cosine'] });
    await settle();
    asked[0]!.finish(2);
    await settle();
    expect(measures.column(adam, 'cosine')).toHaveLength(2);
  });

  it('are those of one runner where only it is looked at, hidden or not', async () => {
    const { asked, measures, settle, edit } = start();
    await edit((scene) => setRunner(scene, 'adam-1', { visible: false }));
    measures.want({ measures: ['twinDistance'], keys: ['adam-1'] });
    await settle();
    expect(idsOf(asked[0]!)).toEqual(['adam']);
    asked[0]!.finish(4);
    measures.want({ measures: ['twinDistance'] });
    await settle();
    await settle();
    expect(idsOf(asked[1]!)).toEqual(all.filter((id) => id !== 'adam'));
  });

  it('wait for the race, and are asked for anew where its inputs have changed', async () => {
    const { asked, measures, trajectories, settle, edit } = start();
    trajectories.setAwaited(true);
    measures.want({ measures: ['cosine'] });
    await settle();
    expect(asked).toHaveLength(0);
    trajectories.setAwaited(false);
    await settle();
    expect(asked).toHaveLength(1);
    asked[0]!.finish(4);
    await settle();
    const before = measures.column(adam, 'cosine');
    const runner = first.optimizers.find(({ key }) => key === 'adam-1')!;
    expect(measures.areCurrent(runner, 'cosine')).toBe(true);
    await edit((scene) => setRunner(scene, 'adam-1', { color: '#ffffff' }));
    expect(asked).toHaveLength(1);
    await edit((scene) => setHyperparameter(scene, 'adam-1', 'learningRate', 0.5));
    expect(idsOf(asked[1]!)).toEqual(['adam']);
    // Until the new ones are there, the old ones stay on show.
    expect(measures.column(adam, 'cosine')).toBe(before);
    const changed = { ...runner, hyperparameters: { ...runner.hyperparameters, learningRate: 0.5 } };
    expect(measures.areCurrent(changed, 'cosine')).toBe(false);
    asked[1]!.finish(4);
    await settle();
    expect(measures.column(adam, 'cosine')).not.toBe(before);
    expect(measures.areCurrent(changed, 'cosine')).toBe(true);
  });

  it('are no longer computed when they are out of date or not looked at', async () => {
    const { asked, measures, settle, edit } = start();
    const leave = measures.want({ measures: ['cosine'] });
    await settle();
    await edit((scene) => setHyperparameter(scene, 'adam-1', 'learningRate', 0.5));
    expect(asked.map((each) => each.cancelled())).toEqual([true, false]);
    expect(
      asked[1]!.request.runs.find(({ optimizer }) => optimizer === 'adam')!.hyperparameters,
    ).toMatchObject({ learningRate: 0.5 });
    leave();
    await settle();
    expect(asked.map((each) => each.cancelled())).toEqual([true, true]);
    expect(asked).toHaveLength(2);
  });

  it('are kept where something else shows them at once, and forgotten where nothing does', async () => {
    const { asked, measures, settle } = start();
    const leave = measures.want({ measures: ['cosine'] });
    await settle();
    asked[0]!.finish(4);
    await settle();
    leave();
    const leaveToo = measures.want({ measures: ['cosine'] });
    await settle();
    expect(asked).toHaveLength(1);
    expect(measures.column(adam, 'cosine')).not.toBeNull();
    leaveToo();
    await settle();
    expect(measures.column(adam, 'cosine')).toBeNull();
  });

  it('that failed are told of once, and tried again after a change or on request', async () => {
    const { asked, measures, onFailed, settle, edit } = start();
    measures.want({ measures: ['cosine'] });
    await settle();
    asked[0]!.fail();
    await settle();
    expect(onFailed.mock.calls).toEqual([[expect.objectContaining({ message: 'it broke' })]]);
    expect(asked).toHaveLength(1);
    await edit((scene) => setHyperparameter(scene, 'adam-1', 'learningRate', 0.5));
    expect(idsOf(asked[1]!)).toEqual(['adam']);
    asked[1]!.finish(4);
    measures.restart();
    await settle();
    expect(idsOf(asked[2]!)).toEqual(all.filter((id) => id !== 'adam'));
  });
});
