// The look of a runner: its colour, the shape of its head and the dashes of its path.
import { ColorPicker, SegmentedControl, Stack, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { runnerColors, type RunnerLook } from '../../core/scene/palette';
import { runnerDashes, runnerMarkers } from '../../core/scene/scene';
import { useApp } from '../app/appContext';
import { setRunner } from '../state/edits';
import { RunnerMark } from '../controls/RunnerMark';

interface RunnerLookPickerProps extends RunnerLook {
  readonly runnerKey: string;
}

export function RunnerLookPicker({ runnerKey, color, marker, dash }: RunnerLookPickerProps) {
  const app = useApp();
  const { t } = useTranslation();
  const set = (change: Partial<RunnerLook>, mergeKey: string | null = null): void =>
    void app.edit((scene) => setRunner(scene, runnerKey, change), mergeKey);
  const named = (name: string, mark: ReactNode): ReactNode => (
    <span className="lookChoice">
      {mark}
      <VisuallyHidden>{name}</VisuallyHidden>
    </span>
  );
  return (
    <Stack gap="xs">
      <ColorPicker
        fullWidth
        saturationLabel={t('runner.shade')}
        hueLabel={t('runner.hue')}
        value={color}
        onChange={(chosen) => set({ color: chosen }, `color:${runnerKey}`)}
        onChangeEnd={() => app.scenes.endGesture()}
        format="hex"
        swatches={[...runnerColors]}
        swatchesPerRow={6}
      />
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('runner.marker')}
        value={marker}
        onChange={(chosen) => set({ marker: chosen })}
        data={runnerMarkers.map((value) => ({
          value,
          label: named(
            t(`runner.markers.${value}`),
            <RunnerMark look={{ color, marker: value, dash: 'solid' }} size={12} />,
          ),
        }))}
      />
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('runner.dash')}
        value={dash}
        onChange={(chosen) => set({ dash: chosen })}
        data={runnerDashes.map((value) => ({
          value,
          label: named(
            t(`runner.dashes.${value}`),
            <RunnerMark look={{ color, marker, dash: value }} size={16} />,
          ),
        }))}
      />
    </Stack>
  );
}
