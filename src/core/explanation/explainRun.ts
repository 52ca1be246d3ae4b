// Explains any update of a run, in whichever of its legs.
import { stepsPerCall } from '../simulation/kernel';
import {
  createRunTracer,
  legOfUpdate,
  legsOf,
  traceOptimizer,
  type Leg,
  type RunTracerState,
} from '../simulation/legs';
import type { CheckedRunRequest } from '../simulation/run';
import type { ResolvedRun } from '../simulation/runSettings';
import type { GraphState, TracedMethodState, TracerState } from '../simulation/tracer';
import { createMethodExplainer } from './explainMethod';
import { createRuleExplainer } from './explainRule';
import { mostLookedBack, type Explanation } from './explanation';
import { createReplay } from './replay';

/**
 * Explains an update of the run, the first being 1, also one behind the row at which the run has come to rest. `mayGoOn` is
 * asked every few rows on the way to it: when it says no, null is given, and the next call goes on from there.
 */
export type Explainer = (update: number, mayGoOn: () => boolean) => Explanation | null;

export function createExplainer(request: CheckedRunRequest): Explainer {
  const legs = legsOf(request);
  const { start } = request;
  const explainers = new Map<Leg, StateExplainer>();
  const hasMethod = legs.some(({ run }) => run.kind === 'method');
  const replay = createReplay<RunTracerState>(
    (saved) => createRunTracer(legs, saved === null ? { start } : { saved }, 0),
    // A row of a method may take thousands of evaluations.
    hasMethod ? 1 : stepsPerCall,
  );
  const explain = (update: number, mayGoOn: () => boolean): Explanation | null => {
    const stood = replay.seek(update - 1, mayGoOn);
    if (stood === null) return null;
    const leg = legOfUpdate(legs, update);
    let explainer = explainers.get(leg);
    if (explainer === undefined) explainers.set(leg, (explainer = createStateExplainer(leg.run)));
    return { ...explainer(stateIn(leg, legs[stood.leg]!, stood.tracer)), step: update };
  };
  /** An unstable update while those before it are looked at, in their order, so that the run is traced once. */
  let looking: { readonly at: Explanation; since: number; next: number } | null = null;
  return (update, mayGoOn) => {
    if (looking?.at.step !== update) {
      looking = null;
      const at = explain(update, mayGoOn);
      if (at?.stability.stable !== false) return at;
      const first = Math.max(1, update - mostLookedBack);
      looking = { at, since: first, next: first };
    }
    for (; looking.next < update; looking.next += 1) {
      const earlier = explain(looking.next, mayGoOn);
      if (earlier === null) return null;
      if (earlier.stability.stable !== false) looking.since = looking.next + 1;
    }
    const { at, since } = looking;
    looking = null;
    return { ...at, stability: { ...at.stability, unstableSince: since } };
  };
}

/** Explains the update after a row from where the optimizer's tracer has stood before that row. */
type StateExplainer = (stood: TracerState) => Explanation;

function createStateExplainer(run: ResolvedRun): StateExplainer {
  if (run.kind === 'method') {
    const explain = createMethodExplainer(run);
    return (stood) => explain(stood as TracedMethodState);
  }
  const explain = createRuleExplainer(run);
  return (stood) => explain((stood as GraphState).particle, stood.nextUpdate);
}

/** What a leg sets out with at a row where `last` stands: its own first state if its optimizer is another. */
function stateIn(leg: Leg, last: Leg, stood: TracerState): TracerState {
  if (leg.begunAs === last.begunAs) return stood;
  const at =
    stood.kind === 'method' ? stood.method.position : ([stood.particle[0]!, stood.particle[1]!] as const);
  return traceOptimizer(leg.run, { start: at, after: stood }, 0).save();
}
