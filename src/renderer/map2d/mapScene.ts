// The race on a map, without React: what it shows is drawn anew for each frame, over grounds and paths that are kept while the
// view rests.
import type { SurfaceGrid } from '../../core/contour/surfaceGrid';
import type { DrawnPart } from '../../core/explanation/arrows';
import { noArrows, type ShownArrows } from '../../core/look/arrowLook';
import type { Domain, Point } from '../../core/geometry/domain';
import { isInDomain } from '../../core/geometry/domain';
import type { FoundLandscape } from '../../core/landscapes/resolve';
import { hexOf } from '../../core/look/colorMaps';
import type { SceneTheme } from '../../core/look/theme';
import type { Scene } from '../../core/scene/scene';
import { shownStarts } from '../../core/scene/starts';
import type { Trajectory } from '../../core/simulation/trajectory';
import type { Frame } from '../../core/timeline/frameAt';
import { legendPartAt, paintArrowLegend, placeLegend, sizeOfLegend } from '../scene3d/arrowLegend';
import type { Inspection } from '../scene3d/inspection';
import { boxAbout, type Box } from '../scene3d/pixelBox';
import type { Pixel } from '../scene3d/pointerPlace';
import type { Crowded } from '../scene3d/placeNames';
import { nothingPointed, type Pointed } from '../scene3d/pointed';
import type { RaceLabels } from '../scene3d/raceLabels';
import type { PointedRunner } from '../scene3d/pointed';
import { searchShapeAt, searchShapeKind } from '../scene3d/searchShapes';
import { startAt, type TakenStart } from '../scene3d/startAt';
import { startsFromBelow, stateOfStart, type HeldStart } from '../scene3d/surfaceMarks';
import { roomForAxes, bareMargins, drawMapAxes, drawMapFrame } from './drawAxes';
import { drawFamilyHead, drawHead, drawRing, drawShape, headRadius } from './drawHeads';
import {
  drawMark,
  drawMarkNames,
  drawStart,
  placeMarkNames,
  type PlacedMarkName,
  startRadius,
} from './drawMarks';
import { drawArrows, partNear } from './drawArrows';
import { TrailLayers } from './drawTrails';
import { GroundLayer } from './groundLayer';
import { mapColors } from './mapColors';
import { MapPlates, type PlatedHead } from './mapPlates';
import {
  fittedTo,
  isInFrame,
  isSameView,
  pixelAt,
  pointAt,
  shiftBetween,
  viewAt,
  wholeMap,
  positionWithin,
  type MapPosition,
  type MapRoom,
  type MapUnits,
  type MapView,
} from './mapView';
import { RunPaths, type RunInView } from './runPaths';
import type { PaintedGround } from './paintGround';

export interface MapSize {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  /** Parts over which other content lies, in CSS pixels from the upper left corner. */
  readonly covered: readonly Box[];
  /** CSS pixels per unit of text, heads and lines; null: by the map's size. */
  readonly unit: number | null;
}

/** How the map is shown, beyond what the scene says. */
export interface MapChoices {
  readonly theme: SceneTheme;
  readonly units: MapUnits;
  readonly hasField: boolean;
  readonly selected: string | null;
  /** What is pointed at in the other picture. */
  readonly echo: Pointed;
}

/** Of what the ground needs, so much time is taken from a frame, in milliseconds. */
const groundBudget = { moving: 5, resting: 10 } as const;
/** More rows than these are not followed while the view moves: their picture is. */
const mostMovingRows = 150_000;
/** Narrower maps have no column for plates; in high ones, whose height is spare, it takes little from the map. */
const leastWidthForPlates = { usual: 520, high: 420 } as const;
const highAspect = 1.25;
/** How far a pointer may be from a head's rim and from a path, and from the middle of a start, in units. */
const headReachUnits = 5;
const pathReachUnits = 6;
const grabRadius = 14;
/** In units, from the map's edges. */
const legendMargin = 8;
/** Points of a path that count for where names stand. */
const crowdPoints = 64;

/** A runner's head in the last frame. */
interface ShownHead extends Pixel {
  readonly run: RunInView;
  readonly isInside: boolean;
}

export class MapScene {
  private readonly ground = new GroundLayer();
  private readonly paths = new RunPaths();
  private readonly trails = new TrailLayers();
  private readonly plates = new MapPlates();
  private size: MapSize = { width: 1, height: 1, pixelRatio: 1, covered: [], unit: null };
  private scene: Scene | null = null;
  private found: FoundLandscape | null = null;
  private surface: SurfaceGrid | null = null;
  private labels: RaceLabels | null = null;
  private choices: MapChoices = {
    theme: 'light',
    units: 'equal',
    hasField: false,
    selected: null,
    echo: nothingPointed,
  };
  private heldStart: HeldStart | null = null;
  private arrows: ShownArrows = noArrows;
  private lit: DrawnPart | null = null;
  private arrowsSeen: ReturnType<typeof drawArrows> = [];
  /** Of the arrows' legend in the last frame. */
  private legend: Box | null = null;
  private fonts = 0;
  private heads: readonly ShownHead[] = [];
  private names: { readonly of: string; readonly placed: readonly PlacedMarkName[] } = { of: '', placed: [] };
  private view: MapView | null = null;
  /** The view that paths were made for. */
  private pathView: MapView | null = null;
  /** Null where it has to be laid out anew. */
  private kept: MapRoom | null = null;
  private wished: MapPosition | null = null;

  constructor(private readonly context: CanvasRenderingContext2D) {}

  setSize(size: MapSize): void {
    this.size = size;
    this.kept = null;
    this.plates.clear();
  }

  setScene(scene: Scene, found: FoundLandscape): void {
    this.scene = scene;
    this.found = found;
    this.kept = null;
  }

  setSurface(surface: SurfaceGrid | null): void {
    this.surface = surface;
  }

  setLabels(labels: RaceLabels): void {
    this.labels = labels;
    this.kept = null;
  }

  setChoices(choices: MapChoices): void {
    this.choices = choices;
    this.kept = null;
  }

  setHeldStart(held: HeldStart | null): void {
    this.heldStart = held;
  }

  /** The arrows of updates; while one of their parts is lit, the others are faint. */
  setArrows(shown: ShownArrows, lit: DrawnPart | null): void {
    this.arrows = shown;
    this.lit = lit;
  }

  /** Measures and paints all texts again. */
  refreshTexts(): void {
    this.fonts += 1;
    this.kept = null;
    this.plates.clear();
  }

  /** Whether another frame would show more. */
  get settled(): boolean {
    return (
      this.surface === null || (this.ground.settled && this.pathView === this.view && !this.plates.gliding)
    );
  }

  /** What the arrows' lengths say; null without a field. */
  get field(): PaintedGround['field'] {
    return this.ground.painted?.field ?? null;
  }

  /** What the map shows of the plane at most; null without a scene. */
  get map(): MapRoom | null {
    const { scene, found, labels, size, choices } = this;
    if (scene === null || found === null || labels === null) return null;
    if (this.kept !== null) return this.kept;
    const { unit } = this;
    const margins = scene.look.axes ? roomForAxes : bareMargins;
    const named = scene.optimizers.filter(({ visible }) => visible);
    const plates = this.hasPlates(scene)
      ? MapPlates.widthOf(
          this.context,
          named.map((runner) => ({ runner, name: labels.runners[runner.key] ?? '' })),
          mapColors(choices.theme).palette,
          unit,
        )
      : 0;
    const [left, top] = [margins.left * unit, margins.top * unit];
    const right = margins.right * unit + Math.max(Math.min(plates, 0.3 * size.width), coveredAtRight(size));
    const map: MapRoom = {
      domain: found.landscape.domain,
      units: choices.units,
      room: {
        x: Math.round(left),
        y: Math.round(top),
        width: Math.max(40, Math.round(size.width - left - right)),
        height: Math.max(40, Math.round(size.height - top - margins.bottom * unit)),
      },
    };
    this.kept = map;
    return map;
  }

  get position(): MapPosition | null {
    const { map, wished } = this;
    return map && (wished === null ? wholeMap(map) : positionWithin(map, wished));
  }

  /** Null for the whole map. */
  setPosition(position: MapPosition | null): void {
    this.wished = position;
  }

  get wholePosition(): MapPosition | null {
    return this.map && wholeMap(this.map);
  }

  /** What is seen of the plane; null before the first frame. */
  get seen(): Domain | null {
    return this.view && { x: this.view.x, y: this.view.y };
  }

  /** The numbers on contour lines. */
  get numbers(): readonly string[] {
    return this.ground.painted?.numbers ?? [];
  }

  /** The position that shows all paths as large as possible; null if there are none. */
  get racePosition(): MapPosition | null {
    const { map } = this;
    const bounds = map && boundsOf(this.paths.shown, map.domain);
    return bounds && fittedTo(map, bounds);
  }

  /** Draws a frame; `isMoving` while the view is on its way, as under a hand; plates move by at most `glide` units. */
  render(frame: Frame, trajectories: readonly Trajectory[], isMoving: boolean, glide: number): void {
    const { context, scene, found, surface, labels, size, map, position, unit } = this;
    const { pixelRatio } = size;
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    const style = mapColors(this.choices.theme);
    context.fillStyle = style.background;
    context.fillRect(0, 0, size.width, size.height);
    this.heads = [];
    this.arrowsSeen = [];
    this.legend = null;
    if (scene === null || found === null || labels === null || map === null || position === null) return;
    const view = this.viewOf(map, position);
    if (surface !== null) {
      this.preparePaths(scene, trajectories, frame, view, isMoving);
      const names = scene.look.marks ? this.namesIn(scene, found, labels, view, isMoving) : [];
      const taken = scene.look.marks
        ? [...names.map(({ box }) => box), ...this.marksIn(scene, found, view)]
        : [];
      this.ground.request({
        view,
        pixelRatio,
        unit,
        surface,
        reference: scene.landscape,
        found,
        look: scene.look,
        theme: this.choices.theme,
        hasField: this.choices.hasField,
        taken,
        fonts: this.fonts,
      });
      this.ground.advance(isMoving ? groundBudget.moving : groundBudget.resting);
      this.clipped(view, () => {
        this.ground.draw(context, view);
        this.drawPaths(scene, view);
        this.arrowsSeen = drawArrows(context, this.arrows, this.lit, view, unit);
      });
      this.heads = this.headsIn(map.domain, view);
      const plated = this.planPlates(scene, labels, map.domain, view, isMoving);
      this.plates.move(plated, glide * unit);
      const { palette } = style;
      // Names are read, whatever line leads over them.
      this.plates.drawLeaders(context, plated, palette, unit);
      if (scene.look.marks) this.clipped(view, () => this.drawMarks(scene, found, view, names));
      this.drawHeads(scene, map.domain, view);
      this.plates.draw(context, plated, scene.optimizers.length, this.choices.selected, palette, unit);
      this.drawLegend(scene, view, taken);
      this.drawEcho(map.domain, view);
    }
    drawMapFrame(context, view, style);
    if (scene.look.axes) drawMapAxes(context, view, labels.axes, style, unit);
  }

  /** A point of the plane in the picture; null outside of what is seen. */
  project(x: number, y: number): Pixel | null {
    const at = this.view && pixelAt(this.view, x, y);
    return at && isInFrame(this.view!, at) ? at : null;
  }

  /** The point of the domain at a pixel. */
  pick(pixel: Pixel): Point | null {
    const { view } = this;
    return view !== null && isInFrame(view, pixel) ? pointAt(view, pixel) : null;
  }

  /** The runner whose plate or head is at a pixel, with the box of that; with `paths`, also the one whose path is, without one. */
  runnerAt(pixel: Pixel, by: 'heads' | 'paths'): PointedRunner | null {
    const { unit, scene } = this;
    for (const [key, box] of this.plates.boxes) {
      if (isIn(box, pixel)) return { key, box };
    }
    let nearest: PointedRunner | null = null;
    let reach = headReachUnits * unit;
    for (const { run, x, y } of this.heads) {
      const away = Math.max(0, Math.hypot(pixel.x - x, pixel.y - y) - headRadius * unit);
      if (away > reach) continue;
      reach = away;
      nearest = { key: run.runner.key, box: this.boxOfHead({ x, y }) };
    }
    if (nearest !== null || by === 'heads' || scene === null || this.view === null) return nearest;
    if (!isInFrame(this.view, pixel)) return null;
    reach = pathReachUnits * unit;
    for (const { runner, path, state } of this.paths.own) {
      const from = scene.trail.kind === 'frames' ? state.firstRow : 0;
      const away = path.distanceTo(pixel, from, state.headRow, reach);
      if (away > reach) continue;
      reach = away;
      nearest = { key: runner.key, box: null };
    }
    return nearest;
  }

  /** The part of an update whose arrow, or whose line in the legend, is at a pixel. */
  partAt(pixel: Pixel): DrawnPart | null {
    const { legend, arrows, unit } = this;
    const named =
      legend &&
      legendPartAt(arrows.legend, unit, {
        x: pixel.x - legend.x,
        y: pixel.y - legend.y,
        width: legend.width,
      });
    return named ?? partNear(this.arrowsSeen, pixel, unit);
  }

  /** The arrows of the last frame, and the box of their legend. */
  get arrowsShown(): ReturnType<Inspection['arrows']> {
    return { seen: this.arrowsSeen, legend: this.legend };
  }

  /** A runner's plate in the last frame; null without one. */
  plateOf(key: string): Box | null {
    return this.plates.boxes.get(key) ?? null;
  }

  /** A runner's head in the last frame: its box, and its point of the domain; null if it is out of sight. */
  headOf(key: string): { readonly box: Box; readonly point: Point } | null {
    const head = this.heads.find(({ run }) => run.runner.key === key);
    return head && this.view ? { box: this.boxOfHead(head), point: pointAt(this.view, head) } : null;
  }

  /** The start that a press at a pixel takes, as `startAt` has it. */
  startNear(pixel: Pixel, selected: string | null): TakenStart | null {
    const { scene, surface } = this;
    if (scene === null || surface === null || !scene.look.marks) return null;
    const reach = grabRadius * this.unit;
    return startAt(shownStarts(scene), selected, pixel, reach, (point) => this.project(...point));
  }

  /** The selected runner. */
  get selected(): string | null {
    return this.choices.selected;
  }

  /** CSS pixels per unit of text, heads and lines: larger in larger pictures, and never so small that texts can't be read. */
  private get unit(): number {
    const { width, height, unit } = this.size;
    return unit ?? Math.round(20 * Math.max(0.9, Math.min(2.4, width / 1200, height / 700))) / 20;
  }

  private hasPlates({ look }: Scene): boolean {
    const { width, height, unit } = this.size;
    const least = height > highAspect * width ? leastWidthForPlates.high : leastWidthForPlates.usual;
    return look.labels && width >= least * (unit ?? 1);
  }

  /** The same object as long as it is the same view. */
  private viewOf(map: MapRoom, position: MapPosition): MapView {
    const view = viewAt(map, position);
    if (this.view === null || !isSameView(view, this.view)) this.view = view;
    return this.view;
  }

  private preparePaths(
    scene: Scene,
    trajectories: readonly Trajectory[],
    frame: Frame,
    view: MapView,
    isMoving: boolean,
  ): void {
    const rows = trajectories.reduce((sum, { state }) => sum + state.rows, 0);
    const waits = isMoving && this.pathView !== null && rows > mostMovingRows;
    if (!waits || this.pathView === null) this.pathView = view;
    this.paths.update(scene, trajectories, frame, this.pathView, this.unit);
  }

  /** Draws within the frame of a view. */
  private clipped({ frame }: MapView, draw: () => void): void {
    const { context } = this;
    context.save();
    context.beginPath();
    context.rect(frame.x, frame.y, frame.width, frame.height);
    context.clip();
    draw();
    context.restore();
  }

  private drawPaths(scene: Scene, view: MapView): void {
    const { context, paths, pathView, size, unit } = this;
    if (pathView === null) return;
    context.save();
    if (pathView !== view) {
      const { x, y, scaleX, scaleY } = shiftBetween(pathView, view);
      context.transform(scaleX, 0, 0, scaleY, x, y);
    }
    this.trails.draw(context, paths, scene.trail, scene.steps, pathView, size.pixelRatio, unit);
    context.restore();
    for (const run of paths.own) this.drawShape(run, view);
  }

  private drawShape({ trajectory, runner, state }: RunInView, view: MapView): void {
    const kind = trajectory.columns.shapes === null ? null : searchShapeKind(runner.id);
    const shape =
      kind === null ? null : searchShapeAt(kind, trajectory.columns, trajectory.state.rows, state.headRow);
    if (shape !== null) drawShape(this.context, runner, shape, view, this.unit);
  }

  private drawMarks(
    scene: Scene,
    { landscape }: FoundLandscape,
    view: MapView,
    names: readonly PlacedMarkName[],
  ): void {
    const { context, unit, choices } = this;
    const { palette } = mapColors(choices.theme);
    for (const { kind, position } of landscape.marks) {
      const at = pixelAt(view, ...position);
      if (isInFrame(view, at)) drawMark(context, kind, at, unit);
    }
    for (const place of startsFromBelow(shownStarts(scene), this.heldStart)) {
      const at = pixelAt(view, ...place.point);
      if (isInFrame(view, at)) drawStart(context, place, stateOfStart(place, this.heldStart), at, unit);
    }
    drawMarkNames(context, names, palette, unit);
  }

  /** The boxes of marks and starts, on which no number of a line stands. */
  private marksIn(scene: Scene, { landscape }: FoundLandscape, view: MapView): Box[] {
    const places = [
      ...landscape.marks.map(({ position }) => position),
      ...shownStarts(scene).map(({ point }) => point),
    ];
    return places.flatMap((position) => {
      const at = pixelAt(view, ...position);
      return isInFrame(view, at) ? [boxAbout(at, startRadius * this.unit)] : [];
    });
  }

  /** The names' places: chosen anew when the view rests and something has changed that they depend on. */
  private namesIn(
    scene: Scene,
    { landscape }: FoundLandscape,
    labels: RaceLabels,
    view: MapView,
    isMoving: boolean,
  ): readonly PlacedMarkName[] {
    const own = this.paths.own;
    const areWhole = own.every(({ trajectory }) => trajectory.state.status !== 'running');
    const paths = areWhole ? own.map(({ path, runner }) => `${runner.key} ${path.generation}`).join(' ') : '';
    const { frame, x, y } = view;
    const starts = shownStarts(scene);
    const of = JSON.stringify([
      frame,
      x,
      y,
      starts.map(({ point }) => point),
      labels.start,
      labels.marks,
      landscape.id,
      paths,
      this.fonts,
    ]);
    if (of === this.names.of) return this.names.placed;
    // While paths arrive, or under a hand, names that stand right are not moved.
    const crowd =
      areWhole && !isMoving ? own.flatMap((run) => this.crowdOf(run, view, landscape.domain)) : [];
    const placed = placeMarkNames(
      this.context,
      { marks: landscape.marks, starts, labels },
      view,
      mapColors(this.choices.theme).palette,
      this.unit,
      crowd,
    );
    this.names = { of, placed };
    return placed;
  }

  /** Where a runner's path goes, and above all where it ends. */
  private crowdOf(run: RunInView, view: MapView, domain: Domain): Crowded[] {
    const { path, trajectory } = run;
    const stride = Math.max(1, Math.ceil(path.count / crowdPoints));
    const points: Crowded[] = [];
    for (let point = 0; point < path.count; point += stride) {
      const [x, y] = [path.points[2 * point]!, path.points[2 * point + 1]!];
      if (!Number.isNaN(x)) points.push({ x, y, weight: 1 });
    }
    const end = this.paths.headAt(run, trajectory.state.rows - 1, domain, view);
    return end === null ? points : [...points, { ...end, weight: endWeight }];
  }

  private drawHeads(scene: Scene, domain: Domain, view: MapView): void {
    const { context, paths, unit, choices } = this;
    const { palette } = mapColors(choices.theme);
    for (const run of paths.others) {
      const at = run.state.status === 'diverged' ? null : paths.headIn(run, domain, view);
      if (at?.isInside === true) drawFamilyHead(context, run.runner, at, unit);
    }
    for (const { run, isInside, x, y } of this.heads) {
      const state = run.state.status === 'diverged' ? 'diverged' : isInside ? 'inside' : 'left';
      const isSelected = run.runner.key === choices.selected && scene.optimizers.length > 1;
      if (isSelected) drawRing(context, { x, y }, palette.labelText, hexOf(palette.leaderCasing), unit);
      drawHead(context, run.runner, state, { x, y }, unit);
    }
  }

  /** Beside the map where there is room for it, otherwise in a corner of it, where it hides no name or mark, if there is one. */
  private drawLegend(scene: Scene, { frame }: MapView, wanted: readonly Box[]): void {
    const { context, arrows, lit, unit, size, choices } = this;
    if (arrows.legend.length === 0) return;
    const { palette } = mapColors(choices.theme);
    const legend = sizeOfLegend(context, arrows.legend, unit);
    const placeIn = (room: Box, taken: readonly Box[]): Box | null => {
      const flipped = (box: Box): Box => ({
        ...box,
        x: box.x - room.x,
        y: room.y + room.height - box.y - box.height,
      });
      const place = placeLegend(legend, {
        width: room.width,
        height: room.height,
        margin: legendMargin * unit,
        gap: legendMargin * unit,
        taken: taken.map(flipped),
        wanted: wanted.map(flipped),
      });
      return (
        place && {
          ...place,
          x: Math.round(room.x + place.x),
          y: Math.round(room.y + room.height - place.y - place.height),
        }
      );
    };
    const axes = scene.look.axes ? roomForAxes : bareMargins;
    const map: Box = {
      x: frame.x - axes.left * unit,
      y: frame.y,
      width: frame.width + axes.left * unit,
      height: frame.height + axes.bottom * unit,
    };
    const place =
      placeIn({ x: 0, y: 0, width: size.width, height: size.height }, [
        map,
        ...this.plates.planned,
        ...size.covered,
      ]) ?? placeIn(frame, size.covered);
    if (place === null) return;
    this.legend = place;
    paintArrowLegend(context, arrows.legend, lit, palette, unit, place);
  }

  /** The runners' heads in sight; the selected one lies over the others. */
  private headsIn(domain: Domain, view: MapView): ShownHead[] {
    const { paths, choices } = this;
    const heads = paths.own.flatMap((run): ShownHead[] => {
      const at = paths.headIn(run, domain, view);
      return at === null ? [] : [{ run, ...at }];
    });
    const isSelected = ({ run }: ShownHead): boolean => run.runner.key === choices.selected;
    return [...heads.filter((head) => !isSelected(head)), ...heads.filter(isSelected)];
  }

  /** Finds the plates' places; the heads that are named. */
  private planPlates(
    scene: Scene,
    labels: RaceLabels,
    domain: Domain,
    view: MapView,
    isMoving: boolean,
  ): PlatedHead[] {
    if (!this.hasPlates(scene)) {
      this.plates.clear();
      return [];
    }
    const { context, size, unit, choices, paths } = this;
    const { palette } = mapColors(choices.theme);
    const nameOf = (key: string): string => labels.runners[key] ?? '';
    const wishes = paths.own.flatMap((run) => {
      const end = paths.headAt(run, run.trajectory.state.rows - 1, domain, view);
      return end ? [{ runner: run.runner, name: nameOf(run.runner.key), end }] : [];
    });
    this.plates.plan(
      context,
      wishes,
      {
        width: size.width,
        height: size.height,
        frame: view.frame,
        axes: scene.look.axes ? roomForAxes.left * unit : 0,
        covered: size.covered,
      },
      palette,
      unit,
      isMoving,
    );
    return this.heads.map(({ run, x, y }) => ({
      runner: run.runner,
      name: nameOf(run.runner.key),
      at: { x, y },
    }));
  }

  /** Shows what is pointed at in the other picture. */
  private drawEcho(domain: Domain, view: MapView): void {
    const { context, unit, choices } = this;
    const { echo } = choices;
    const { palette } = mapColors(choices.theme);
    const ring = (at: Pixel, color: string): void =>
      drawRing(context, at, color, hexOf(palette.leaderCasing), unit);
    if (echo.kind === 'runner') {
      const head = this.heads.find(({ run }) => run.runner.key === echo.key);
      if (head !== undefined) ring(head, head.run.runner.color);
    }
    if (echo.kind !== 'surface' || !isInDomain(domain, ...echo.point)) return;
    const at = pixelAt(view, ...echo.point);
    if (isInFrame(view, at)) ring(at, palette.labelText);
  }

  private boxOfHead(at: Pixel): Box {
    return boxAbout(at, headRadius * this.unit);
  }
}

/** How much the end of a race matters for where names stand, where a point of a path is 1. */
const endWeight = 40;

/** How far what lies over the right edge reaches into the picture. */
function coveredAtRight({ width, covered }: MapSize): number {
  return Math.max(0, ...covered.map((box) => (box.x > 0.75 * width ? width - box.x - edgeGap : 0)));
}

/** What lies over an edge is so far from it, in pixels. */
const edgeGap = 4;

function isIn({ x, y, width, height }: Box, at: Pixel): boolean {
  return at.x >= x && at.y >= y && at.x <= x + width && at.y <= y + height;
}

/** The smallest rectangle with all rows of the runs that are in the domain; null if there are none. */
function boundsOf(runs: readonly RunInView[], domain: Domain): Domain | null {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { trajectory } of runs) {
    const { positions } = trajectory.columns;
    for (let row = 0; row < trajectory.state.rows; row += 1) {
      const [x, y] = [positions[2 * row]!, positions[2 * row + 1]!];
      if (!isInDomain(domain, x, y)) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      bottom = Math.min(bottom, y);
      top = Math.max(top, y);
    }
  }
  return left <= right ? { x: [left, right], y: [bottom, top] } : null;
}
