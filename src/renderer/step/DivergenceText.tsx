// Why a runner has diverged, in words.
import { Text } from '@mantine/core';
import { useEffect, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { divergenceInWords } from '../../core/explanation/divergenceInWords';
import { axisSymbols } from '../../core/landscapes/reference';
import { runnerNames } from '../../core/scene/runnerName';
import type { SceneRunner } from '../../core/scene/scene';
import { sentencesIn } from '../../core/text/text';
import { divergedStep } from '../../core/timeline/divergence';
import { useApp, useLandscape, useLanguage, useScene } from '../app/appContext';
import { divergenceKey } from '../state/divergences';

/** Renders nothing for a runner that has not. */
export function DivergenceText({ runner }: { readonly runner: SceneRunner }) {
  const { divergences, trajectories } = useApp();
  const landscape = useLandscape();
  const language = useLanguage();
  const scene = useScene((all) => all);
  const run = useSyncExternalStore(trajectories.subscribe, () => trajectories.find(runner.key));
  const step = run === undefined ? null : divergedStep(run, landscape);
  const known = useStore(divergences.store);
  useEffect(() => {
    if (run !== undefined && step !== null) divergences.want({ scene, runner, run, step });
  }, [divergences, scene, runner, run, step]);
  const divergence = step === null ? undefined : known.get(divergenceKey({ scene, runner, step }));
  if (divergence === undefined) return null;
  const name = runnerNames(scene.optimizers).get(runner.key) ?? runner.key;
  const names = { name, ...axisSymbols(scene.landscape) };
  return (
    <Text fz="sm" className="divergenceText">
      {sentencesIn(divergenceInWords(divergence, names), language)}
    </Text>
  );
}
