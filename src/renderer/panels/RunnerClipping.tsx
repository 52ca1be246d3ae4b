// Gradient clipping: none, by coordinate, or by norm.
import { SegmentedControl, Text } from '@mantine/core';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { positiveNumber } from '../../core/validation/expectation';
import { invalid } from '../../core/validation/issue';
import type { SceneRunner } from '../../core/scene/scene';
import type { Clipping } from '../../core/simulation/runSettings';
import { useApp } from '../app/appContext';
import { setRunner } from '../state/edits';
import { Disclosure } from '../controls/Disclosure';
import { formatSetting } from '../../core/numbers/formatNumber';
import { NumberSetting } from '../controls/NumberSetting';
import type { Scaled } from '../controls/sliderScale';

const scaled: Scaled = { scale: 'log', slider: [0.01, 100] };
const defaultLimit = 1;

interface RunnerClippingProps {
  readonly runnerKey: string;
  readonly clipping: SceneRunner['clipping'];
}

export const RunnerClipping = memo(function RunnerClipping({ runnerKey, clipping }: RunnerClippingProps) {
  const app = useApp();
  const { t } = useTranslation();
  /** Kept so that the limit returns when clipping is switched off and on again. */
  const [lastLimit, setLastLimit] = useState(clipping?.limit ?? defaultLimit);
  const set = (change: Clipping | null, mergeKey: string | null = null): void =>
    void app.edit((scene) => setRunner(scene, runnerKey, { clipping: change }), mergeKey);
  const limit = clipping === null ? '' : formatSetting(clipping.limit);
  const texts = {
    none: { hint: t('runner.clippingNoneHint'), summary: null },
    value: { hint: t('runner.clippingValueHint'), summary: t('runner.clippingSummaryValue', { limit }) },
    norm: { hint: t('runner.clippingNormHint'), summary: t('runner.clippingSummaryNorm', { limit }) },
  }[clipping?.kind ?? 'none'];

  return (
    <Disclosure name="clipping" title={t('runner.clipping')} summary={texts.summary}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('runner.clipping')}
        value={clipping?.kind ?? 'none'}
        onChange={(kind) => {
          if (clipping !== null) setLastLimit(clipping.limit);
          set(kind === 'none' ? null : { kind, limit: clipping?.limit ?? lastLimit });
        }}
        data={[
          { value: 'none', label: t('runner.clippingNone') },
          { value: 'value', label: t('runner.clippingValue') },
          { value: 'norm', label: t('runner.clippingNorm') },
        ]}
      />
      {clipping !== null && (
        <NumberSetting
          label={t('runner.clippingLimit')}
          symbol="c"
          scaled={scaled}
          value={clipping.limit}
          resetValue={defaultLimit}
          check={(value) =>
            value > 0 && Number.isFinite(value)
              ? null
              : invalid(t('runner.clippingLimit'), value, positiveNumber)
          }
          onChange={(value, mergeKey) => set({ ...clipping, limit: value }, mergeKey)}
          mergeKey={`clipping:${runnerKey}`}
        />
      )}
      <Text fz={11} c="dimmed">
        {texts.hint}
      </Text>
    </Disclosure>
  );
});
