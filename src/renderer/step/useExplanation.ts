// The explanation of the selected runner's step at the play head, asked for while a component shows it.
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Explanation } from '../../core/explanation/explanation';
import type { SceneRunner } from '../../core/scene/scene';
import { explainedStep } from '../../core/timeline/explainedStep';
import { stepAt } from '../../core/timeline/frameAt';
import { useApp, useScene, useWindow } from '../app/appContext';
import { useTicker } from '../app/useTicker';

export interface ShownExplanation {
  readonly runner: SceneRunner;
  readonly explanation: Explanation;
}

/** As often as numbers can be read, and seen to move. */
const perSecond = 20;

/** The last that arrived, the same object until another one does; null if it is not of the selected runner. */
export function useShownExplanation(): ShownExplanation | null {
  const { explanations } = useApp();
  const selected = useWindow((state) => state.selectedRunner);
  const runner = useScene((scene) => scene.optimizers.find(({ key }) => key === selected) ?? null);
  const shown = useStore(explanations.store, (state) => state.shown);
  return useMemo(
    () =>
      runner === null || shown?.runner.key !== runner.key ? null : { runner, explanation: shown.explanation },
    [runner, shown],
  );
}

/** Asks for it as long as it is mounted, at most `perSecond` times a second. */
export function useExplaining(perSecond: number): void {
  const app = useApp();
  useTicker(() => {
    const { scene } = app.scenes.getState();
    const now = scene.optimizers.find(({ key }) => key === app.window.getState().selectedRunner);
    const run = now && app.trajectories.family(now.key)[0];
    if (now === undefined || run === undefined || run.state.rows === 0) return;
    const step = explainedStep(stepAt(scene, app.playback.seconds()), run.state);
    app.explanations.want({ scene, runner: now, step });
  }, perSecond);
}

/** Null until it has arrived, and while no runner is selected. */
export function useExplanation(): ShownExplanation | null {
  useExplaining(perSecond);
  return useShownExplanation();
}
