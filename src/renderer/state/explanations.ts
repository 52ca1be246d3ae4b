// The explained step: that of the selected runner at the play head. One request runs at a time, the newest one waits.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Explanation } from '../../core/explanation/explanation';
import type { Scene, SceneRunner } from '../../core/scene/scene';
import { runnerInputs } from '../../core/scene/runnerFields';
import type { Client } from '../../protocol/client';
import { failureOf } from '../../protocol/failure';
import { loadExplanation } from '../requests/loadExplanation';
import { createLatestOnly } from './latestOnly';

/** What is to be explained. */
export interface ExplanationWish {
  readonly scene: Scene;
  readonly runner: SceneRunner;
  /** The number of the update, the first being 1. */
  readonly step: number;
}

export interface ExplanationState {
  /** The last that arrived; null until the first. */
  readonly shown: (ExplanationWish & { readonly explanation: Explanation }) | null;
  /** Why the last one that was asked for could not be explained. */
  readonly failure: string | null;
}

export interface Explanations {
  readonly store: StoreApi<ExplanationState>;
  /** Asks for an explanation, unless it is the one that was asked for last. */
  want(wish: ExplanationWish): void;
}

export function createExplanations(client: Client): Explanations {
  const store = createStore<ExplanationState>(() => ({ shown: null, failure: null }));
  let asked = '';
  const ask = createLatestOnly<ExplanationWish, Explanation>({
    load: ({ scene, runner, step }, signal) => loadExplanation(client, scene, runner, step, signal),
    // Each is told within milliseconds; an interrupted one would have been in vain while the play head moves.
    finishesFirst: () => true,
    onLoaded(explanation, wish) {
      store.setState({ shown: { ...wish, explanation }, failure: null });
    },
    onFailed(error) {
      store.setState({ failure: failureOf(error).message });
    },
  });
  return {
    store,
    want(wish) {
      const key = `${explainedRun(wish)} ${wish.step}`;
      if (key === asked) return;
      asked = key;
      ask(wish);
    },
  };
}

/** What the updates of a runner depend on, for comparison. */
export function explainedRun({ scene, runner }: Pick<ExplanationWish, 'scene' | 'runner'>): string {
  const { landscape, steps, seed, noise } = scene;
  return JSON.stringify([landscape, steps, seed, noise, runner.key, runnerInputs(scene, runner)]);
}
