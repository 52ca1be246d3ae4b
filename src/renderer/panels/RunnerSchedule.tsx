// The learning rate's schedule: its kind, its numbers, and its curve over the race.
import { Select, Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { findSchedule, schedules, type ScheduleDefinition } from '../../core/schedules/registry';
import type { SceneRunner } from '../../core/scene/scene';
import type { ChosenSchedule } from '../../core/simulation/runSettings';
import { inLanguage, type Language } from '../../core/text/text';
import { useApp, useLanguage, useScene } from '../app/appContext';
import { ScheduleChart } from '../charts/ScheduleChart';
import { setSchedule, initialSchedule } from '../state/edits';
import { Disclosure } from '../controls/Disclosure';
import { formatSetting } from '../../core/numbers/formatNumber';
import { HyperparameterField } from './HyperparameterField';

const none = 'none';

/** `Cosine, 100 steps, warm-up 10` */
function summaryOf(
  definition: ScheduleDefinition,
  schedule: ChosenSchedule,
  language: Language,
  t: TFunction,
): string {
  const name = inLanguage(definition.name, language);
  const length = Object.entries(definition.hyperparameters).find(
    ([each, { whole }]) => whole === true && each !== 'warmupSteps',
  );
  const plain =
    length === undefined
      ? name
      : t('schedule.steps', { name, steps: formatSetting(Number(schedule[length[0]])) });
  const warmup = Number(schedule.warmupSteps);
  return warmup > 0 ? t('schedule.warmup', { schedule: plain, steps: formatSetting(warmup) }) : plain;
}

export function RunnerSchedule({ runner }: { readonly runner: SceneRunner }) {
  const app = useApp();
  const { t } = useTranslation();
  const language = useLanguage();
  const steps = useScene((scene) => scene.steps);
  const { schedule } = runner;
  const definition = schedule === null ? undefined : findSchedule(schedule.id);
  const set = (id: string): void =>
    void app.edit((scene) => setSchedule(scene, runner.key, findSchedule(id) ?? null));

  return (
    <Disclosure
      name="schedule"
      title={t('schedule.title')}
      summary={
        schedule === null || definition === undefined ? null : summaryOf(definition, schedule, language, t)
      }
    >
      <Select
        size="xs"
        aria-label={t('schedule.title')}
        allowDeselect={false}
        value={schedule?.id ?? none}
        onChange={(id) => set(id ?? none)}
        data={[
          { value: none, label: t('schedule.none') },
          ...schedules.map(({ id, name }) => ({ value: id, label: inLanguage(name, language) })),
        ]}
      />
      <Text fz={11} c="dimmed">
        {definition === undefined ? t('schedule.noneHint') : inLanguage(definition.idea, language)}
      </Text>
      {schedule !== null && definition !== undefined && (
        <>
          <ScheduleChart runner={runner} />
          {Object.keys(definition.hyperparameters).map((name) => (
            <HyperparameterField
              key={`${definition.id} ${name}`}
              owner={definition}
              runnerKey={runner.key}
              name={name}
              value={schedule[name]!}
              resetValue={initialSchedule(definition, { steps }, runner)[name]!}
              part="schedule"
            />
          ))}
        </>
      )}
    </Disclosure>
  );
}
