// All learning-rate schedules, in the order of the picker, and the validation of a scene's schedule.
import { toNumericValues } from '../hyperparameters/numericValues';
import { validateHyperparameters } from '../hyperparameters/validateHyperparameters';
import type { HyperparameterValues } from '../hyperparameters/hyperparameter';
import { oneOf } from '../validation/expectation';
import { invalid, type Issue } from '../validation/issue';
import { constantRate } from './constant';
import { cosine } from './cosine';
import { cosineRestarts } from './cosineRestarts';
import { exponential } from './exponential';
import { linear } from './linear';
import { oneCycle } from './oneCycle';
import { polynomial } from './polynomial';
import type { ScheduleDefinition } from './schedule';
import { step } from './step';
import { triangular } from './triangular';

export const schedules: readonly ScheduleDefinition[] = [
  constantRate,
  step,
  exponential,
  linear,
  polynomial,
  cosine,
  cosineRestarts,
  oneCycle,
  triangular,
];

const byId = new Map(schedules.map((schedule) => [schedule.id, schedule]));

export function findSchedule(id: string): ScheduleDefinition | undefined {
  return byId.get(id);
}

export type ScheduleValidation =
  | { readonly ok: true; readonly schedule: ScheduleDefinition; readonly values: HyperparameterValues }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Validates a schedule as written in a scene, `{ "id": "cosine", "period": 100 }`, and fills in missing defaults. */
export function validateSchedule(given: Readonly<Record<string, unknown>>): ScheduleValidation {
  const { id, ...values } = given;
  const schedule = typeof id === 'string' ? findSchedule(id) : undefined;
  if (schedule === undefined) {
    return { ok: false, issues: [invalid('id', id, oneOf([...byId.keys()]))] };
  }
  const validation = validateHyperparameters(schedule, values, 'parameter of the schedule');
  if (!validation.ok) return validation;
  const issue = schedule.check?.(toNumericValues(schedule, validation.values)) ?? null;
  return issue === null ? { ok: true, schedule, values: validation.values } : { ok: false, issues: [issue] };
}

export type { ScheduleDefinition };
