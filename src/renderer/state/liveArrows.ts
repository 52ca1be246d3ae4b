// The arrows of updates at the play head, for the live picture: of the runners that the scene shows with arrows, and of the selected
// one while its step is explained. Each runner's update is asked for on its own, and once per run some along all of it, by which
// its arrows' lengths are chosen.
import { createStore } from 'zustand/vanilla';
import {
  factorsAlong,
  sampledSteps,
  vectorsOf,
  type FactorsAt,
  type StepVectors,
} from '../../core/explanation/arrows';
import type { Explanation } from '../../core/explanation/explanation';
import { requireLandscape } from '../../core/landscapes/resolve';
import { noArrows, showArrows, type ShownArrows, type ToldStep } from '../../core/look/arrowLook';
import type { Scene, SceneRunner } from '../../core/scene/scene';
import type { RunState } from '../../core/simulation/trajectory';
import { explainedStep, lastExplained } from '../../core/timeline/explainedStep';
import { stepAt } from '../../core/timeline/frameAt';
import type { Client } from '../../protocol/client';
import { loadExplanations } from '../requests/loadExplanation';
import { explainedRun, type Explanations } from './explanations';
import { createLatestOnly } from './latestOnly';
import type { createOpenRace } from './openRace';
import type { createSettingsStore } from './settings';
import type { WindowStore } from './windowState';

interface Surroundings {
  readonly client: Client;
  /** The scene that is drawn. */
  readonly shownScene: () => Scene;
  readonly windowState: WindowStore;
  readonly settings: ReturnType<typeof createSettingsStore>;
  readonly race: Pick<ReturnType<typeof createOpenRace>, 'trajectories' | 'playback'>;
  readonly explanations: Explanations;
}

interface Wish {
  readonly scene: Scene;
  readonly runner: SceneRunner;
  readonly updates: readonly number[];
}

/** What is known of a runner. */
interface Followed {
  vectors: StepVectors | null;
  factors: FactorsAt | null;
  /** Ask for the update at a step, and for samples of the run; nothing if that was asked for last. */
  readonly wantUpdate: (wish: Wish) => void;
  readonly wantSamples: (wish: Wish) => void;
}

export function createLiveArrows({
  client,
  shownScene,
  windowState,
  settings,
  race,
  explanations,
}: Surroundings) {
  const store = createStore<{ readonly shown: ShownArrows }>(() => ({ shown: noArrows }));
  const followed = new Map<string, Followed>();
  let explaining = 0;

  const asker = (onLoaded: (loaded: readonly Explanation[], wish: Wish) => void, onFailed: () => void) => {
    let asked = '';
    const ask = createLatestOnly<Wish, readonly Explanation[]>({
      load: ({ scene, runner, updates }, signal) => loadExplanations(client, scene, runner, updates, signal),
      // Each is told within milliseconds; an interrupted one would have been in vain while the play head moves.
      finishesFirst: () => true,
      onLoaded(loaded, wish) {
        onLoaded(loaded, wish);
        show();
      },
      onFailed() {
        onFailed();
        show();
      },
    });
    return (wish: Wish): void => {
      const key = `${explainedRun(wish)} ${wish.updates.join(' ')}`;
      if (key === asked) return;
      asked = key;
      ask(wish);
    };
  };

  const begin = (): Followed => {
    const one: Followed = {
      vectors: null,
      factors: null,
      wantUpdate: asker(
        ([explanation]) => (one.vectors = explanation ? vectorsOf(explanation) : null),
        () => (one.vectors = null),
      ),
      wantSamples: asker(
        (samples, { scene }) => (one.factors = factorsAlong(samples.map(vectorsOf), domainOf(scene))),
        () => (one.factors = null),
      ),
    };
    return one;
  };

  /** The runner whose step is explained beside the picture. */
  const explained = (): string | null => (explaining > 0 ? windowState.getState().selectedRunner : null);

  const shownRunners = (): readonly SceneRunner[] =>
    shownScene().optimizers.filter(({ key, visible, arrows }) => visible && (arrows || key === explained()));

  const show = (): void => {
    const scene = shownScene();
    const told = shownRunners().flatMap((runner): ToldStep[] => {
      const { vectors, factors } = followed.get(runner.key) ?? { vectors: null, factors: null };
      return vectors && factors ? [{ runner, vectors, factors: factors(vectors) }] : [];
    });
    const shown = showArrows(told, domainOf(scene), settings.getState().language);
    if (JSON.stringify(shown) !== JSON.stringify(store.getState().shown)) store.setState({ shown });
  };

  const follow = (): void => {
    const scene = shownScene();
    const runners = shownRunners();
    for (const key of followed.keys()) {
      if (!runners.some((runner) => runner.key === key)) followed.delete(key);
    }
    for (const runner of runners) {
      const state = race.trajectories.find(runner.key)?.state;
      if (state === undefined || state.rows === 0) continue;
      const one = followed.get(runner.key) ?? begin();
      followed.set(runner.key, one);
      ask(one, scene, runner, state);
    }
    show();
  };

  const ask = (one: Followed, scene: Scene, runner: SceneRunner, state: RunState): void => {
    if (state.status !== 'running')
      one.wantSamples({ scene, runner, updates: sampledSteps(lastExplained(state)) });
    // What is explained is asked for elsewhere, and may be known already.
    if (runner.key === explained()) {
      const { shown } = explanations.store.getState();
      if (one.vectors === null && shown && explainedRun(shown) === explainedRun({ scene, runner }))
        one.vectors = vectorsOf(shown.explanation);
      return;
    }
    one.wantUpdate({
      scene,
      runner,
      updates: [explainedStep(stepAt(scene, race.playback.seconds()), state)],
    });
  };

  explanations.store.subscribe(({ shown }) => {
    const one = shown && shown.runner.key === explained() ? followed.get(shown.runner.key) : undefined;
    if (one === undefined) return;
    one.vectors = vectorsOf(shown!.explanation);
    show();
  });

  return {
    get: () => ({ shown: store.getState().shown, lit: windowState.getState().litPart }),
    subscribe(listener: () => void): () => void {
      const ends = [
        store.subscribe(listener),
        windowState.subscribe(({ litPart }, before) => {
          if (litPart !== before.litPart) listener();
        }),
      ];
      return () => ends.forEach((end) => end());
    },
    /** Asks for what is to be shown at the play head. */
    follow,
    /** The selected runner has arrows until the returned function is called. */
    explain(): () => void {
      explaining += 1;
      follow();
      return () => {
        explaining -= 1;
        follow();
      };
    },
  };
}

function domainOf({ landscape }: Scene) {
  return requireLandscape(landscape).landscape.domain;
}
