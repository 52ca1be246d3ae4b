// The gradient noise of all runners, and the seed of the race's random numbers.
import { ActionIcon, Group, SegmentedControl, Text, Tooltip } from '@mantine/core';
import { Dices } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { defaultNoise } from '../../core/scene/sceneFields';
import { limits, noiseKinds } from '../../core/scene/scene';
import { useApp, useScene } from '../app/appContext';
import { setNoise } from '../state/edits';
import { LimitedField, within } from '../controls/LimitedField';
import { NumberSetting } from '../controls/NumberSetting';
import { Section } from '../controls/Section';
import type { Scaled } from '../controls/sliderScale';

const scaled: Scaled = { scale: 'log', slider: [0.001, 10] };

export function NoiseSection() {
  const app = useApp();
  const { t } = useTranslation();
  const noise = useScene((scene) => scene.noise);
  return (
    <Section title={t('noise.title')}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('noise.title')}
        value={noise.kind}
        onChange={(kind) => app.edit((scene) => setNoise(scene, { kind }))}
        data={noiseKinds.map((value) => ({ value, label: t(`noise.${value}`) }))}
      />
      <Text fz={11} c="dimmed">
        {t(`noise.${noise.kind}Hint`)}
      </Text>
      {noise.kind !== 'none' && (
        <NumberSetting
          label={t('noise.scale')}
          symbol="\sigma"
          scaled={scaled}
          value={noise.scale}
          resetValue={defaultNoise.scale}
          check={within(t('noise.scale'), limits.noiseScale)}
          onChange={(scale, mergeKey) => app.edit((scene) => setNoise(scene, { scale }), mergeKey)}
          mergeKey="noise"
        />
      )}
    </Section>
  );
}

/** Seeds are drawn from a smaller range than allowed: short ones are easy to share. */
const drawnSeeds = 100_000;

export function SeedSection() {
  const app = useApp();
  const { t } = useTranslation();
  const seed = useScene((scene) => scene.seed);
  const set = (next: number): void => void app.edit((scene) => ({ ...scene, seed: next }));
  return (
    <Section title={t('race.seed')} hint={t('noise.seedHint')}>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <div className="growingField">
          <LimitedField label={t('race.seed')} range={limits.seed} value={seed} onCommit={set} />
        </div>
        <Tooltip label={t('noise.newSeed')}>
          <ActionIcon
            size={30}
            variant="default"
            aria-label={t('noise.newSeed')}
            onClick={() => set(Math.floor(Math.random() * drawnSeeds))}
          >
            <Dices size={16} />
          </ActionIcon>
        </Tooltip>
      </Group>
    </Section>
  );
}
