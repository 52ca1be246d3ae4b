// A family of runs: how many, and how far apart they start.
import { Text } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OptimizerDefinition } from '../../core/optimizers/registry';
import { singleRun } from '../../core/scene/defaultScene';
import { limits, type SceneRuns } from '../../core/scene/scene';
import { useApp, useScene } from '../app/appContext';
import { setLane } from '../state/edits';
import { Disclosure } from '../controls/Disclosure';
import { within } from '../controls/LimitedField';
import { NumberSetting } from '../controls/NumberSetting';
import type { Scaled } from '../controls/sliderScale';

const countScale: Scaled = { scale: 'linear', slider: [1, 60], whole: true };

interface LaneRunsProps {
  readonly optimizer: OptimizerDefinition;
  readonly laneKey: string;
  readonly runs: SceneRuns;
}

export const LaneRuns = memo(function LaneRuns({ optimizer, laneKey, runs }: LaneRunsProps) {
  const app = useApp();
  const { t } = useTranslation();
  const noisy = useScene((scene) => scene.noise.kind !== 'none');
  const { x, y } = app.landscape().domain;
  const spreadScale: Scaled = { scale: 'linear', slider: [0, Math.max(x[1] - x[0], y[1] - y[0]) / 4] };
  const set = (change: Partial<SceneRuns>, mergeKey: string | null): void =>
    void app.edit((scene) => setLane(scene, laneKey, { runs: { ...runs, ...change } }), mergeKey);
  const draws = optimizer.kind === 'method' || optimizer.draws;
  const allTheSame = runs.count > 1 && runs.spread === 0 && !noisy && !draws;

  return (
    <Disclosure
      name="runs"
      title={t('lane.runs')}
      summary={runs.count === 1 ? null : t('lane.runsSummary', { count: runs.count })}
    >
      <NumberSetting
        label={t('lane.runsCount')}
        scaled={countScale}
        value={runs.count}
        usual={singleRun.count}
        check={within('count', limits.runs)}
        onChange={(count, mergeKey) => set({ count }, mergeKey)}
        mergeKey={`runs:${laneKey}`}
      />
      {runs.count > 1 && (
        <NumberSetting
          label={t('lane.runsSpread')}
          symbol="\sigma"
          scaled={spreadScale}
          value={runs.spread}
          usual={singleRun.spread}
          check={within('spread', limits.spread)}
          onChange={(spread, mergeKey) => set({ spread }, mergeKey)}
          mergeKey={`spread:${laneKey}`}
        />
      )}
      <Text fz={11} c="dimmed">
        {allTheSame ? t('lane.runsSame') : t('lane.runsHint')}
      </Text>
    </Disclosure>
  );
});
