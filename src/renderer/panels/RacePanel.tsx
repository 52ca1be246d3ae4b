// What all runners share: start, number of steps, seed, and how race time passes.
import { Button, Group, SegmentedControl, Slider, Stack, Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { invalid, type SceneIssue } from '../../core/scene/issue';
import { describeRange, isInRange, type NumberRange } from '../../core/scene/numberRange';
import { sourceClock, sourceTrail } from '../../core/scene/defaultScene';
import { limits, type Scene } from '../../core/scene/scene';
import { startIssues } from '../../core/scene/parseScene';
import { useApp, useScene } from '../appContext';
import { runCommand } from '../commands/commands';
import { setStart } from '../state/edits';
import { NumberField } from './NumberField';
import { Section } from './Section';

/** The check of a number field against a limit of the scene. */
function within(name: string, range: NumberRange) {
  return (value: number): SceneIssue | null =>
    isInRange(value, range) ? null : invalid(name, value, describeRange(name, range));
}

export function RacePanel() {
  const app = useApp();
  const { t } = useTranslation();
  const scene = useScene((current) => current);
  const set = (change: Partial<Scene>): void => void app.edit((current) => ({ ...current, ...change }));

  return (
    <Stack gap="lg" p="md">
      <Section title={t('race.start')} hint={t('race.startHint')}>
        <Group grow gap="xs">
          {([0, 1] as const).map((axis) => {
            const name = axis === 0 ? t('race.x') : t('race.y');
            const moved = (value: number): [number, number] =>
              axis === 0 ? [value, scene.start[1]] : [scene.start[0], value];
            return (
              <NumberField
                key={axis}
                label={`${t('race.start')} ${name}`}
                leftSection={name}
                value={scene.start[axis]}
                check={(value) => startIssues(moved(value), app.landscape())[0] ?? null}
                onCommit={(value) => app.edit((current) => setStart(current, moved(value)))}
              />
            );
          })}
        </Group>
      </Section>

      <Section title={t('race.steps')}>
        <NumberField
          label={t('race.steps')}
          value={scene.steps}
          check={within('steps', limits.steps)}
          onCommit={(steps) => set({ steps })}
        />
      </Section>

      <Section title={t('race.clock')}>
        <SegmentedControl
          size="xs"
          fullWidth
          value={scene.clock.kind}
          onChange={(kind) =>
            set({ clock: kind === 'frames' ? sourceClock : { kind: 'steps', stepsPerSecond: 10 } })
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
          value={scene.trail.kind}
          onChange={(kind) => set({ trail: kind === 'all' ? { kind: 'all' } : sourceTrail })}
          data={[
            { value: 'frames', label: t('race.trailFrames') },
            { value: 'all', label: t('race.trailAll') },
          ]}
        />
        {scene.trail.kind === 'frames' && (
          <Group gap="xs" wrap="nowrap">
            <Slider
              flex={1}
              size="sm"
              label={null}
              thumbLabel={t('race.trailLength')}
              min={1}
              max={64}
              value={Math.min(scene.trail.frames, 64)}
              onChange={(frames) =>
                app.edit((current) => ({ ...current, trail: { kind: 'frames', frames } }), 'trail')
              }
              onChangeEnd={() => app.scenes.endGesture()}
            />
            <div className="shortField">
              <NumberField
                label={t('race.trailLength')}
                value={scene.trail.frames}
                check={within('frames', limits.trailFrames)}
                onCommit={(frames) => set({ trail: { kind: 'frames', frames } })}
              />
            </div>
          </Group>
        )}
      </Section>

      <Section title={t('race.seed')}>
        <NumberField
          label={t('race.seed')}
          value={scene.seed}
          check={within('seed', limits.seed)}
          onCommit={(seed) => set({ seed })}
        />
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
      <LabelledField text={t('race.stepsPerSecond')}>
        <NumberField
          label={t('race.stepsPerSecond')}
          value={clock.stepsPerSecond}
          check={within('stepsPerSecond', limits.stepsPerSecond)}
          onCommit={(stepsPerSecond) => set({ clock: { kind: 'steps', stepsPerSecond } })}
        />
      </LabelledField>
    );
  }
  return (
    <>
      <LabelledField text={t('race.frames')}>
        <NumberField
          label={t('race.frames')}
          value={clock.frames}
          check={within('frames', limits.frames)}
          onCommit={(frames) => set({ clock: { ...clock, frames } })}
        />
      </LabelledField>
      <LabelledField text={t('race.framesPerSecond')}>
        <NumberField
          label={t('race.framesPerSecond')}
          value={clock.framesPerSecond}
          check={within('framesPerSecond', limits.framesPerSecond)}
          onCommit={(framesPerSecond) => set({ clock: { ...clock, framesPerSecond } })}
        />
      </LabelledField>
    </>
  );
}

function LabelledField({ text, children }: { readonly text: string; readonly children: React.ReactNode }) {
  return (
    <Group justify="space-between" wrap="nowrap" gap="xs">
      <Text fz="xs">{text}</Text>
      <div className="shortField">{children}</div>
    </Group>
  );
}
