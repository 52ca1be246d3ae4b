// A runner's rule as it runs.
import { useTranslation } from 'react-i18next';
import type { OptimizerDescription } from '../../core/optimizers/optimizer';
import type { SceneRunner } from '../../core/scene/scene';
import { MathFormula } from '../controls/MathFormula';
import { shownRule } from './shownRule';

interface RunnerRuleProps {
  readonly optimizer: OptimizerDescription;
  readonly runner: SceneRunner;
}

export function RunnerRule({ optimizer, runner }: RunnerRuleProps) {
  const { t } = useTranslation();
  const { rule, terms } = shownRule(optimizer, runner);
  return (
    <div className="runnerRule">
      <MathFormula latex={rule} label={t('runner.rule')} />
      {terms.map((latex) => (
        <MathFormula key={latex} latex={latex} label={t('runner.terms')} />
      ))}
    </div>
  );
}
