// Turns a stream request into work for the pool, or says what is wrong with it: field, value and what is allowed.
import { findLandscape, landscapes, type LandscapeDefinition } from '../../core/landscapes/registry';
import { validateHyperparameters } from '../../core/optimizers/hyperparameters';
import { findOptimizer, optimizers } from '../../core/optimizers/registry';
import { invalid } from '../../core/scene/issue';
import { describeRange, isInRange } from '../../core/scene/numberRange';
import { startIssues } from '../../core/scene/parseScene';
import { limits } from '../../core/scene/scene';
import { invalidBySchema } from '../../protocol/failure';
import {
  streamRequestSchema,
  type Failure,
  type Issue,
  type RunRequest,
  type SurfaceRequest,
} from '../../protocol/messages';
import type { RunSpec, SurfaceSpec, TaskSpec } from '../pool/task';

export type StreamPlan =
  { readonly ok: true; readonly spec: TaskSpec } | { readonly ok: false; readonly failure: Failure };

/** Checks a request that came from outside. */
export function planStream(request: unknown): StreamPlan {
  const parsed = streamRequestSchema.safeParse(request);
  if (!parsed.success) return { ok: false, failure: invalidBySchema('request', parsed.error).failure };
  const issues: Issue[] = [];
  const landscape = landscapeOf(parsed.data.landscape.id, issues);
  const spec =
    parsed.data.kind === 'run' ? planRun(parsed.data, landscape, issues) : planSurface(parsed.data);
  const first = issues[0];
  if (first) return { ok: false, failure: { code: 'invalid', message: first.message, issues } };
  return { ok: true, spec };
}

function landscapeOf(id: string, issues: Issue[]): LandscapeDefinition | null {
  const landscape = findLandscape(id);
  if (landscape) return landscape;
  issues.push(invalid('landscape.id', id, `one of ${landscapes.map((each) => each.id).join(', ')}`));
  return null;
}

function planSurface({ landscape, columns, rows }: SurfaceRequest): SurfaceSpec {
  return { kind: 'surface', landscape: landscape.id, columns, rows };
}

function planRun(request: RunRequest, landscape: LandscapeDefinition | null, issues: Issue[]): RunSpec {
  const { start, steps, seed, stopWhenConverged } = request;
  for (const name of ['steps', 'seed'] as const) {
    const range = limits[name];
    if (!isInRange(request[name], range)) {
      issues.push(invalid(name, request[name], describeRange(name, range)));
    }
  }
  if (request.lanes.length > limits.lanes.max) {
    issues.push(invalid('lanes', `${request.lanes.length} lanes`, `at most ${limits.lanes.max}`));
  } else if (steps * request.lanes.length > limits.totalSteps && issues.length === 0) {
    const allowed = Math.floor(limits.totalSteps / request.lanes.length);
    issues.push(invalid('steps', steps, `steps ≤ ${allowed} with ${request.lanes.length} optimizers`));
  }
  if (landscape) issues.push(...startIssues(start, landscape));
  const lanes = request.lanes.map((lane, index) => {
    const optimizer = findOptimizer(lane.optimizer);
    if (!optimizer) {
      const known = optimizers.map((each) => each.id).join(', ');
      issues.push(invalid(`lanes[${index}].optimizer`, lane.optimizer, `one of ${known}`));
      return lane;
    }
    const checked = validateHyperparameters(optimizer, lane.hyperparameters);
    if (checked.ok) return { optimizer: lane.optimizer, hyperparameters: checked.values };
    for (const { field, message } of checked.issues) {
      issues.push({ field: `lanes[${index}].hyperparameters.${field}`, message });
    }
    return lane;
  });
  return { kind: 'run', landscape: request.landscape.id, start, steps, seed, stopWhenConverged, lanes };
}
