// Completes and validates the runners of a scene.
import { phrase } from '../text/text';
import { findOptimizer } from '../optimizers/registry';
import { checkRunner, unknownOptimizer } from '../simulation/checkRunner';
import { invalid, type Issue } from '../validation/issue';
import { withoutUndefined } from '../validation/withoutUndefined';
import { nextRunnerLook, type RunnerLook } from './palette';
import type { WrittenRunner } from './runnerFields';
import type { RunnerLeg, SceneRunner } from './scene';
import { freshRunnerKey, singleRun } from './sceneRunner';

export function readRunners(written: readonly WrittenRunner[], issues: Issue[]): SceneRunner[] {
  const runners: SceneRunner[] = [];
  const takenKeys = written.flatMap((runner) => runner.key ?? []);
  const takenLooks: Partial<RunnerLook>[] = written.flatMap(({ color }) =>
    color === undefined ? [] : [{ color }],
  );
  written.forEach((runner, index) => {
    const field = `optimizers[${index}]`;
    if (runner.key !== undefined && runners.some(({ key }) => key === runner.key)) {
      issues.push(invalid(`${field}.key`, runner.key, phrase('a key that no other runner has')));
    }
    const rule = readRule(runner, field, issues);
    const before = (runner.before ?? []).flatMap((leg, place): RunnerLeg[] => {
      const read = readRule(leg, `${field}.before[${place}]`, issues);
      return read === null ? [] : [{ steps: leg.steps, ...read }];
    });
    if (rule === null) return;
    const key = runner.key ?? freshRunnerKey(runner.id, takenKeys);
    const free = nextRunnerLook(takenLooks);
    const look = {
      color: (runner.color ?? free.color).toLowerCase(),
      marker: runner.marker ?? free.marker,
      dash: runner.dash ?? free.dash,
    };
    takenKeys.push(key);
    takenLooks.push(look);
    runners.push({
      // In the order of new runners, as files are compared by their texts.
      key,
      id: rule.id,
      label: runner.label ?? null,
      hyperparameters: rule.hyperparameters,
      schedule: rule.schedule,
      clipping: rule.clipping,
      before,
      start: runner.start ?? null,
      runs: { ...singleRun, ...withoutUndefined(runner.runs ?? {}) },
      ...look,
      visible: runner.visible ?? true,
      ghost: runner.ghost ?? false,
      arrows: runner.arrows ?? false,
    });
  });
  return runners;
}

/** Completes an optimizer's settings; null if they are invalid. */
function readRule(
  written: Pick<WrittenRunner, 'id' | 'hyperparameters' | 'schedule' | 'clipping'>,
  field: string,
  issues: Issue[],
): Omit<RunnerLeg, 'steps'> | null {
  const { id } = written;
  const optimizer = findOptimizer(id);
  if (optimizer === undefined) {
    issues.push(unknownOptimizer(`${field}.id`, id));
    return null;
  }
  const found: Issue[] = [];
  const rule = checkRunner(written, optimizer, field, found);
  for (const issue of found) issues.push(withPlace(issue, field, id));
  return rule === null ? null : { id, ...rule };
}

/** Messages about a rule's values begin with the value's name; this appends the runner that it belongs to. */
function withPlace(issue: Issue, field: string, id: string): Issue {
  const place = issue.field.startsWith(`${field}.hyperparameters.`)
    ? ` in ${field} (${id})`
    : issue.field.startsWith(`${field}.schedule.`)
      ? ` in ${field}.schedule`
      : '';
  return { ...issue, message: issue.message + place };
}
