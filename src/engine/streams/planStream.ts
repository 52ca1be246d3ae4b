// Turns a stream request into a task for the pool, or into issues: field, value and allowed range.
import { evaluatePoints } from '../../core/landscapes/evaluate';
import type { Point } from '../../core/geometry/domain';
import { landscapeIssues } from '../../core/landscapes/resolve';
import { findOptimizer } from '../../core/optimizers/registry';
import { documentIssue } from '../../core/validation/checkDocument';
import { checkLegs, checkRunner, unknownOptimizer } from '../../core/simulation/checkRunner';
import type { CheckedRunRequest } from '../../core/simulation/run';
import { invalid, withoutTheRest, type Issue } from '../../core/validation/issue';
import { describeRange, isInRange, type NumberRange } from '../../core/validation/numberRange';
import { sizeIssues, startIssues } from '../../core/scene/parseScene';
import { checkLandscape, type ReadLandscape } from '../../core/scene/readLandscape';
import { limits } from '../../core/scene/scene';
import { invalidBySchema } from '../../protocol/failure';
import {
  streamRequestSchema,
  type ExplanationRequest,
  type Failure,
  type StreamRequest,
  type RunsRequest,
} from '../../protocol/messages';
import { runsOf } from '../../protocol/raceRequest';
import type { TaskSpec } from '../pool/task';

export type StreamPlan =
  { readonly ok: true; readonly spec: TaskSpec } | { readonly ok: false; readonly failure: Failure };

/** Validates a request from outside. */
export function planStream(request: unknown): StreamPlan {
  const alien = documentIssue(request, 'request');
  if (alien !== null) return refused([alien]);
  const parsed = streamRequestSchema.safeParse(request);
  if (!parsed.success) return { ok: false, failure: invalidBySchema('request', parsed.error).failure };
  const found = checkLandscape(parsed.data.landscape);
  const issues = [...(found.ok ? landscapeIssues(parsed.data.landscape) : found.issues)];
  const spec = planOf(parsed.data, found, issues);
  return issues.length > 0 ? refused(issues) : { ok: true, spec };
}

function refused(issues: readonly Issue[]): StreamPlan {
  const { message } = issues[0]!;
  return { ok: false, failure: { code: 'invalid', message, issues: [...withoutTheRest(issues)] } };
}

/** Problems are added to `issues`; the plan may be used only if there are none. */
function planOf(request: StreamRequest, found: ReadLandscape, issues: Issue[]): TaskSpec {
  switch (request.kind) {
    case 'race':
      return { kind: 'race', runs: planRuns(request, found, issues) };
    case 'measures':
      return { kind: 'measures', measures: request.measures, runs: planRuns(request, found, issues) };
    case 'trials':
      return { kind: 'trials', timed: request.timed, runs: planRuns(request, found, issues) };
    case 'explanation':
      return planExplanation(request, found, issues);
    case 'light':
      if (!isInRange(request.relief, limits.relief))
        issues.push(invalid('relief', request.relief, describeRange('relief', limits.relief)));
      return request;
    case 'surface':
      return request;
  }
}

function planExplanation(request: ExplanationRequest, found: ReadLandscape, issues: Issue[]): TaskSpec {
  const [run] = planRuns(request, found, issues);
  const range = { min: 1, max: request.steps + 1, whole: true };
  const wrong = request.updates.find((update) => !isInRange(update, range));
  if (wrong !== undefined) issues.push(invalid('step', wrong, describeRange('step', range)));
  // Without a run there are issues.
  return { kind: 'explanation', run: run!, updates: request.updates };
}

function planRuns(request: RunsRequest, found: ReadLandscape, issues: Issue[]): CheckedRunRequest[] {
  const { steps, seed, noise } = request;
  const check = (name: string, value: number, range: NumberRange): void => {
    if (!isInRange(value, range)) issues.push(invalid(name, value, describeRange(name, range)));
  };
  check('steps', steps, limits.steps);
  check('seed', seed, limits.seed);
  if (noise) check('noise.scale', noise.scale, limits.noiseScale);
  if (issues.length === 0) {
    for (const issue of sizeIssues('runs', request.runs.length, steps)) issues.push(issue);
  }
  const runs: CheckedRunRequest[] = [];
  for (const [index, run] of runsOf(request).entries()) {
    const field = `runs[${index}]`;
    const optimizer = findOptimizer(run.optimizer);
    if (optimizer === undefined) {
      issues.push(unknownOptimizer(`${field}.optimizer`, run.optimizer));
      continue;
    }
    const rule = checkRunner(run, optimizer, field, issues);
    const before = checkLegs(run.before, `${field}.before`, issues);
    if (rule !== null) runs.push({ ...run, ...rule, before });
  }
  if (found.ok) {
    for (const issue of startsIssues(request, found)) issues.push(issue);
  }
  return runs;
}

/** Issues of the starts, the race's if runs start there and the runs' own: too far away, or without a finite f. */
function startsIssues(
  { start, runs }: RunsRequest,
  { landscape, numbers }: ReadLandscape & { readonly ok: true },
): Issue[] {
  const starts: readonly { readonly field: string; readonly point: Point }[] = [
    ...(runs.some((run) => run.start === undefined) ? [{ field: 'start', point: start }] : []),
    ...runs.flatMap((run, index) =>
      run.start === undefined ? [] : [{ field: `runs[${index}].start`, point: run.start }],
    ),
  ];
  const { values } = evaluatePoints(
    landscape,
    Float64Array.from(starts.flatMap(({ point }) => point)),
    numbers,
  );
  return starts.flatMap(({ field, point }, index): Issue[] => {
    const far = startIssues(point, landscape, limits.startWidthsAround, field);
    if (far.length > 0) return far;
    const value = values[index]!;
    if (Number.isFinite(value)) return [];
    return [invalid(field, point, `a point where f is finite; there it is ${value}`)];
  });
}
