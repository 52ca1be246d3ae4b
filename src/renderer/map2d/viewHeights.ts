// The heights of what a view shows, on a grid of its own: from the surface as long as that is fine enough, and from the
// function itself where the map is near. Computed in the page, row by row, for who has no time for all of it at once.
import { createInterpreter } from '../../core/expression/interpret';
import { sampleGrid, type SurfaceGrid } from '../../core/contour/surfaceGrid';
import type { Domain } from '../../core/geometry/domain';
import type { FoundLandscape } from '../../core/landscapes/resolve';
import type { MapView } from './mapView';
import type { HeightRange } from './viewLevels';

/** Pixels between two points of the grid: contour lines are smooth between them. */
const spacing = 2.5;
/** A surface whose points are farther apart than these pixels is too coarse. */
const coarsest = 2.5;
/** How long all of the heights may take, in milliseconds; slower functions have fewer points, up to so many pixels apart. */
const patience = 300;
const widestSpacing = 9;
/** Points by which the time of the others is judged. */
const judged = 64;

export interface ViewHeights extends HeightRange {
  readonly columns: number;
  readonly rows: number;
  /** Row by row from the lowest y, borders included; not finite where f is not. */
  readonly values: Float64Array;
}

type Evaluate = (x: number, y: number) => number;

/** f with the functions of Math, which is what a picture needs, and several times as fast as to the engine's last bit. */
export function functionOf({ landscape, numbers }: FoundLandscape): Evaluate {
  const evaluate = createInterpreter([landscape.value]);
  const inputs: Record<string, number> = { ...numbers, x: 0, y: 0 };
  return (x, y) => {
    inputs['x'] = x;
    inputs['y'] = y;
    return evaluate(inputs)[0]!;
  };
}

/** ∇f in the same way. The result is overwritten by the next call. */
export function gradientOf({
  landscape,
  numbers,
}: FoundLandscape): (x: number, y: number) => [number, number] {
  const evaluate = createInterpreter(landscape.gradient);
  const inputs: Record<string, number> = { ...numbers, x: 0, y: 0 };
  const result: [number, number] = [0, 0];
  return (x, y) => {
    inputs['x'] = x;
    inputs['y'] = y;
    const [dx, dy] = evaluate(inputs);
    [result[0], result[1]] = [dx!, dy!];
    return result;
  };
}

/** Whether a surface has a point for every few pixels of a view. */
export function isFineEnough({ frame, x, y }: MapView, surface: SurfaceGrid, domain: Domain): boolean {
  const shareX = (x[1] - x[0]) / (domain.x[1] - domain.x[0]);
  const shareY = (y[1] - y[0]) / (domain.y[1] - domain.y[0]);
  return (
    frame.width / (shareX * (surface.columns - 1)) <= coarsest &&
    frame.height / (shareY * (surface.rows - 1)) <= coarsest
  );
}

/** Pauses after each row. `now` is a clock in milliseconds. */
export function* heightsIn(
  view: MapView,
  surface: SurfaceGrid,
  found: FoundLandscape,
  now: () => number,
): Generator<void, ViewHeights> {
  const { domain } = found.landscape;
  if (isFineEnough(view, surface, domain)) {
    const share = (at: number, [low, high]: readonly [number, number]): number => (at - low) / (high - low);
    return yield* sample(view, spacing, (x, y) =>
      sampleGrid(surface, share(x, domain.x), share(y, domain.y)),
    );
  }
  const evaluate = functionOf(found);
  const began = now();
  for (let point = 0; point < judged; point += 1) {
    const part = point / judged;
    evaluate(view.x[0] + part * (view.x[1] - view.x[0]), view.y[0] + part * (view.y[1] - view.y[0]));
  }
  const each = (now() - began) / judged;
  const { width, height } = view.frame;
  const affordable = Math.sqrt((width * height * each) / patience);
  return yield* sample(view, Math.min(widestSpacing, Math.max(spacing, affordable)), evaluate);
}

function* sample({ frame, x, y }: MapView, apart: number, evaluate: Evaluate): Generator<void, ViewHeights> {
  const columns = Math.max(2, Math.ceil(frame.width / apart) + 1);
  const rows = Math.max(2, Math.ceil(frame.height / apart) + 1);
  const values = new Float64Array(columns * rows);
  let [minimum, maximum] = [Infinity, -Infinity];
  for (let row = 0; row < rows; row += 1) {
    const atY = y[0] + ((y[1] - y[0]) * row) / (rows - 1);
    for (let column = 0; column < columns; column += 1) {
      const value = evaluate(x[0] + ((x[1] - x[0]) * column) / (columns - 1), atY);
      values[row * columns + column] = value;
      if (value < minimum) minimum = value;
      if (value > maximum) maximum = value;
    }
    yield;
  }
  return { columns, rows, values, minimum, maximum };
}
