// The library whose form of a rule runs, with the forms' differences and their effect here.
import { inLanguage } from '../../core/text/text';
import { SegmentedControl, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Point } from '../../core/geometry/domain';
import type { OptimizerDescription } from '../../core/optimizers/optimizer';
import {
  libraryNames,
  type LibraryForm,
  type LibraryHyperparameter,
} from '../../core/hyperparameters/hyperparameter';
import { landscapeKey } from '../../core/landscapes/reference';
import { useApp, useLanguage, useScene } from '../app/appContext';
import { setLibrary } from '../state/edits';
import { askFirstSteps, type FirstSteps } from '../requests/firstSteps';
import { Disclosure } from '../controls/Disclosure';

interface RunnerConventionProps {
  readonly optimizer: OptimizerDescription;
  readonly runnerKey: string;
  readonly declared: LibraryHyperparameter;
  readonly chosen: LibraryForm['library'];
  /** The runner's own start; null if it has none. */
  readonly start: Point | null;
}

export function RunnerConvention({ optimizer, runnerKey, declared, chosen, start }: RunnerConventionProps) {
  const app = useApp();
  const { t } = useTranslation();
  const language = useLanguage();
  const name = libraryNames[chosen];
  const form = declared.forms.find(({ library }) => library === chosen);
  const difference = form && inLanguage(form.difference, language);
  return (
    <Disclosure
      name="convention"
      title={t('runner.convention')}
      summary={chosen === declared.default ? null : name}
      usual={name}
    >
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('runner.convention')}
        value={chosen}
        onChange={(next) => app.edit((scene) => setLibrary(scene, runnerKey, optimizer, next))}
        data={declared.forms.map(({ library: value }) => ({ value, label: libraryNames[value] }))}
      />
      {difference !== undefined && difference !== '' && (
        <Text fz="xs" c="dimmed">
          {difference}
        </Text>
      )}
      <FirstStep optimizer={optimizer} library={chosen} own={start} />
    </Disclosure>
  );
}

/** Debounce: while the start is dragged, the engine is not asked. */
const patienceMs = 80;

function FirstStep({
  optimizer,
  library,
  own,
}: {
  readonly optimizer: OptimizerDescription;
  readonly library: string;
  readonly own: Point | null;
}) {
  const app = useApp();
  const { t } = useTranslation();
  const start = useScene((scene) => own ?? scene.start);
  const landscape = useScene((scene) => landscapeKey(scene.landscape));
  const [steps, setSteps] = useState<FirstSteps | null>(null);

  useEffect(() => {
    let wanted = true;
    let cancel = (): void => undefined;
    const timer = setTimeout(() => {
      const asked = askFirstSteps(app.host.client, {
        optimizer,
        library,
        landscape: app.scenes.getState().scene.landscape,
        start,
      });
      cancel = asked.cancel;
      // Failures of the engine are reported by the race itself; here the remark is just omitted.
      const show = (answer: FirstSteps | null): void => {
        if (wanted) setSteps(answer);
      };
      asked.answer.then(show, () => show(null));
    }, patienceMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
      cancel();
    };
  }, [app, optimizer, library, landscape, start]);

  if (steps === null) return null;
  const [chosen, pytorch] = [steps.chosen, steps.pytorch].map((length) => Number(length.toPrecision(3)));
  const text =
    library === 'pytorch'
      ? t('runner.firstStep', { chosen })
      : chosen === pytorch
        ? t('runner.firstStepSame', { chosen })
        : t('runner.firstStepInstead', { chosen, pytorch });
  return (
    <div className="firstStep" data-testid="first-step">
      <Text fz="xs" fw={500}>
        {text}
      </Text>
      <Text fz={11} c="dimmed">
        {t('runner.firstStepHint')}
      </Text>
    </div>
  );
}
