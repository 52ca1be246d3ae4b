// An explained update of a run, for tests.
import { checkRunSettings } from '../../simulation/checkRunSettings';
import type { RunSettings } from '../../simulation/runSettings';
import type { Point } from '../../geometry/domain';
import type { Explanation } from '../explanation';
import { createExplainer } from '../explainRun';

/** Update number `step`, the first being 1, of a run from `start`. */
export function explained(settings: RunSettings, start: Point, step: number): Explanation {
  const request = {
    ...settings,
    ...checkRunSettings(settings),
    start,
    steps: step,
    stopWhenConverged: false,
  };
  return createExplainer(request)(step, () => true)!;
}
