// Branches: runners that begin with the state that another has at a step. Each carries what it was before, and so stays what
// it is when the other changes.
import type { CheckedLegSettings } from '../simulation/runSettings';
import type { RunnerLeg, SceneRunner } from './scene';

/** An optimizer with its settings. */
export type LegRule = Omit<RunnerLeg, 'steps'>;

/** A runner's last leg, or all of it if it is no branch. */
export function ruleOf({ id, hyperparameters, schedule, clipping }: LegRule): LegRule {
  return { id, hyperparameters, schedule, clipping };
}

/** The step at which a branch branches off; null if a runner is none. */
export function branchStep({ before }: Pick<SceneRunner, 'before'>): number | null {
  return before.length === 0 ? null : before.reduce((sum, { steps }) => sum + steps, 0);
}

/**
 * The rule and the earlier legs of a branch off `runner` at `step`: with nothing changed, it goes the same way as that one's
 * leg at that step. At a step where two legs meet it is the later one.
 */
export function branchOff(
  runner: LegRule & Pick<SceneRunner, 'before'>,
  step: number,
): LegRule & Pick<SceneRunner, 'before'> {
  const before: RunnerLeg[] = [];
  let left = step;
  for (const leg of runner.before) {
    if (left < leg.steps) return { ...ruleOf(leg), before: [...before, { ...leg, steps: left }] };
    before.push(leg);
    left -= leg.steps;
  }
  return { ...ruleOf(runner), before: [...before, { ...ruleOf(runner), steps: left }] };
}

/** The first step that a branch may be moved to: where its last earlier leg begins. */
export function earliestBranchStep({ before }: Pick<SceneRunner, 'before'>): number {
  return before.slice(0, -1).reduce((sum, { steps }) => sum + steps, 0);
}

/** The earlier legs of a branch that is moved to `step`, which is not before `earliestBranchStep`. */
export function legsUntil(runner: Pick<SceneRunner, 'before'>, step: number): readonly RunnerLeg[] {
  const last = runner.before.at(-1);
  return last === undefined
    ? []
    : runner.before.with(-1, { ...last, steps: step - earliestBranchStep(runner) });
}

/** The settings under which a runner's optimizer has set out: those of the first of the last legs that are all its own. */
export function begunAs(runner: LegRule & Pick<SceneRunner, 'before'>): LegRule {
  const legs = [...runner.before.filter(({ steps }) => steps > 0), runner];
  const other = legs.findLastIndex(({ id }) => id !== runner.id);
  return legs[other + 1] ?? runner;
}

/** Legs as a run takes them. */
export function legSettings(legs: readonly RunnerLeg[]): CheckedLegSettings[] {
  return legs.map(({ id, ...leg }) => ({ optimizer: id, ...leg }));
}
