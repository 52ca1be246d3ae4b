// The figures of methods in the picture: outlines on the surface in the runner's colour, cased like its trail. Only
// runners themselves have one, not the other runs of their families.
import type { Mesh } from 'three';
import type { Domain } from '../../core/geometry/domain';
import { drapeOutline, figureAt, figureKind, toBox } from './figures';
import { casingOf } from '../../core/look/laneMark';
import type { ShownRun } from './runnerTrails';
import { gapHeight } from './shaders/trail';
import type { SharedUniforms } from './sharedUniforms';
import { StrokeBatch } from './strokeBatch';
import { sampleGrid, type SurfaceGrid } from '../../core/contour/surfaceGrid';

const halfWidth = 1.1;

/** A dot of a figure, in box coordinates and f. */
export interface FigureDot {
  readonly x: number;
  readonly y: number;
  readonly value: number;
  readonly color: string;
}

export class FigureLayer {
  /** What the last update showed. */
  readonly dots: FigureDot[] = [];
  private readonly casings: StrokeBatch;
  private readonly cores: StrokeBatch;

  constructor(shared: SharedUniforms) {
    this.casings = new StrokeBatch(shared, { outset: 1, ghost: 0, depths: [0.2, 0.1] });
    this.cores = new StrokeBatch(shared, { outset: 0, ghost: 0.3, depths: [0.1, 0] });
    // Over all trails.
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
      for (const run of shown) if (run.lane.run === 0) this.add(run, domain, grid);
    }
    this.casings.end();
    this.cores.end();
  }

  dispose(): void {
    this.casings.dispose();
    this.cores.dispose();
  }

  private add({ lane, look, state }: ShownRun, domain: Domain, grid: SurfaceGrid): void {
    const kind = lane.columns.figures === null ? null : figureKind(look.id);
    const figure = kind === null ? null : figureAt(kind, lane.columns, lane.state.rows, state.headRow);
    if (figure === null) return;
    const { color } = look;
    const [red, green, blue, casingOpacity] = casingOf(color);
    this.cores.start(Number.parseInt(color.slice(1), 16));
    this.casings.start(
      (Math.round(255 * red) * 256 + Math.round(255 * green)) * 256 + Math.round(255 * blue),
    );
    drapeOutline(figure.outline, domain, grid, (point) => {
      const { x, y, value } = point ?? { x: 0, y: 0, value: gapHeight };
      this.casings.point(x, y, value, halfWidth, casingOpacity);
      this.cores.point(x, y, value, halfWidth, 1);
    });
    for (let at = 0; at < figure.dots.length; at += 2) {
      const x = toBox(figure.dots[at]!, domain.x);
      const y = toBox(figure.dots[at + 1]!, domain.y);
      if (!(Math.abs(x) <= 1 && Math.abs(y) <= 1)) continue;
      this.dots.push({ x, y, value: sampleGrid(grid, (x + 1) / 2, (y + 1) / 2), color });
    }
  }
}
