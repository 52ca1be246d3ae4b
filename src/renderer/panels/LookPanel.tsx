// The look of the landscape.
import { SegmentedControl, Select, Slider, Stack, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { colorMaps, type ColorMap, type SceneLook } from '../../core/scene/scene';
import { useApp, useScene } from '../app/appContext';
import { setLook } from '../state/edits';
import { Section } from '../controls/Section';

const switches = ['surfaceContours', 'floorContours', 'axes', 'marks', 'labels'] as const;

export function LookPanel() {
  const app = useApp();
  const { t } = useTranslation();
  const look = useScene((scene) => scene.look);
  const set = (change: Partial<SceneLook>, mergeKey: string | null = null): void =>
    void app.edit((scene) => setLook(scene, change), mergeKey);

  return (
    <Stack gap="lg" p="md">
      <Section title={t('look.heightScale')}>
        <SegmentedControl
          size="xs"
          fullWidth
          value={look.heightScale}
          onChange={(heightScale) => set({ heightScale })}
          data={[
            { value: 'linear', label: t('look.linear') },
            { value: 'log', label: t('look.log') },
          ]}
        />
      </Section>
      <Section title={t('look.relief')}>
        <Slider
          size="sm"
          label={null}
          thumbLabel={t('look.relief')}
          min={0.05}
          max={2}
          step={0.05}
          value={look.relief}
          onChange={(relief) => set({ relief }, 'relief')}
          onChangeEnd={() => app.scenes.endGesture()}
        />
      </Section>
      <Section title={t('look.colorMap')}>
        <Select
          size="xs"
          aria-label={t('look.colorMap')}
          allowDeselect={false}
          value={look.colorMap}
          onChange={(value) => set({ colorMap: value as ColorMap })}
          data={colorMaps.map((value) => ({ value, label: t(`look.${value}`) }))}
        />
      </Section>
      <Stack gap="xs">
        {switches.map((name) => (
          <Switch
            key={name}
            size="xs"
            label={t(`look.${name}`)}
            checked={look[name]}
            onChange={(event) => set({ [name]: event.currentTarget.checked })}
          />
        ))}
      </Stack>
    </Stack>
  );
}
