// A scene's race, computed as the engine does it, for tests of drawings.
import { createSurfaceGrid, type SurfaceGrid } from '../../contour/surfaceGrid';
import type { LandscapeDefinition } from '../../landscapes/define';
import { sampleSurface } from '../../landscapes/evaluate';
import { landscapeKey } from '../../landscapes/reference';
import { requireLandscape } from '../../landscapes/resolve';
import { familyRuns } from '../../scene/family';
import type { Scene } from '../../scene/scene';
import { createRunOf } from '../../scene/testing/createRunOf';
import { createTrajectoryColumns, type Trajectory } from '../../simulation/trajectory';

export interface Race {
  readonly scene: Scene;
  readonly landscape: LandscapeDefinition;
  readonly grid: SurfaceGrid;
  readonly trajectories: readonly Trajectory[];
}

export function runRace(scene: Scene, resolution = 201): Race {
  const { landscape, numbers } = requireLandscape(scene.landscape);
  const values = new Float32Array(resolution * resolution);
  sampleSurface(landscape, numbers, resolution, resolution, values, 0, resolution);
  const trajectories = scene.optimizers.flatMap((runner) =>
    familyRuns(scene, runner, landscape.domain).map(({ start, run: sequence }): Trajectory => {
      const run = createRunOf(scene, runner, start, sequence);
      const columns = createTrajectoryColumns(scene.steps + 1);
      run.advance(columns, 0, scene.steps + 1);
      return { key: runner.key, run: sequence, state: run.state, columns };
    }),
  );
  return {
    scene,
    landscape,
    grid: createSurfaceGrid(landscapeKey(scene.landscape), resolution, resolution, values),
    trajectories,
  };
}
