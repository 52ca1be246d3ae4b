// What a step shows: the race or the functions, how, and what is hidden until the answer is given.
import { Button, Checkbox, SegmentedControl, Select, Text, TextInput } from '@mantine/core';
import { Camera, Columns2, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  hiddenDerivatives,
  lessonLimits,
  type LessonFunctions,
  type LessonRace,
  type LessonStep,
  type LessonView,
} from '../../../core/lesson/lesson';
import { requireLandscape } from '../../../core/landscapes/resolve';
import type { SceneRunner } from '../../../core/scene/scene';
import { runnerNames } from '../../../core/scene/runnerName';
import { inLanguage } from '../../../core/text/text';
import { invalidText, type Issue } from '../../../core/validation/issue';
import { describeRange, isInRange } from '../../../core/validation/numberRange';
import { shownActivations, shownLosses } from '../../../core/view/functionSettings';
import { dockTabs, pictures } from '../../../core/view/raceParts';
import { commandLabel } from '../../../protocol/commands';
import { useApp, useLanguage, useSetting } from '../../app/appContext';
import { LimitedField } from '../../controls/LimitedField';
import { describeIssue } from '../../controls/notices';
import { RunnerMark } from '../../controls/RunnerMark';

interface ViewFormProps {
  readonly step: LessonStep;
  /** `field` names what is edited: what is set there in a row is one edit. */
  readonly onChange: (view: LessonView, field: string) => void;
}

export function ViewForm({ step, onChange }: ViewFormProps) {
  const app = useApp();
  const { t } = useTranslation();
  const { shows } = step;
  const isAsked = step.question !== null;
  return (
    <fieldset className="formGroup">
      <Text component="legend" fz="sm" fw={650}>
        {t('lessonEditor.shows')}
      </Text>
      <div className="viewHead">
        <ViewFacts view={shows} />
        <div className="viewActions">
          <Button
            size="xs"
            variant="light"
            leftSection={<Camera size={16} />}
            onClick={() => onChange(withKept(app.shownView(), shows), 'view')}
          >
            {t(shows.kind === 'words' ? 'lessonEditor.takeView' : 'lessonEditor.takeAnew')}
          </Button>
          {shows.kind === 'race' && <SecondRace race={shows} onChange={onChange} />}
        </div>
      </div>
      {shows.kind === 'race' && <RaceForm race={shows} isAsked={isAsked} onChange={onChange} />}
      {(shows.kind === 'activations' || shows.kind === 'losses') && (
        <FunctionsForm view={shows} isAsked={isAsked} onChange={onChange} />
      )}
    </fieldset>
  );
}

/** A second race beside the first, on one clock: what the window shows, or none again. */
function SecondRace({ race, onChange }: Pick<RaceFormProps, 'race' | 'onChange'>) {
  const app = useApp();
  const { t } = useTranslation();
  const isRaceShown = useSetting('workspace') === 'race';
  const [first, second] = race.scenes;
  const add = (): void => {
    const view = app.shownView();
    if (view.kind === 'race') onChange({ ...race, scenes: [first!, view.scenes[0]!] }, 'view');
  };
  return second === undefined ? (
    <Button
      size="xs"
      variant="default"
      leftSection={<Columns2 size={16} />}
      disabled={!isRaceShown}
      onClick={add}
    >
      {t('lessonEditor.addRace')}
    </Button>
  ) : (
    <Button
      size="xs"
      variant="default"
      leftSection={<Trash2 size={16} />}
      onClick={() => onChange({ ...race, scenes: [first!], opens: 0 }, 'view')}
    >
      {t('lessonEditor.removeRace')}
    </Button>
  );
}

/** A view that is taken anew keeps what the step hides, and where it pauses, as far as there still is that. */
function withKept(taken: LessonView, before: LessonView): LessonView {
  if (taken.kind !== 'race' || before.kind !== 'race') return taken;
  const [steps, runners] = [stepsOf(taken), runnersOf(taken)];
  return {
    ...taken,
    pauses: before.pauses.filter((step) => step <= steps),
    hidden: before.hidden.filter((key) => runners.some(({ runner }) => runner.key === key)),
  };
}

/** In a line: the landscape with its runners, or the functions. */
function ViewFacts({ view }: { readonly view: LessonView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  switch (view.kind) {
    case 'words':
      return <Text fz="sm">{t('lessonEditor.kind.words')}</Text>;
    case 'race':
      return (
        <div className="viewFacts">
          {view.scenes.map((scene, index) => {
            const names = runnerNames(scene.optimizers);
            return (
              <p key={index}>
                <strong>{inLanguage(requireLandscape(scene.landscape).landscape.name, language)}</strong>{' '}
                {t('lessonEditor.raceSteps', { count: scene.steps })}
                {scene.optimizers.map((runner) => (
                  <span key={runner.key} className="viewRunner">
                    <RunnerMark look={runner} size={12} />
                    {names.get(runner.key)}
                  </span>
                ))}
              </p>
            );
          })}
        </div>
      );
    case 'activations':
    case 'losses':
      return (
        <Text fz="sm">
          {t(`workspace.${view.kind}`)}:{' '}
          {functionsOf(view)
            .map(({ name }) => inLanguage(name, language))
            .join(', ')}
        </Text>
      );
  }
}

function functionsOf({ kind, settings }: LessonFunctions) {
  return kind === 'activations'
    ? shownActivations(settings.activations).map(({ definition }) => definition)
    : shownLosses(settings.losses).map(({ definition }) => definition);
}

/** Of two scenes, those of the longer one. */
const stepsOf = ({ scenes }: LessonRace): number => Math.max(...scenes.map(({ steps }) => steps));

/** Those of two scenes that share a key are chosen and hidden together. */
function runnersOf({ scenes }: LessonRace): readonly NamedRunner[] {
  const all = scenes.flatMap(({ optimizers }) => {
    const names = runnerNames(optimizers);
    return optimizers.map((runner) => ({ runner, name: names.get(runner.key)! }));
  });
  return [...new Map(all.toReversed().map((each) => [each.runner.key, each])).values()].toReversed();
}

interface NamedRunner {
  readonly runner: SceneRunner;
  readonly name: string;
}

interface RaceFormProps {
  readonly race: LessonRace;
  readonly isAsked: boolean;
  readonly onChange: ViewFormProps['onChange'];
}

function RaceForm({ race, isAsked, onChange }: RaceFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const steps = stepsOf(race);
  const runners = runnersOf(race);
  const set = (change: Partial<LessonRace>, field: string): void => onChange({ ...race, ...change }, field);
  return (
    <>
      <div className="formRow">
        <Field label={t('lessonEditor.picture')}>
          <SegmentedControl
            size="xs"
            aria-label={t('lessonEditor.picture')}
            value={race.picture}
            onChange={(picture) => set({ picture }, 'picture')}
            data={pictures.map((value) => ({ value, label: commandLabel(`view.${value}`, language) }))}
          />
        </Field>
        <Field label={t('lessonEditor.dock')}>
          <SegmentedControl
            size="xs"
            aria-label={t('lessonEditor.dock')}
            value={race.dock ?? 'none'}
            onChange={(dock) => set({ dock: dock === 'none' ? null : dock }, 'dock')}
            data={[
              { value: 'none' as const, label: t('lessonEditor.nothing') },
              ...dockTabs.map((value) => ({ value, label: commandLabel(`view.${value}`, language) })),
            ]}
          />
        </Field>
        <Field label={t('lessonEditor.startsAt')}>
          <LimitedField
            label={t('lessonEditor.startsAt')}
            range={{ min: 0, max: steps, whole: true }}
            value={race.startsAt}
            onCommit={(startsAt) => set({ startsAt }, 'startsAt')}
          />
        </Field>
        <PausesField pauses={race.pauses} steps={steps} onCommit={(pauses) => set({ pauses }, 'pauses')} />
        <Select
          size="xs"
          className="formField"
          label={t('lessonEditor.selected')}
          data={runners.map(({ runner, name }) => ({ value: runner.key, label: name }))}
          value={race.selected}
          onChange={(selected) => set({ selected }, 'selected')}
          clearable
          placeholder={t('lessonEditor.nobody')}
          comboboxProps={{ withinPortal: false }}
          clearButtonProps={{ 'aria-label': t('lessonEditor.nobody') }}
        />
      </div>
      <HiddenBoxes
        choices={runners.map(({ runner, name }) => ({
          id: runner.key,
          name,
          mark: <RunnerMark look={runner} size={12} />,
        }))}
        hidden={race.hidden}
        isAsked={isAsked}
        onChange={(hidden) => set({ hidden }, 'hidden')}
      />
    </>
  );
}

function FunctionsForm({
  view,
  isAsked,
  onChange,
}: { readonly view: LessonFunctions } & Pick<RaceFormProps, 'isAsked' | 'onChange'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const choices = functionsOf(view).map(({ id, name }) => ({ id, name: inLanguage(name, language) }));
  return (
    <HiddenBoxes
      choices={[...choices, { id: hiddenDerivatives, name: t('lessonEditor.derivatives') }]}
      hidden={view.hidden}
      isAsked={isAsked}
      onChange={(hidden) => onChange({ ...view, hidden }, 'hidden')}
    />
  );
}

interface HiddenBoxesProps {
  readonly choices: readonly { readonly id: string; readonly name: string; readonly mark?: ReactNode }[];
  readonly hidden: readonly string[];
  /** Whether there is a question to be answered. */
  readonly isAsked: boolean;
  readonly onChange: (hidden: readonly string[]) => void;
}

/** What is not shown before the question is answered. */
function HiddenBoxes({ choices, hidden, isAsked, onChange }: HiddenBoxesProps) {
  const { t } = useTranslation();
  return (
    <Field
      label={t('lessonEditor.hidden')}
      hint={isAsked || hidden.length === 0 ? null : t('lessonEditor.hiddenHint')}
    >
      <div className="hiddenBoxes">
        {choices.map(({ id, name, mark }) => (
          <Checkbox
            key={id}
            size="xs"
            label={
              <>
                {mark}
                {name}
              </>
            }
            checked={hidden.includes(id)}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? [...hidden, id] : hidden.filter((each) => each !== id))
            }
          />
        ))}
      </div>
    </Field>
  );
}

interface FieldProps {
  readonly label: string;
  readonly hint?: string | null;
  readonly children: ReactNode;
}

function Field({ label, hint = null, children }: FieldProps) {
  return (
    <div className="formField">
      <Text fz="xs" fw={600}>
        {label}
      </Text>
      {children}
      {hint !== null && (
        <Text fz="xs" c="dimmed">
          {hint}
        </Text>
      )}
    </div>
  );
}

interface PausesFieldProps {
  readonly pauses: readonly number[];
  readonly steps: number;
  readonly onCommit: (pauses: readonly number[]) => void;
}

/** Steps between commas or spaces. What can't be read stays in the field, with what is allowed. */
function PausesField({ pauses, steps, onCommit }: PausesFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const label = t('lessonEditor.pauses');
  const read = typed === null ? null : readPauses(typed, label, steps);
  const commit = (): void => {
    if (read === null || 'issue' in read) return;
    setTyped(null);
    if (read.pauses.join() !== pauses.join()) onCommit(read.pauses);
  };
  return (
    <TextInput
      size="xs"
      className="formField"
      label={label}
      placeholder={t('lessonEditor.noPauses')}
      inputMode="numeric"
      autoComplete="off"
      value={typed ?? pauses.join(', ')}
      error={read !== null && 'issue' in read ? describeIssue(read.issue, t) : null}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
    />
  );
}

type ReadPauses = { readonly pauses: readonly number[] } | { readonly issue: Issue };

export function readPauses(typed: string, name: string, steps: number): ReadPauses {
  const words = typed
    .normalize('NFKC')
    .split(/[\s,、]+/)
    .filter((word) => word !== '');
  const range = { min: 0, max: steps, whole: true };
  const wrong = words.find((word) => !isInRange(Number(word), range));
  if (wrong !== undefined) return { issue: invalidText(name, wrong, describeRange('step', range)) };
  const sorted = [...new Set(words.map(Number))].toSorted((a, b) => a - b);
  return { pauses: sorted.slice(0, lessonLimits.pauses) };
}
