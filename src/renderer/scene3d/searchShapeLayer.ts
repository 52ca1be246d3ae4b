// The search shapes of methods in the picture: outlines on the surface in the runner's colour, cased like its trail.
// Only runners themselves have them, not the other runs of their families.
import type { Mesh } from 'three';
import type { Domain } from '../../core/geometry/domain';
import { drapeOutline, searchShapeAt, searchShapeKind, toBox } from './searchShapes';
import { casingOf } from '../../core/look/runnerMark';
import type { ShownRun } from './runnerTrails';
import { gapHeight } from '../../core/geometry/pathPoints';
import type { SharedUniforms } from './sharedUniforms';
import { StrokeBatch } from './strokeBatch';
import { sampleGrid, type SurfaceGrid } from '../../core/contour/surfaceGrid';

const halfWidth = 1.1;

/** A dot of a search shape, in box coordinates and f. */
export interface ShapeDot {
  readonly x: number;
  readonly y: number;
  readonly value: number;
  readonly color: string;
}

export class SearchShapeLayer {
  /** The dots of the last update. */
  readonly dots: ShapeDot[] = [];
  private readonly casings: StrokeBatch;
  private readonly cores: StrokeBatch;

  constructor(shared: SharedUniforms) {
    this.casings = new StrokeBatch(shared, { outset: 1, ghost: 0, depths: [0.2, 0.15] });
    this.cores = new StrokeBatch(shared, { outset: 0, ghost: 0.3, depths: [0.15, 0.1] });
    // Drawn over all trails.
    this.casings.mesh.renderOrder = 1000;
    this.cores.mesh.renderOrder = 1001;
  }

  get meshes(): readonly Mesh[] {
    return [this.casings.mesh, this.cores.mesh];
  }

  update(shown: readonly ShownRun[], domain: Domain, grid: SurfaceGrid | null): void {
    this.dots.length = 0;
    this.casings.begin();
    this.cores.begin();
    if (grid !== null) {
      for (const run of shown) if (run.trajectory.run === 0) this.add(run, domain, grid);
    }
    this.casings.end();
    this.cores.end();
  }

  dispose(): void {
    this.casings.dispose();
    this.cores.dispose();
  }

  private add({ trajectory, runner, state }: ShownRun, domain: Domain, grid: SurfaceGrid): void {
    const kind = trajectory.columns.shapes === null ? null : searchShapeKind(runner.id);
    const shape =
      kind === null ? null : searchShapeAt(kind, trajectory.columns, trajectory.state.rows, state.headRow);
    if (shape === null) return;
    const { color } = runner;
    const [red, green, blue, casingOpacity] = casingOf(color);
    this.cores.start(Number.parseInt(color.slice(1), 16));
    this.casings.start(
      (Math.round(255 * red) * 256 + Math.round(255 * green)) * 256 + Math.round(255 * blue),
    );
    drapeOutline(shape.outline, domain, grid, (point) => {
      const { x, y, value } = point ?? { x: 0, y: 0, value: gapHeight };
      this.casings.point(x, y, value, halfWidth, casingOpacity);
      this.cores.point(x, y, value, halfWidth, 1);
    });
    for (let at = 0; at < shape.dots.length; at += 2) {
      const x = toBox(shape.dots[at]!, domain.x);
      const y = toBox(shape.dots[at + 1]!, domain.y);
      if (!(Math.abs(x) <= 1 && Math.abs(y) <= 1)) continue;
      this.dots.push({ x, y, value: sampleGrid(grid, (x + 1) / 2, (y + 1) / 2), color });
    }
  }
}
