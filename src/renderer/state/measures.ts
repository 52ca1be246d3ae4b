// Measures along the runs on show, for as long as something shows them: they are asked for once the race is complete, and anew
// for the runners whose inputs have changed. What is on show stays until the new numbers are complete, as a path does.
import { measureIds, type MeasureId } from '../../core/simulation/measures';
import type { Scene, SceneRunner } from '../../core/scene/scene';
import type { Client } from '../../protocol/client';
import { failureOf } from '../../protocol/failure';
import type { Failure } from '../../protocol/messages';
import { raceRequest } from '../../protocol/raceRequest';
import { inputsOf } from './raceLoader';
import type { RunName, Trajectories } from './trajectories';

/** What something shows: measures of these runners, by key; of all that are not hidden without keys. */
export interface MeasureWish {
  readonly measures: readonly MeasureId[];
  readonly keys?: readonly string[];
}

export type Measures = ReturnType<typeof createMeasures>;

/** The numbers of a runner's measure: a column for each of its runs, and the inputs that they belong to. */
interface Measured {
  readonly inputs: string;
  readonly columns: readonly Float64Array[];
}

interface RunningRequest {
  readonly inputs: ReadonlyMap<string, string>;
  readonly measures: readonly MeasureId[];
  cancel(): void;
}

const nameOf = (key: string, id: MeasureId): string => `${id} ${key}`;

export function createMeasures(
  client: Client,
  trajectories: Trajectories,
  openScene: () => Scene,
  onFailed: (failure: Failure) => void,
) {
  const wishes = new Set<MeasureWish>();
  const listeners = new Set<() => void>();
  let measured = new Map<string, Measured>();
  /** Inputs that could not be computed, by name: they are not tried again. */
  let failed = new Map<string, string>();
  let current: RunningRequest | null = null;
  let isDue = false;

  const wantedOf = ({ key, visible }: SceneRunner): MeasureId[] => {
    const mine = [...wishes].filter(({ keys }) => keys?.includes(key) ?? visible);
    return measureIds.filter((id) => mine.some(({ measures }) => measures.includes(id)));
  };

  const emit = (): void => listeners.forEach((listener) => listener());

  function request(
    scene: Scene,
    runners: readonly SceneRunner[],
    measures: readonly MeasureId[],
    inputs: ReadonlyMap<string, string>,
  ): void {
    const { request: race, runs } = raceRequest(scene, runners);
    const columns = runs.map(() => measures.map(() => new Float64Array(scene.steps + 1)));
    const stream = client.openStream(
      { ...race, kind: 'measures', measures: [...measures] },
      {
        onChunk: (chunk) => {
          if (chunk.kind !== 'measures') return;
          chunk.columns.forEach((column, i) => columns[chunk.run]![i]!.set(column, chunk.firstRow));
        },
      },
    );
    const mine: RunningRequest = { inputs, measures, cancel: () => stream.cancel() };
    current = mine;
    stream.done.then(
      (end) => {
        if (mine !== current) return;
        current = null;
        if (end.reason !== 'finished') return;
        for (const { key } of runners) {
          measures.forEach((id, i) => {
            const own = runs.flatMap(({ runner }, run) =>
              runner.key === key ? [columns[run]![i]!.subarray(0, end.runs[run]!.rows)] : [],
            );
            measured.set(nameOf(key, id), { inputs: inputs.get(key)!, columns: own });
          });
        }
        emit();
        update();
      },
      (error: unknown) => {
        if (mine !== current) return;
        current = null;
        for (const [key, input] of inputs) measures.forEach((id) => failed.set(nameOf(key, id), input));
        onFailed(failureOf(error));
        update();
      },
    );
  }

  /** Requests the first measures that are wanted and missing, of all runners that miss the same. */
  function update(): void {
    const scene = openScene();
    const inputsIn = inputsOf(scene);
    const wanted = scene.optimizers.map((runner) => ({
      runner,
      inputs: inputsIn(runner),
      ids: wantedOf(runner),
    }));
    const names = new Set(wanted.flatMap(({ runner, ids }) => ids.map((id) => nameOf(runner.key, id))));
    measured = new Map([...measured].filter(([name]) => names.has(name)));
    failed = new Map([...failed].filter(([name]) => names.has(name)));
    const isStillWanted =
      current === null ||
      [...current.inputs].every(([key, of]) => {
        const now = wanted.find(({ runner }) => runner.key === key);
        return now?.inputs === of && current!.measures.every((id) => now.ids.includes(id));
      });
    if (!isStillWanted) {
      current?.cancel();
      current = null;
    }
    if (current !== null || !trajectories.areComplete()) return;
    const missing = wanted.map(({ runner, inputs, ids }) => ({
      runner,
      inputs,
      ids: ids.filter((id) => {
        const name = nameOf(runner.key, id);
        return measured.get(name)?.inputs !== inputs && failed.get(name) !== inputs;
      }),
    }));
    const first = missing.find(({ ids }) => ids.length > 0);
    if (first === undefined) return;
    const alike = missing.filter(({ ids }) => ids.join() === first.ids.join());
    request(
      scene,
      alike.map(({ runner }) => runner),
      first.ids,
      new Map(alike.map(({ runner, inputs }) => [runner.key, inputs])),
    );
  }

  /** Once for all that changes at a time. */
  function updateSoon(): void {
    if (isDue) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      update();
    });
  }

  trajectories.subscribe(() => {
    if (wishes.size > 0 && trajectories.areComplete()) updateSoon();
  });

  return {
    /** Loads measures until the returned function is called. */
    want(wish: MeasureWish): () => void {
      wishes.add(wish);
      updateSoon();
      return () => {
        wishes.delete(wish);
        updateSoon();
      };
    },

    /** A measure of a run, row by row; null until it is there. */
    column({ key, run }: RunName, id: MeasureId): Float64Array | null {
      return measured.get(nameOf(key, id))?.columns[run] ?? null;
    },

    /** Whether the numbers of a runner's measure are those of the scene as it is. */
    areCurrent(runner: SceneRunner, id: MeasureId): boolean {
      return measured.get(nameOf(runner.key, id))?.inputs === inputsOf(openScene())(runner);
    },

    /** To be called after each change of the scene. */
    update: updateSoon,

    /** Tries again what has failed, for example after a reconnection. */
    restart(): void {
      failed.clear();
      updateSoon();
    },

    /** Called when numbers have come. */
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
