// The arrows of updates in a film: what is told of the updates that its frames show, and which arrows each frame has.
import {
  factorsAlong,
  sampledSteps,
  vectorsOf,
  type FactorsAt,
  type StepVectors,
} from '../../core/explanation/arrows';
import { requireLandscape } from '../../core/landscapes/resolve';
import { noArrows, showArrows, type ShownArrows, type ToldStep } from '../../core/look/arrowLook';
import type { Scene, SceneRunner } from '../../core/scene/scene';
import type { RunState, Trajectory } from '../../core/simulation/trajectory';
import type { Language } from '../../core/text/text';
import { explainedStep, lastExplained } from '../../core/timeline/explainedStep';
import { stepAt, type Frame } from '../../core/timeline/frameAt';
import type { Client } from '../../protocol/client';
import { loadExplanations } from '../requests/loadExplanation';

/** What is told of a runner. */
export interface RunnerUpdates {
  readonly key: string;
  /** All along its run: factors are chosen by them. */
  readonly samples: readonly StepVectors[];
  /** In the order of their steps. */
  readonly updates: readonly StepVectors[];
}

export interface FilmArrows {
  readonly runners: readonly RunnerUpdates[];
  readonly language: Language;
}

/** More updates of a runner than these are not told: frames between them show the last one before. */
const mostTold = 5000;

const hasArrows = ({ visible, arrows }: SceneRunner): boolean => visible && arrows;

/** Has the engine explain the updates that these frames of a film show. Rejects as `loadExplanations`, and on abort. */
export async function loadFilmArrows(
  client: Client,
  scene: Scene,
  trajectories: readonly Trajectory[],
  seconds: readonly number[],
  signal: AbortSignal,
): Promise<readonly RunnerUpdates[]> {
  return Promise.all(
    scene.optimizers.filter(hasArrows).flatMap((runner) => {
      const state = stateOf(trajectories, runner.key);
      return state === null || state.rows === 0 ? [] : [tell(runner, state)];
    }),
  );

  async function tell(runner: SceneRunner, state: RunState): Promise<RunnerUpdates> {
    const shown = [...new Set(seconds.map((at) => explainedStep(stepAt(scene, at), state)))];
    const stride = Math.ceil(shown.length / mostTold);
    const steps = shown.filter((_, i) => i % stride === 0);
    const samples = sampledSteps(lastExplained(state));
    const told = await loadExplanations(client, scene, runner, [...samples, ...steps], signal);
    signal.throwIfAborted();
    const vectors = (told ?? []).map(vectorsOf);
    return {
      key: runner.key,
      samples: vectors.slice(0, samples.length),
      updates: vectors.slice(samples.length).toSorted((a, b) => a.step - b.step),
    };
  }
}

const stateOf = (trajectories: readonly Trajectory[], key: string): RunState | null =>
  trajectories.find((trajectory) => trajectory.key === key && trajectory.run === 0)?.state ?? null;

/** Gives a frame's arrows. */
export function arrowsOfFilm(
  { runners, language }: FilmArrows,
  scene: Scene,
  trajectories: readonly Trajectory[],
): (frame: Frame) => ShownArrows {
  if (runners.length === 0) return () => noArrows;
  const { domain } = requireLandscape(scene.landscape).landscape;
  const factors = new Map(
    runners.map(({ key, samples }): [string, FactorsAt] => [key, factorsAlong(samples, domain)]),
  );
  return ({ step }) => {
    const told = runners.flatMap(({ key, updates }): ToldStep[] => {
      const runner = scene.optimizers.find((each) => each.key === key);
      const state = stateOf(trajectories, key);
      if (!runner || state === null) return [];
      const shown = explainedStep(step, state);
      const vectors = updates.findLast((each) => each.step <= shown) ?? updates[0];
      return vectors ? [{ runner, vectors, factors: factors.get(key)!(vectors) }] : [];
    });
    return showArrows(told, domain, language);
  };
}
