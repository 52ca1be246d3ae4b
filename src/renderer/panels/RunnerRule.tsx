// A runner's rule as it runs, and the library whose form it has, with the forms' differences and their effect here.
import { inLanguage } from '../../core/text/text';
import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OptimizerDescription } from '../../core/optimizers/optimizer';
import type { LibraryHyperparameter } from '../../core/hyperparameters/hyperparameter';
import { landscapeKey } from '../../core/landscapes/reference';
import type { SceneRunner } from '../../core/scene/scene';
import { useApp, useLanguage, useScene } from '../app/appContext';
import { setLibrary } from '../state/edits';
import { askFirstSteps, type FirstSteps } from '../requests/firstSteps';
import { MathFormula } from '../controls/MathFormula';
import { shownRule } from './shownRule';

const libraryNames = { pytorch: 'PyTorch', keras: 'Keras', optax: 'optax' } as const;

interface RunnerRuleProps {
  readonly optimizer: OptimizerDescription;
  readonly runner: SceneRunner;
}

export function RunnerRule({ optimizer, runner }: RunnerRuleProps) {
  const { t } = useTranslation();
  const { rule, terms } = shownRule(optimizer, runner);
  const { convention: library } = optimizer.hyperparameters;
  return (
    <Stack gap={6}>
      {library?.kind === 'library' && (
        <LibraryChoice
          optimizer={optimizer}
          runnerKey={runner.key}
          declared={library}
          chosen={String(runner.hyperparameters.convention)}
        />
      )}
      <div className="runnerRule">
        <MathFormula latex={rule} label={t('runner.rule')} />
        {terms.map((latex) => (
          <MathFormula key={latex} latex={latex} label={t('runner.terms')} />
        ))}
      </div>
    </Stack>
  );
}

interface LibraryChoiceProps {
  readonly optimizer: OptimizerDescription;
  readonly runnerKey: string;
  readonly declared: LibraryHyperparameter;
  readonly chosen: string;
}

function LibraryChoice({ optimizer, runnerKey, declared, chosen }: LibraryChoiceProps) {
  const app = useApp();
  const { t } = useTranslation();
  const language = useLanguage();
  const form = declared.forms.find(({ library }) => library === chosen);
  const difference = form && inLanguage(form.difference, language);
  return (
    <>
      <Text fz="xs" fw={500}>
        {t('runner.convention')}
      </Text>
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
      <FirstStep optimizer={optimizer} library={chosen} />
    </>
  );
}

/** Debounce: while the start is dragged, the engine is not asked. */
const patienceMs = 80;

function FirstStep({
  optimizer,
  library,
}: {
  readonly optimizer: OptimizerDescription;
  readonly library: string;
}) {
  const app = useApp();
  const { t } = useTranslation();
  const start = useScene((scene) => scene.start);
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
