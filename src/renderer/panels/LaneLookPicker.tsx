// How a runner is told from the others: its colour, the shape of its head and the dashes of its path.
import { ColorPicker, SegmentedControl, Stack, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { laneColors, type LaneLook } from '../../core/scene/palette';
import { laneDashes, laneMarkers } from '../../core/scene/scene';
import { useApp } from '../app/appContext';
import { setLane } from '../state/edits';
import { LaneMark } from '../controls/LaneMark';

interface LaneLookPickerProps extends LaneLook {
  readonly laneKey: string;
}

export function LaneLookPicker({ laneKey, color, marker, dash }: LaneLookPickerProps) {
  const app = useApp();
  const { t } = useTranslation();
  const set = (change: Partial<LaneLook>, mergeKey: string | null = null): void =>
    void app.edit((scene) => setLane(scene, laneKey, change), mergeKey);
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
        value={color}
        onChange={(chosen) => set({ color: chosen }, `color:${laneKey}`)}
        onChangeEnd={() => app.scenes.endGesture()}
        format="hex"
        swatches={[...laneColors]}
        swatchesPerRow={6}
      />
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('lane.marker')}
        value={marker}
        onChange={(chosen) => set({ marker: chosen })}
        data={laneMarkers.map((value) => ({
          value,
          label: named(
            t(`lane.markers.${value}`),
            <LaneMark color={color} marker={value} dash="solid" size={12} />,
          ),
        }))}
      />
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('lane.dash')}
        value={dash}
        onChange={(chosen) => set({ dash: chosen })}
        data={laneDashes.map((value) => ({
          value,
          label: named(
            t(`lane.dashes.${value}`),
            <LaneMark color={color} marker={marker} dash={value} size={16} />,
          ),
        }))}
      />
    </Stack>
  );
}
