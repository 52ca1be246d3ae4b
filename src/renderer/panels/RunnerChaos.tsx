// How far a runner's path can be repeated on other machines: from which step on a start moved by one part in 10¹⁴ leads elsewhere.
import { Text } from '@mantine/core';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { SceneRunner } from '../../core/scene/scene';
import { chaoticFrom } from '../../core/simulation/measures';
import { divergedStep } from '../../core/timeline/divergence';
import { useApp, useLandscape, useScene } from '../app/appContext';
import { inputsOf } from '../state/raceLoader';

/** Nothing is computed while a number is dragged. */
const restMs = 400;

export function RunnerChaos({ runner }: { readonly runner: SceneRunner }) {
  const { measures, trajectories } = useApp();
  const { t } = useTranslation();
  const landscape = useLandscape();
  const { key } = runner;
  const inputs = useScene((scene) => inputsOf(scene)(runner));
  useEffect(() => {
    let leave = (): void => undefined;
    const rest = setTimeout(() => {
      leave = measures.want({ measures: ['twinDistance'], keys: [key] });
    }, restMs);
    return () => {
      clearTimeout(rest);
      leave();
    };
  }, [measures, key, inputs]);
  const distances = useSyncExternalStore(measures.subscribe, () =>
    measures.areCurrent(runner, 'twinDistance') ? measures.column({ key, run: 0 }, 'twinDistance') : null,
  );
  const run = useSyncExternalStore(trajectories.subscribe, () => trajectories.find(key));
  if (distances === null || run === undefined) return null;
  // What flies away is told of elsewhere.
  const lost = divergedStep(run, landscape);
  const step = chaoticFrom(distances, Math.min(distances.length, lost ?? Infinity), landscape.domain);
  if (step === null && lost !== null) return null;
  return (
    <Text fz="xs" c="dimmed" className="runnerChaos">
      {step === null ? t('runner.noChaos') : t('runner.chaos', { step })}
    </Text>
  );
}
