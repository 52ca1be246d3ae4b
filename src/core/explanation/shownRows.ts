// The rows of a runner's formula for an explained update.
import type { HyperparameterValues } from '../hyperparameters/hyperparameter';
import { toNumericValues } from '../hyperparameters/numericValues';
import type { GraphOptimizer } from '../optimizers/define';
import { ruleLatex } from '../optimizers/ruleLatex';
import type { Point } from '../geometry/domain';
import type { Explanation } from './explanation';
import { ruleRows, type RuleRow, type RuleText } from './ruleRows';

/** `start` is where the run began; `mark` marks quantities, as `RuleText` has it. */
export function shownRows(
  optimizer: GraphOptimizer,
  hyperparameters: HyperparameterValues,
  start: Point,
  explanation: Explanation,
  mark?: RuleText['mark'],
): RuleRow[] {
  const h = toNumericValues(optimizer, hyperparameters);
  const symbols = new Map(
    Object.entries(optimizer.hyperparameters).flatMap(([name, each]): [string, number][] =>
      'symbol' in each ? [[symbolKey(each.symbol), valueOf(name)]] : [],
    ),
  );
  return ruleRows({ latex: ruleLatex(optimizer, hyperparameters), symbols, start, mark }, explanation);

  function valueOf(name: string): number {
    const { learningRate } = explanation;
    return name === 'learningRate' && learningRate !== null ? learningRate : h[name]!;
  }
}

/** The key of a hyper-parameter's symbol in `RuleText`. */
const symbolKey = (symbol: string): string => symbol.replaceAll(/[{}\s]/g, '');
