// The race of a lesson's scene, computed without engine or workers, and its live values.
import { requireLandscape } from '../../landscapes/resolve';
import { familyRuns } from '../../scene/family';
import type { Scene } from '../../scene/scene';
import { createRunOf } from '../../scene/testing/createRunOf';
import { createTrajectoryColumns, type Trajectory } from '../../simulation/trajectory';
import { evaluateLive, type LiveNumber, type LiveSource } from '../evaluateLive';
import { parseLiveValue } from '../liveText';

/** What live values are read from, by the runners' keys. */
export function raceOf(scene: Scene): ReadonlyMap<string, LiveSource> {
  const found = requireLandscape(scene.landscape);
  const rows = scene.steps + 1;
  return new Map(
    scene.optimizers.map((runner) => {
      const runs = familyRuns(scene, runner, found.landscape.domain).map(
        ({ start, run: number }): Trajectory => {
          const run = createRunOf(scene, runner, start, number);
          const columns = createTrajectoryColumns(rows);
          while (run.state.status === 'running') run.advance(columns, run.state.rows, rows - run.state.rows);
          return { key: runner.key, run: number, state: run.state, columns };
        },
      );
      return [runner.key, { scene, found, runner, runs }] as const;
    }),
  );
}

/** A live value as it is written, of a race. */
export function liveNumber(race: ReadonlyMap<string, LiveSource>, written: string): LiveNumber {
  const parsed = parseLiveValue(written);
  if (!parsed.ok || parsed.value.what.kind === 'runner') throw new Error(`No number: ${written}`);
  return evaluateLive(parsed.value.what, race.get(parsed.value.runner)!);
}
