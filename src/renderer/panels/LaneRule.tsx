// A runner's rule as it runs, and whose form of it that is: with what is different, and by how much right here.
import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OptimizerDescription } from '../../core/optimizers/optimizer';
import type { ConventionHyperparameter } from '../../core/hyperparameters/hyperparameter';
import { landscapeKey } from '../../core/landscapes/reference';
import type { SceneLane } from '../../core/scene/scene';
import { useApp, useLanguage, useScene } from '../app/appContext';
import { setConvention } from '../state/edits';
import { askFirstSteps, type FirstSteps } from '../requests/firstSteps';
import { Formula } from '../controls/Formula';
import { shownRule } from './shownRule';

const libraryNames = { pytorch: 'PyTorch', keras: 'Keras', optax: 'optax' } as const;

interface LaneRuleProps {
  readonly optimizer: OptimizerDescription;
  readonly lane: SceneLane;
}

export function LaneRule({ optimizer, lane }: LaneRuleProps) {
  const { t } = useTranslation();
  const { rule, terms } = shownRule(optimizer, lane);
  const { convention } = optimizer.hyperparameters;
  return (
    <Stack gap={6}>
      {convention?.kind === 'convention' && (
        <Convention
          optimizer={optimizer}
          laneKey={lane.key}
          declared={convention}
          chosen={String(lane.hyperparameters.convention)}
        />
      )}
      <div className="laneRule">
        <Formula latex={rule} label={t('lane.rule')} />
        {terms.map((latex) => (
          <Formula key={latex} latex={latex} label={t('lane.terms')} />
        ))}
      </div>
    </Stack>
  );
}

interface ConventionProps {
  readonly optimizer: OptimizerDescription;
  readonly laneKey: string;
  readonly declared: ConventionHyperparameter;
  readonly chosen: string;
}

function Convention({ optimizer, laneKey, declared, chosen }: ConventionProps) {
  const app = useApp();
  const { t } = useTranslation();
  const language = useLanguage();
  const difference = declared.conventions.find(({ value }) => value === chosen)?.difference[language];
  return (
    <>
      <Text fz="xs" fw={500}>
        {t('lane.convention')}
      </Text>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('lane.convention')}
        value={chosen}
        onChange={(next) => app.edit((scene) => setConvention(scene, laneKey, optimizer, next))}
        data={declared.conventions.map(({ value }) => ({ value, label: libraryNames[value] }))}
      />
      {difference !== undefined && difference !== '' && (
        <Text fz="xs" c="dimmed">
          {difference}
        </Text>
      )}
      <FirstStep optimizer={optimizer} convention={chosen} />
    </>
  );
}

/** Settles down before the engine is asked again while the start is dragged. */
const patienceMs = 80;

function FirstStep({
  optimizer,
  convention,
}: {
  readonly optimizer: OptimizerDescription;
  readonly convention: string;
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
        convention,
        landscape: app.scenes.getState().scene.landscape,
        start,
      });
      cancel = asked.cancel;
      // The race itself tells of an engine that is gone or fails; a missing remark doesn't need to.
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
  }, [app, optimizer, convention, landscape, start]);

  if (steps === null) return null;
  const [chosen, pytorch] = [steps.chosen, steps.pytorch].map((length) => Number(length.toPrecision(3)));
  const text =
    convention === 'pytorch'
      ? t('lane.firstStep', { chosen })
      : chosen === pytorch
        ? t('lane.firstStepSame', { chosen })
        : t('lane.firstStepInstead', { chosen, pytorch });
  return (
    <div className="firstStep" data-testid="first-step">
      <Text fz="xs" fw={500}>
        {text}
      </Text>
      <Text fz={11} c="dimmed">
        {t('lane.firstStepHint')}
      </Text>
    </div>
  );
}
