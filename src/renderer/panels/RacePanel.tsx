// Settings common to all runners: start, number of steps, noise and seed, and how race time passes.
import { Button, SegmentedControl, Slider, Stack, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { defaultClock, defaultTrail } from '../../core/scene/sceneFields';
import { limits, type Scene } from '../../core/scene/scene';
import { useApp, useScene } from '../app/appContext';
import { runCommand } from '../commands/commands';
import { FormulaPanel } from '../formula/FormulaPanel';
import { NeuronPanel } from '../neuron/NeuronPanel';
import { setStart } from '../state/edits';
import { LimitedField, LimitedRow } from '../controls/LimitedField';
import { NoiseSection, SeedSection } from './NoiseSection';
import { StartFields } from './StartFields';
import './settings.css';
import { Section } from '../controls/Section';

export function RacePanel() {
  const app = useApp();
  const { t } = useTranslation();
  const scene = useScene((current) => current);
  const { trail } = scene;
  const set = (change: Partial<Scene>): void => void app.edit((current) => ({ ...current, ...change }));

  return (
    <Stack gap="lg" p="md">
      <FormulaPanel />
      <NeuronPanel />
      <Section title={t('race.start')} hint={t('race.startHint')}>
        <StartFields
          label={t('race.start')}
          start={scene.start}
          onCommit={(start) => app.edit((current) => setStart(current, start))}
        />
      </Section>

      <Section title={t('race.steps')}>
        <LimitedField
          label={t('race.steps')}
          range={limits.steps}
          value={scene.steps}
          onCommit={(steps) => set({ steps })}
        />
      </Section>

      <NoiseSection />
      <SeedSection />

      <Section title={t('race.clock')}>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t('race.clock')}
          value={scene.clock.kind}
          onChange={(kind) =>
            set({ clock: kind === 'frames' ? defaultClock : { kind: 'steps', stepsPerSecond: 10 } })
          }
          data={[
            { value: 'frames', label: t('race.clockFrames') },
            { value: 'steps', label: t('race.clockSteps') },
          ]}
        />
        <ClockFields scene={scene} set={set} />
      </Section>

      <Section title={t('race.trail')}>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t('race.trail')}
          value={trail.kind}
          onChange={(kind) => set({ trail: kind === 'all' ? { kind } : { ...defaultTrail, ...trail, kind } })}
          data={[
            { value: 'highlight', label: t('race.trailHighlight') },
            { value: 'frames', label: t('race.trailFrames') },
            { value: 'all', label: t('race.trailAll') },
          ]}
        />
        {trail.kind !== 'all' && (
          <div className="numberSetting">
            <Slider
              size="sm"
              label={null}
              thumbLabel={t('race.trailLength')}
              min={1}
              max={64}
              value={Math.min(trail.frames, 64)}
              onChange={(frames) =>
                app.edit((current) => ({ ...current, trail: { ...trail, frames } }), 'trail')
              }
              onChangeEnd={() => app.scenes.endGesture()}
            />
            <LimitedField
              label={t('race.trailLength')}
              range={limits.trailFrames}
              value={trail.frames}
              onCommit={(frames) => set({ trail: { ...trail, frames } })}
            />
          </div>
        )}
      </Section>

      <Switch
        size="xs"
        label={t('race.stopWhenConverged')}
        checked={scene.stopWhenConverged}
        onChange={(event) => set({ stopWhenConverged: event.currentTarget.checked })}
      />

      <Button size="xs" variant="default" onClick={() => runCommand(app, 'file.new')}>
        {t('race.reset')}
      </Button>
    </Stack>
  );
}

interface ClockFieldsProps {
  readonly scene: Scene;
  readonly set: (change: Partial<Scene>) => void;
}

function ClockFields({ scene: { clock }, set }: ClockFieldsProps) {
  const { t } = useTranslation();
  if (clock.kind === 'steps') {
    return (
      <LimitedRow
        label={t('race.stepsPerSecond')}
        range={limits.stepsPerSecond}
        value={clock.stepsPerSecond}
        onCommit={(stepsPerSecond) => set({ clock: { kind: 'steps', stepsPerSecond } })}
      />
    );
  }
  return (['frames', 'framesPerSecond'] as const).map((name) => (
    <LimitedRow
      key={name}
      label={t(`race.${name}`)}
      range={limits[name]}
      value={clock[name]}
      onCommit={(value) => set({ clock: { ...clock, [name]: value } })}
    />
  ));
}
