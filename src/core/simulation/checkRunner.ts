// Validates a runner, in a scene, in a request to the engine, or for a single run.
import { phrase } from '../text/text';
import { validateHyperparameters } from '../hyperparameters/validateHyperparameters';
import type { HyperparameterValues } from '../hyperparameters/hyperparameter';
import { findOptimizer, optimizers, type OptimizerDefinition } from '../optimizers/registry';
import { validateSchedule } from '../schedules/registry';
import { oneOf, positiveNumber } from '../validation/expectation';
import { invalid, type Issue } from '../validation/issue';
import { describeRange, isInRange } from '../validation/numberRange';
import { scheduledHyperparameter, takesClipping } from './particleUpdate';
import type {
  CheckedLegSettings,
  CheckedRunSettings,
  ChosenSchedule,
  Clipping,
  LegSettings,
} from './runSettings';

export interface WrittenRule {
  readonly hyperparameters?: Readonly<Record<string, unknown>> | undefined;
  readonly schedule?: Readonly<Record<string, unknown>> | null | undefined;
  readonly clipping?: Clipping | null | undefined;
}

/** A runner's rule, completed. */
export type CheckedRule = Pick<CheckedRunSettings, 'hyperparameters' | 'schedule' | 'clipping'>;

/** The issue of an id that no optimizer has. */
export function unknownOptimizer(field: string, id: string): Issue {
  return invalid(field, id, oneOf(optimizers.map((each) => each.id)));
}

/** Completes a rule; null if it is invalid: then the reasons are added to `issues`. `field` is the runner's path. */
export function checkRunner(
  written: WrittenRule,
  optimizer: OptimizerDefinition,
  field: string,
  issues: Issue[],
): CheckedRule | null {
  const before = issues.length;
  const hyperparameters = checkHyperparameters(written.hyperparameters ?? {}, optimizer, field, issues);
  const schedule = checkSchedule(written.schedule ?? null, optimizer, field, issues);
  const clipping = written.clipping ?? null;
  if (clipping !== null) append(issues, clippingIssues(clipping, optimizer, field));
  return issues.length > before ? null : { hyperparameters, schedule, clipping };
}

/** How many updates an earlier leg may have. */
export const legSteps = { min: 0, max: 1_000_000, whole: true } as const;

/** Completes the rules of a run's earlier legs, in `field`; those that are invalid are left out and add to `issues`. */
export function checkLegs(
  legs: readonly LegSettings[],
  field: string,
  issues: Issue[],
): CheckedLegSettings[] {
  return legs.flatMap((leg, index) => {
    const at = `${field}[${index}]`;
    const optimizer = findOptimizer(leg.optimizer);
    if (optimizer === undefined) {
      issues.push(unknownOptimizer(`${at}.optimizer`, leg.optimizer));
      return [];
    }
    if (!isInRange(leg.steps, legSteps))
      issues.push(invalid(`${at}.steps`, leg.steps, describeRange('steps', legSteps)));
    const rule = checkRunner(leg, optimizer, at, issues);
    return rule === null ? [] : [{ optimizer: leg.optimizer, steps: leg.steps, ...rule }];
  });
}

const below = (field: string, issues: readonly Issue[]): Issue[] =>
  issues.map((issue) => ({ ...issue, field: `${field}.${issue.field}` }));

/** Appends one by one: there may be more than a call can take as arguments. */
function append(issues: Issue[], more: readonly Issue[]): void {
  for (const issue of more) issues.push(issue);
}

function checkHyperparameters(
  written: Readonly<Record<string, unknown>>,
  optimizer: OptimizerDefinition,
  field: string,
  issues: Issue[],
): HyperparameterValues {
  const checked = validateHyperparameters(optimizer, written);
  if (checked.ok) return checked.values;
  append(issues, below(`${field}.hyperparameters`, checked.issues));
  return {};
}

/** A schedule, completed. Only an optimizer with a learning rate can have one. */
function checkSchedule(
  written: Readonly<Record<string, unknown>> | null,
  optimizer: OptimizerDefinition,
  field: string,
  issues: Issue[],
): ChosenSchedule | null {
  if (written === null) return null;
  if (scheduledHyperparameter(optimizer) === null) {
    const reason =
      'learningRate' in optimizer.hyperparameters
        ? phrase('uses its learning rate at the start only')
        : phrase('has no learning rate');
    issues.push(
      invalid(
        `${field}.schedule`,
        written.id,
        phrase('no schedule: {id} {reason}', { id: optimizer.id, reason }),
      ),
    );
    return null;
  }
  const checked = validateSchedule(written);
  if (checked.ok) return { id: checked.schedule.id, ...checked.values };
  append(issues, below(`${field}.schedule`, checked.issues));
  return null;
}

function clippingIssues({ kind, limit }: Clipping, optimizer: OptimizerDefinition, field: string): Issue[] {
  if (!takesClipping(optimizer)) {
    return [
      invalid(
        `${field}.clipping`,
        kind,
        phrase('no clipping: {id} searches with gradients as they are', { id: optimizer.id }),
      ),
    ];
  }
  return limit > 0 ? [] : [invalid(`${field}.clipping.limit`, limit, positiveNumber)];
}
