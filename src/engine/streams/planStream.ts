// Turns a stream request into work for the pool, or says what is wrong with it: field, value and what is allowed.
import type { LandscapeDefinition } from '../../core/landscapes/registry';
import { landscapeIssues, resolveLandscape } from '../../core/landscapes/resolve';
import { validateHyperparameters } from '../../core/optimizers/hyperparameters';
import { findOptimizer, optimizers } from '../../core/optimizers/registry';
import { invalid } from '../../core/scene/issue';
import { describeRange, isInRange, type NumberRange } from '../../core/scene/numberRange';
import { startIssues } from '../../core/scene/parseScene';
import { limits } from '../../core/scene/scene';
import { validateSchedule } from '../../core/schedules/registry';
import { takesClipping } from '../../core/simulation/particleUpdate';
import { invalidBySchema } from '../../protocol/failure';
import {
  streamRequestSchema,
  type Failure,
  type Issue,
  type RunRequest,
  type SurfaceRequest,
} from '../../protocol/messages';
import type { LaneSpec, RunSpec, SurfaceSpec, TaskSpec } from '../pool/task';

export type StreamPlan =
  { readonly ok: true; readonly spec: TaskSpec } | { readonly ok: false; readonly failure: Failure };

/** Checks a request that came from outside. */
export function planStream(request: unknown): StreamPlan {
  const parsed = streamRequestSchema.safeParse(request);
  if (!parsed.success) return { ok: false, failure: invalidBySchema('request', parsed.error).failure };
  const issues: Issue[] = [];
  const found = resolveLandscape(parsed.data.landscape);
  issues.push(...(found.ok ? landscapeIssues(parsed.data.landscape) : found.issues));
  const landscape = found.ok ? found.landscape : null;
  const spec =
    parsed.data.kind === 'run' ? planRun(parsed.data, landscape, issues) : planSurface(parsed.data);
  const first = issues[0];
  if (first) return { ok: false, failure: { code: 'invalid', message: first.message, issues } };
  return { ok: true, spec };
}

function planSurface({ landscape, columns, rows }: SurfaceRequest): SurfaceSpec {
  return { kind: 'surface', landscape, columns, rows };
}

function planRun(request: RunRequest, landscape: LandscapeDefinition | null, issues: Issue[]): RunSpec {
  const { start, steps, seed, stopWhenConverged, noise } = request;
  const check = (name: string, value: number, range: NumberRange): void => {
    if (!isInRange(value, range)) issues.push(invalid(name, value, describeRange(name, range)));
  };
  check('steps', steps, limits.steps);
  check('seed', seed, limits.seed);
  if (noise) check('noise.scale', noise.scale, limits.noiseScale);
  if (request.lanes.length > limits.totalRuns) {
    issues.push(invalid('lanes', `${request.lanes.length} lanes`, `at most ${limits.totalRuns}`));
  } else if (steps * request.lanes.length > limits.totalSteps && issues.length === 0) {
    const allowed = Math.floor(limits.totalSteps / request.lanes.length);
    issues.push(invalid('steps', steps, `steps ≤ ${allowed} with ${request.lanes.length} runs`));
  }
  if (landscape) issues.push(...startIssues(start, landscape));
  const shared = {
    landscape: request.landscape,
    seed,
    noise: noise === undefined || noise.kind === 'none' ? null : { kind: noise.kind, scale: noise.scale },
  };
  const lanes = request.lanes.map((lane, index) => ({
    ...shared,
    ...checkLane(lane, landscape, `lanes[${index}]`, issues),
    start: lane.start ?? start,
  }));
  return { kind: 'run', steps, stopWhenConverged, lanes };
}

/** A lane with its defaults filled in; what is wrong with it goes to `issues`. */
function checkLane(
  lane: RunRequest['lanes'][number],
  landscape: LandscapeDefinition | null,
  field: string,
  issues: Issue[],
): Pick<LaneSpec, 'optimizer' | 'hyperparameters' | 'schedule' | 'clipping' | 'stream'> {
  const { schedule = null, clipping = null, stream = 0 } = lane;
  const checked = {
    optimizer: lane.optimizer,
    hyperparameters: lane.hyperparameters,
    schedule,
    clipping,
    stream,
  };
  const report = (found: readonly Issue[], prefix: string): void => {
    issues.push(...found.map((issue) => ({ ...issue, field: `${field}.${prefix}${issue.field}` })));
  };
  const optimizer = findOptimizer(lane.optimizer);
  if (!optimizer) {
    const known = optimizers.map((each) => each.id).join(', ');
    issues.push(invalid(`${field}.optimizer`, lane.optimizer, `one of ${known}`));
    return checked;
  }
  if (landscape && lane.start) report(startIssues(lane.start, landscape), '');
  if (clipping !== null && !takesClipping(optimizer)) {
    const expected = `no clipping: ${optimizer.id} searches with gradients as they are`;
    issues.push(invalid(`${field}.clipping`, clipping.kind, expected));
  } else if (clipping !== null && !(clipping.limit > 0)) {
    issues.push(invalid(`${field}.clipping.limit`, clipping.limit, 'a number above 0'));
  }
  if (schedule !== null) {
    const validation = validateSchedule(schedule);
    if (!validation.ok) report(validation.issues, 'schedule.');
  }
  const validation = validateHyperparameters(optimizer, lane.hyperparameters);
  if (!validation.ok) report(validation.issues, 'hyperparameters.');
  return validation.ok ? { ...checked, hyperparameters: validation.values } : checked;
}
