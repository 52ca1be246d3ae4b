// Validates the settings of a single run or a population, from tests, benchmarks and the gallery.
import { resolveLandscape } from '../landscapes/resolve';
import { findOptimizer } from '../optimizers/registry';
import type { Issue } from '../validation/issue';
import { checkLegs, checkRunner, unknownOptimizer } from './checkRunner';
import type { CheckedRunSettings, RunSettings } from './runSettings';

/** The settings of a run are invalid: the message names field, value and what is allowed. */
export class InvalidRunError extends Error {
  override readonly name = 'InvalidRunError';
}

function failWith([issue]: readonly Issue[]): never {
  throw new InvalidRunError(issue?.message);
}

/** Completes the settings. Throws InvalidRunError for an unknown id or a bad value. */
export function checkRunSettings(settings: RunSettings): CheckedRunSettings {
  const { landscape, noise = null, seed = 0, sequence = 0 } = settings;
  const found = resolveLandscape(landscape);
  if (!found.ok) return failWith(found.issues);
  const optimizer = findOptimizer(settings.optimizer);
  if (optimizer === undefined) return failWith([unknownOptimizer('optimizer', settings.optimizer)]);
  const issues: Issue[] = [];
  const rule = checkRunner(settings, optimizer, 'run', issues);
  const before = checkLegs(settings.before ?? [], 'before', issues);
  if (rule === null || issues.length > 0) return failWith(issues);
  return { landscape, optimizer: optimizer.id, ...rule, before, noise, seed, sequence };
}
