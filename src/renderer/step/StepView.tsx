// The step of the selected runner at the play head: in words, in its formula with numbers, and the curvature that decides
// whether steps swing and grow.
import { Button, Switch, Text, Tooltip } from '@mantine/core';
import { Split } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { partOfTerm } from '../../core/explanation/arrows';
import { shownRows } from '../../core/explanation/shownRows';
import { explanationInWords } from '../../core/explanation/words';
import { axisSymbols } from '../../core/landscapes/reference';
import { findOptimizer } from '../../core/optimizers/registry';
import { branchOff } from '../../core/scene/branch';
import { runnerNames } from '../../core/scene/runnerName';
import { startOf } from '../../core/scene/starts';
import { sentencesIn } from '../../core/text/text';
import { commandLabel } from '../../protocol/commands';
import { useApp, useLanguage, useScene, useWindow } from '../app/appContext';
import { useCalm } from '../app/useCalm';
import { branchWithHalfRate, hasRate } from '../commands/commands';
import { RunnerMark } from '../controls/RunnerMark';
import { setRunner } from '../state/edits';
import { DivergenceText } from './DivergenceText';
import { CurvaturePanel } from './CurvaturePanel';
import { MethodTable } from './MethodTable';
import { PointGradients } from './PointGradients';
import { RuleTable } from './RuleTable';
import { useExplanation, type ShownExplanation } from './useExplanation';
import './step.css';

/** As often as a table of numbers can be read while the play head moves: to typeset it takes a good part of a frame. */
const tablesPerSecond = 10;

export function StepView() {
  const { t } = useTranslation();
  const { arrows } = useApp();
  const shown = useCalm(useExplanation(), tablesPerSecond);
  useEffect(() => arrows.explain(), [arrows]);
  const selected = useWindow((state) => state.selectedRunner);
  const isAsked = useWindow((state) => state.aheadHidden);
  const failure = useStore(useApp().explanations.store, (state) => state.failure);
  return (
    <section className="stepView" aria-label={t('step.title')}>
      {shown === null ? (
        <>
          <header />
          <Text fz="sm" c="dimmed" ta="center" m="auto">
            {/* What is asked for comes in a moment. */}
            {failure ?? (selected === null && t(isAsked ? 'step.asked' : 'step.empty'))}
          </Text>
        </>
      ) : (
        <Explained {...shown} />
      )}
    </section>
  );
}

function Explained({ runner, explanation }: ShownExplanation) {
  const app = useApp();
  const { t } = useTranslation();
  const language = useLanguage();
  const runners = useScene((scene) => scene.optimizers);
  const start = useScene((scene) => startOf(scene, runner));
  const landscape = useScene((scene) => scene.landscape);
  const axes = axisSymbols(landscape);
  const name = runnerNames(runners).get(runner.key) ?? runner.key;
  const optimizer = findOptimizer(explanation.optimizer);
  // Of a branch, those of the leg that the step belongs to.
  const { hyperparameters } = branchOff(runner, explanation.step - 1);
  const litTerm = useWindow((state) => state.litTerm);
  useEffect(() => {
    if (litTerm !== null) app.window.setState({ litPart: partOfTerm(explanation, litTerm) });
  }, [app, explanation, litTerm]);
  const words = sentencesIn(explanationInWords(explanation, { name, ...axes }), language);
  return (
    <>
      <header className="stepHeader">
        <RunnerMark look={runner} size={14} />
        <Text fz="sm" fw={600} truncate>
          {name}
        </Text>
        <Text fz="xs" c="dimmed" className="stepNumber">
          {t('step.of', { step: explanation.step })}
        </Text>
        {hasRate(runner) && <HalfRate runnerKey={runner.key} />}
        <Switch
          className="stepArrows"
          size="xs"
          label={t('step.keepArrows')}
          checked={runner.arrows}
          onChange={({ currentTarget: { checked } }) =>
            app.edit((scene) => setRunner(scene, runner.key, { arrows: checked }))
          }
        />
      </header>
      <div className="stepBody" data-step={explanation.step}>
        <div className="stepRule">
          <DivergenceText runner={runner} />
          <p className="stepWords">{words}</p>
          {optimizer?.kind === 'graph' && (
            <RuleTable
              explanation={explanation}
              axes={axes}
              rows={shownRows(optimizer, hyperparameters, start, explanation, (term, latex) => {
                const part = partOfTerm(explanation, term);
                return part === null ? latex : `\\htmlData{part=${part}}{${latex}}`;
              })}
            />
          )}
          {explanation.account !== null && (
            <MethodTable explanation={explanation} account={explanation.account} axes={axes} />
          )}
          {'neuron' in landscape && <PointGradients explanation={explanation} data={landscape.neuron.data} />}
        </div>
        <CurvaturePanel explanation={explanation} axes={axes} />
      </div>
    </>
  );
}

/** What would half the rate do from here on: a branch beside the runner, which becomes a ghost. */
function HalfRate({ runnerKey }: { readonly runnerKey: string }) {
  const app = useApp();
  const language = useLanguage();
  const { t } = useTranslation();
  return (
    <Tooltip label={commandLabel('runner.branchHalfRate', language)}>
      <Button
        className="stepHalfRate"
        variant="default"
        size="compact-xs"
        leftSection={<Split size={14} />}
        onClick={() => branchWithHalfRate(app, runnerKey)}
      >
        {t('step.halfRate')}
      </Button>
    </Tooltip>
  );
}
