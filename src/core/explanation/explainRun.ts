// Explains any update of a run.
import { stepsPerCall } from '../simulation/kernel';
import { createMethodTracer } from '../simulation/methodTracer';
import type { CheckedRunRequest } from '../simulation/run';
import { resolveRun } from '../simulation/runSettings';
import { createGraphTracer, type GraphState, type TracedMethodState } from '../simulation/tracer';
import { createMethodExplainer } from './explainMethod';
import { createRuleExplainer } from './explainRule';
import type { Explanation } from './explanation';
import { createReplay } from './replay';

/**
 * Explains an update, the first being 1, also one behind the row at which the run has come to rest. `mayGoOn` is asked
 * every few rows on the way to it: when it says no, null is given, and the next call goes on from there.
 */
export type Explainer = (update: number, mayGoOn: () => boolean) => Explanation | null;

export function createExplainer(request: CheckedRunRequest): Explainer {
  const run = resolveRun(request);
  const { start } = request;
  if (run.kind === 'graph') {
    const explain = createRuleExplainer(run);
    const replay = createReplay<GraphState>(
      (saved) => createGraphTracer(run, saved === null ? { start } : { saved }),
      stepsPerCall,
    );
    return (update, mayGoOn) => {
      const state = replay.seek(update - 1, mayGoOn);
      return state && explain(state.particle, update);
    };
  }
  const explain = createMethodExplainer(run);
  // A row of a method may take thousands of evaluations.
  const replay = createReplay<TracedMethodState>(
    (saved) => createMethodTracer(run, saved === null ? { start } : { saved }, 0),
    1,
  );
  return (update, mayGoOn) => {
    const state = replay.seek(update - 1, mayGoOn);
    return state && explain(state);
  };
}
