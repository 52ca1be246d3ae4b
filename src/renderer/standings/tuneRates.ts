// Tries the same rates for every visible runner, and what is known of each while that goes on.
import type { Scene, SceneRunner } from '../../core/scene/scene';
import { atRate, bestTry, lossOfTry, ratesFor, tunedRateOf, type Try } from '../../core/timeline/tuning';
import type { Client } from '../../protocol/client';
import { tryRuns } from '../requests/tryRuns';

/** What is known of a runner with a rate. */
export interface RunnerTuning {
  readonly runner: SceneRunner;
  /** The tries that are done, by rate. */
  readonly tries: readonly Try[];
  /** How many there will be. */
  readonly count: number;
  /** The runner as it is, run under the same conditions; null until that is done. */
  readonly before: Try | null;
  /** The try that is chosen; null while there are more to come, or if all diverge. */
  readonly chosen: Try | null;
}

export interface Tuning {
  readonly runners: readonly RunnerTuning[];
  readonly done: number;
  readonly total: number;
}

interface Asked {
  readonly index: number;
  readonly rate: number;
  readonly isBefore: boolean;
}

/** What is tried in a scene, before anything is. */
export function plannedTuning({ optimizers }: Scene): Tuning {
  const runners = optimizers
    .filter((runner) => runner.visible && tunedRateOf(runner) !== null)
    .map((runner): RunnerTuning => {
      const { length } = ratesFor(runner);
      return { runner, tries: [], count: length, before: null, chosen: null };
    });
  return { runners, done: 0, total: runners.reduce((sum, { count }) => sum + count + 1, 0) };
}

/** Tries them; tells of each change. Rejects as `tryRuns` does. */
export async function tuneRates(
  client: Client,
  scene: Scene,
  signal: AbortSignal,
  onChange: (tuning: Tuning) => void,
): Promise<Tuning> {
  let tuning = plannedTuning(scene);
  const asked = tuning.runners.flatMap(({ runner }, index): Asked[] => [
    { index, rate: tunedRateOf(runner)!, isBefore: true },
    ...ratesFor(runner).map((rate) => ({ index, rate, isBefore: false })),
  ]);
  const trials = asked.map(({ index, rate, isBefore }) => {
    const { runner } = tuning.runners[index]!;
    return isBefore ? { ...runner } : atRate(runner, rate);
  });
  await tryRuns(client, scene, trials, {
    timed: false,
    signal,
    onOutcomes: (place, outcomes) => {
      const { index, rate, isBefore } = asked[place]!;
      const tried = { rate, loss: lossOfTry(outcomes.map(({ settledLoss }) => settledLoss)) };
      const runners = tuning.runners.map((each, i) =>
        i !== index ? each : isBefore ? { ...each, before: tried } : withTry(each, tried),
      );
      tuning = { ...tuning, runners, done: tuning.done + 1 };
      onChange(tuning);
    },
  });
  return tuning;
}

function withTry(tuning: RunnerTuning, tried: Try): RunnerTuning {
  const tries = [...tuning.tries, tried].toSorted((a, b) => a.rate - b.rate);
  return { ...tuning, tries, chosen: tries.length === tuning.count ? bestTry(tries) : null };
}

/** The scene with the rates that were chosen. Runners of which all tries diverge keep theirs. */
export function withChosenRates(scene: Scene, { runners }: Tuning): Scene {
  const chosen = new Map(runners.map(({ runner, chosen: best }) => [runner.key, best]));
  return {
    ...scene,
    optimizers: scene.optimizers.map((runner) => {
      const best = chosen.get(runner.key) ?? null;
      return best === null ? runner : atRate(runner, best.rate);
    }),
  };
}
