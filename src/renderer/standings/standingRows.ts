// The rows of the standings: each runner at the end of its race. A row is computed anew only when its runs or what they are
// measured by have changed, and keeps its numbers while its runner races again.
import { requireLandscape } from '../../core/landscapes/resolve';
import { runnerNames } from '../../core/scene/runnerName';
import type { Scene, SceneRunner } from '../../core/scene/scene';
import type { Trajectory } from '../../core/simulation/trajectory';
import { standingOf, type Standing } from '../../core/timeline/standings';
import { evaluationsOf } from '../state/runnerEvaluations';
import { stepTimeKey, type StepTimes } from './stepTimes';

export interface StandingRow {
  readonly runner: SceneRunner;
  readonly name: string;
  /** Null until its first race has ended. */
  readonly standing: Standing | null;
  /** Whether the standing is that of the race before. */
  readonly isOutdated: boolean;
  /** Seconds that a step takes; null until they are measured. */
  readonly stepTime: number | null;
}

/** What the rows are measured by, and what has been measured of them. */
interface Measured {
  readonly lowest: number | null;
  readonly tolerance: number;
  readonly stepTimes: StepTimes;
}

interface Kept {
  readonly of: readonly unknown[];
  readonly row: StandingRow;
}

const isSameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, i) => Object.is(each, b[i]));

export function createStandingRows() {
  let kept = new Map<string, Kept>();
  let rows: readonly StandingRow[] = [];
  return {
    /** The visible runners in the scene's order; the same array while nothing has changed. */
    read(
      scene: Scene,
      family: (key: string) => readonly Trajectory[],
      { lowest, tolerance, stepTimes }: Measured,
    ): readonly StandingRow[] {
      const { landscape } = requireLandscape(scene.landscape);
      const names = runnerNames(scene.optimizers);
      const made = scene.optimizers
        .filter(({ visible }) => visible)
        .map((runner): [string, Kept] => {
          const runs = family(runner.key);
          const name = names.get(runner.key)!;
          const stepTime = stepTimes.get(stepTimeKey(scene, runner)) ?? null;
          const of = [runner, name, landscape, lowest, tolerance, stepTime, ...runs];
          const before = kept.get(runner.key);
          if (before !== undefined && isSameList(before.of, of)) return [runner.key, before];
          const rules = { landscape, lowest, tolerance };
          const now = standingOf(runs, rules, evaluationsOf(scene, runner));
          const standing = now ?? before?.row.standing ?? null;
          return [runner.key, { of, row: { runner, name, standing, isOutdated: now === null, stepTime } }];
        });
      kept = new Map(made);
      const next = made.map(([, { row }]) => row);
      if (!isSameList(rows, next)) rows = next;
      return rows;
    },
  };
}
