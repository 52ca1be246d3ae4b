// Where texts stand in the picture: plates in columns, and the names of marks where least is in their way. They are placed for
// the race's end, so that they rest while it plays.
import type { SceneCamera } from '../../core/scene/scene';
import { SceneProjection } from './camera';
import { NamePlates, type HeadEnd } from './namePlates';
import type { OverlayPass, OverlayView } from './overlayPass';
import type { Box } from './pixelBox';
import type { Crowded, Side } from './placeNames';
import type { RaceLabels } from './raceLabels';
import { headPlaceAt, type RunnerHead } from './runnerHeads';
import type { ShownRun } from './runnerTrails';
import { gapHeight } from '../../core/geometry/pathPoints';
import { planNameSides, type SurfaceMarks } from './surfaceMarks';

/** How texts get to their places in a frame. */
export interface TextStep {
  /** Whether they stay where they are, as while the camera is moved. */
  readonly hold: boolean;
  /** The largest move of a plate, in units; infinite in a picture that depends on nothing else. */
  readonly glide: number;
  /** The camera that they are placed for; null: that of the frame. */
  readonly camera: SceneCamera | null;
}

export class SceneTexts {
  private readonly plates = new NamePlates();
  private readonly projection = new SceneProjection();
  private sides: readonly (Side | undefined)[] = [];
  /** What the sides of names depend on, as it was when they were chosen. */
  private chosenFor = '';
  private step: TextStep = { hold: false, glide: Infinity, camera: null };
  private runners: readonly ShownRun[] = [];
  private view: OverlayView | null = null;
  /** Sees what texts are placed for. */
  private end: OverlayView | null = null;

  /** Whether plates have not arrived at their places. */
  get gliding(): boolean {
    return this.plates.gliding;
  }

  /** The plates of the last frame by runner, in pixels. */
  get boxes(): ReadonlyMap<string, Box> {
    return this.plates.boxes;
  }

  /** Begins a frame: `view` sees it, and its texts are placed for these runners. */
  begin(view: OverlayView, runners: readonly ShownRun[], step: TextStep): this {
    this.step = step;
    this.runners = runners;
    this.view = view;
    this.end = this.endView(view, step.camera);
    return this;
  }

  /**
   * The sides at which the names of marks and starts stand, out of the way of the `axes`' texts as far as that can be; chosen anew
   * when something has changed that they depend on.
   *
   * @param viewVersion counts changes of the view
   */
  nameSides(
    overlay: OverlayPass,
    named: SurfaceMarks,
    axes: readonly Box[],
    viewVersion: number,
  ): readonly (Side | undefined)[] {
    const { step, runners, sides, end } = this;
    if (end === null) return [];
    const paths = runners.map(({ runner, path }) => `${runner.key} ${path.version}`);
    const starts = named.starts.flatMap(({ point }) => point);
    const version = [viewVersion, ...starts, named.labels.start, ...paths].join(' ');
    const isKnown = sides.length === named.marks.length + named.starts.length;
    if (version === this.chosenFor || (step.hold && isKnown)) return sides;
    this.chosenFor = version;
    // Where the camera moves by itself, the axes' texts move, too, and names don't give way to them.
    const isStill = end === this.view;
    const crowd = [
      ...runners.flatMap((run) => crowdOf(run, end)),
      ...(isStill ? axes.flatMap(crowdOfText) : []),
    ];
    this.sides = planNameSides(overlay, end, named, crowd, isKnown && step.glide < Infinity ? sides : []);
    return this.sides;
  }

  clearPlates(): void {
    this.plates.clear();
  }

  /** Names all heads; plates keep out of the axes' texts and of what is `covered`. */
  addPlates(
    overlay: OverlayPass,
    heads: readonly RunnerHead[],
    names: RaceLabels['runners'],
    axes: readonly Box[],
    covered: readonly Box[],
  ): void {
    const { view, end, runners, step } = this;
    if (view === null || end === null) return;
    this.plates.add(overlay, view, {
      heads,
      runners: runners.length,
      names,
      ends: runners.flatMap((run) => endOf(run, end)),
      columns: { surface: this.boxEnds(end, axes), taken: covered },
      hold: step.hold,
      glide: step.glide,
    });
  }

  /** The view that texts are placed for. */
  private endView(view: OverlayView, camera: SceneCamera | null): OverlayView {
    if (camera === null) return view;
    const { projection } = this;
    projection.area = view.projection.area;
    projection.update(camera, view.projection.widthPx, view.projection.heightPx);
    return { ...view, projection };
  }

  /** The left and the right end in the image of surface and axes; those of a whole turn where the camera moves by itself. */
  private boxEnds(end: OverlayView, axes: readonly Box[]): { left: number; right: number } {
    const isStill = end.projection !== this.projection;
    const { left, right } = surfaceEnds(end, !isStill);
    if (!isStill) return { left, right };
    return {
      left: Math.min(left, ...axes.map(({ x }) => x)),
      right: Math.max(right, ...axes.map(({ x, width }) => x + width)),
    };
  }
}

/** Points of a path that count for where texts stand. */
const crowdPoints = 64;
/** How much a text of the axes matters for where names stand, where a point of a path is 1. */
const axisTextWeight = 10;
/** How much the end of a race matters for where texts stand, where a point of a path is 1. */
export const endWeight = 40;

/** Where a runner's head is at the end of what is known of its race, in pixels. */
function endOf({ runner, path, trajectory }: ShownRun, { surface, projection }: OverlayView): HeadEnd[] {
  const at = headPlaceAt(path, trajectory.state.rows - 1, surface);
  const end = at && projection.project(at.x, at.y, at.z);
  return end ? [{ key: runner.key, end }] : [];
}

/** Where the path of a runner goes, in pixels. */
function crowdOf(run: ShownRun, view: OverlayView): Crowded[] {
  const { path } = run;
  const { surface, projection } = view;
  const stride = Math.max(1, Math.ceil(path.count / crowdPoints));
  const points: Crowded[] = [];
  for (let point = 0; point < path.count; point += stride) {
    const value = path.points[3 * point + 2]!;
    if (value >= gapHeight) continue;
    const place = projection.project(
      path.points[3 * point]!,
      path.points[3 * point + 1]!,
      surface.heightOf(value),
    );
    if (place !== null) points.push({ ...place, weight: 1 });
  }
  return [...points, ...endOf(run, view).map(({ end }) => ({ ...end, weight: endWeight }))];
}

/** The ends and the middle of a text. */
function crowdOfText({ x, y, width, height }: Box): Crowded[] {
  return [x, x + width / 2, x + width].map((at) => ({ x: at, y: y + height / 2, weight: axisTextWeight }));
}

/** The left and the right end of the surface in the image; of its whole turn if the camera orbits. */
function surfaceEnds({ projection, surface }: OverlayView, turns: boolean): { left: number; right: number } {
  const corners = turns
    ? Array.from({ length: 16 }, (_, index) => {
        const angle = (index * Math.PI) / 8;
        return [Math.SQRT2 * Math.cos(angle), Math.SQRT2 * Math.sin(angle)] as const;
      })
    : ([
        [-1, -1],
        [1, -1],
        [1, 1],
        [-1, 1],
      ] as const);
  const ends = corners.flatMap(([x, y]) =>
    [0, surface.relief].flatMap((z) => projection.project(x, y, z)?.x ?? []),
  );
  // Nothing is known of a surface around the camera.
  return ends.length === 0
    ? { left: 0, right: projection.widthPx }
    : { left: Math.min(...ends), right: Math.max(...ends) };
}
