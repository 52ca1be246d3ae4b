// A family of runs: their number, and the spread of their starts.
import { Text } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OptimizerDefinition } from '../../core/optimizers/registry';
import { singleRun } from '../../core/scene/sceneRunner';
import { limits, type SceneRuns } from '../../core/scene/scene';
import { useApp, useScene, useLandscape } from '../app/appContext';
import { setRunner } from '../state/edits';
import { Disclosure } from '../controls/Disclosure';
import { within } from '../controls/LimitedField';
import { NumberSetting } from '../controls/NumberSetting';
import type { Scaled } from '../controls/sliderScale';

const countScale: Scaled = { scale: 'linear', slider: [1, 60], whole: true };

interface RunnerFamilyProps {
  readonly optimizer: OptimizerDefinition;
  readonly runnerKey: string;
  readonly runs: SceneRuns;
}

export const RunnerFamily = memo(function RunnerFamily({ optimizer, runnerKey, runs }: RunnerFamilyProps) {
  const app = useApp();
  const { t } = useTranslation();
  const noisy = useScene((scene) => scene.noise.kind !== 'none');
  const { x, y } = useLandscape().domain;
  const spreadScale: Scaled = { scale: 'linear', slider: [0, Math.max(x[1] - x[0], y[1] - y[0]) / 4] };
  const set = (change: Partial<SceneRuns>, mergeKey: string | null): void =>
    void app.edit((scene) => setRunner(scene, runnerKey, { runs: { ...runs, ...change } }), mergeKey);
  const draws = optimizer.kind === 'method' || optimizer.draws;
  const allTheSame = runs.count > 1 && runs.spread === 0 && !noisy && !draws;

  return (
    <Disclosure
      name="runs"
      title={t('runner.runs')}
      summary={runs.count === 1 ? null : t('runner.runsSummary', { count: runs.count })}
    >
      <NumberSetting
        label={t('runner.runsCount')}
        scaled={countScale}
        value={runs.count}
        resetValue={singleRun.count}
        check={within(t('runner.runsCount'), limits.runs)}
        onChange={(count, mergeKey) => set({ count }, mergeKey)}
        mergeKey={`runs:${runnerKey}`}
      />
      {runs.count > 1 && (
        <NumberSetting
          label={t('runner.runsSpread')}
          symbol="\sigma"
          scaled={spreadScale}
          value={runs.spread}
          resetValue={singleRun.spread}
          check={within(t('runner.runsSpread'), limits.spread)}
          onChange={(spread, mergeKey) => set({ spread }, mergeKey)}
          mergeKey={`spread:${runnerKey}`}
        />
      )}
      <Text fz={11} c="dimmed">
        {allTheSame ? t('runner.runsSame') : t('runner.runsHint')}
      </Text>
    </Disclosure>
  );
});
