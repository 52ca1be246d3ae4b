// The map's area: the landscape's heights in soft colours, its contour lines and marked points, and the paths of all
// runners.
import { contourLevels, isMajorLevel } from '../contour/levels';
import type { HeightScale } from '../contour/heightScale';
import { isoRegions } from '../contour/isoLines';
import type { SurfaceGrid } from '../contour/surfaceGrid';
import type { LandscapeDescription } from '../landscapes/landscape';
import type { Domain, Point } from '../geometry/domain';
import { familyOpacity, ghostShares } from '../look/runnerMark';
import type { Scene } from '../scene/scene';
import { shownStarts } from '../scene/starts';
import type { MapRun, MapRunner } from './mapRunners';
import { laySideBySide } from './laySideBySide';
import { head, mark, runnerLine, startMark, type HeadState } from './mapSigns';
import type { MapStyle } from './mapStyle';
import { runnerPath, type Rectangle, type RunnerPath } from './runnerPath';
import { simplifyPath } from './simplifyPath';
import { softColors } from './softColors';
import { element, strokesData } from './svg';
import { countPoints, thinPaths, type Pieces } from './thinPaths';

const lineWidth = 0.55;
const majorLineWidth = 0.9;
/** More lines than this would merge into grey. */
const maxLines = 60;
/** Number of colour bands without contour lines. */
const plainBands = 48;
const pathWidth = 2.1;
/** For many runners. */
const slimPathWidth = 1.7;
/** The unit of the shifts of paths that coincide: they are made for wider lines. */
const shiftScale = 0.75;
const familyPathWidth = 1;
const familyHeadScale = 0.42;
/** Paths with more points (a family's together) mostly paint over themselves. */
const maxPoints = 8000;
/** More overlapping faint lines than this look the same. */
const familyLayers = 8;
/** The largest distance of a family's lines from their rows: larger, as there are hundreds of lines. */
const familyTolerance = 0.2;

export interface MapArea {
  readonly scene: Scene;
  readonly landscape: Pick<LandscapeDescription, 'domain' | 'contour' | 'marks'>;
  readonly grid: SurfaceGrid;
  readonly scale: HeightScale;
  readonly runners: readonly MapRunner[];
  readonly style: MapStyle;
  /** The largest error of lines, in the map's units. */
  readonly tolerance: number;
}

/** A band of heights of one colour. */
export interface ColorBand {
  /** Its lower end; its upper end is the next band's `level`. */
  readonly level: number;
  readonly color: string;
  /** The kind of line at its lower end; null without one. */
  readonly line: 'minor' | 'major' | null;
}

/** From the lowest to the highest. */
export function bandsOf({ scene, landscape, grid, scale, style }: MapArea): ColorBand[] {
  const { minimum, maximum } = grid;
  const color = softColors(scene.look.colorMap, style);
  if (!hasLines(scene)) {
    return Array.from({ length: plainBands }, (_, index) => ({
      level: scale.valueAt(index / plainBands),
      color: color((index + 0.5) / plainBands),
      line: null,
    }));
  }
  const all = contourLevels(landscape.contour, minimum, maximum).map((level, index) => ({
    level,
    isMajor: isMajorLevel(landscape.contour, level, index),
  }));
  const stride = Math.ceil(all.length / maxLines);
  const shown = all.filter(({ level }, index) => level > minimum && index % stride === 0);
  const bounds = [minimum, ...shown.map(({ level }) => level), maximum].map((level) => scale.unitAt(level));
  const middle = (index: number): string => color((bounds[index]! + bounds[index + 1]!) / 2);
  return [
    { level: minimum, color: middle(0), line: null },
    ...shown.map(({ level, isMajor }, index) => ({
      level,
      color: middle(index + 1),
      line: isMajor ? ('major' as const) : ('minor' as const),
    })),
  ];
}

const hasLines = ({ look }: Scene): boolean => look.surfaceContours || look.floorContours;

/** Everything inside the map's frame, clipped to it by the element of this id. */
export function drawMap(map: MapArea, bands: readonly ColorBand[], box: Rectangle, clipId: string): string {
  const clipped = { 'clip-path': `url(#${clipId})` };
  const [floor, ...raised] = bands;
  const { x, y, width, height } = box;
  const extent = { x: [x, x + width], y: [y + height, y] } as const;
  const regions = isoRegions(
    map.grid,
    extent,
    raised.map(({ level }) => level),
  );
  const cell = (width * height) / ((map.grid.columns - 1) * (map.grid.rows - 1));
  const layers = raised.map((band, index) =>
    drawBand(
      map,
      band,
      regions[index]!.filter((ring) => ringArea(ring) >= smallestRing * cell),
    ),
  );
  const paths = drawPaths(map, box);
  return [
    element('g', clipped, [
      element('rect', { x, y, width, height, fill: floor?.color ?? map.style.background }),
      element('g', { stroke: map.style.line, 'stroke-linejoin': 'round' }, layers),
    ]),
    element(
      'g',
      { ...clipped, fill: 'none', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' },
      paths.lines,
    ),
    ...(map.scene.look.marks ? drawMarks(map, box) : []),
    ...paths.heads,
  ].join('');
}

/**
 * The area at or above the band's level, parts of which the next bands cover: between adjacent areas there would be
 * seams. Its outline is the contour line; along the border it is hidden by the frame.
 */
function drawBand({ style, tolerance }: MapArea, band: ColorBand, rings: readonly Float64Array[]): string {
  const strokes = rings.map((ring) => ({ points: simplifyRing(ring, tolerance), closed: true }));
  if (strokes.length === 0) return '';
  const major = band.line === 'major';
  const line =
    band.line === null
      ? { stroke: 'none' }
      : {
          'stroke-width': major ? majorLineWidth : lineWidth,
          'stroke-opacity': major ? style.majorLineOpacity : style.lineOpacity,
        };
  return element('path', { d: strokesData(strokes), fill: band.color, 'fill-rule': 'evenodd', ...line });
}

/** The smallest area of a drawn ring, in cells of the grid: smaller ones are fragments of details finer than the grid. */
const smallestRing = 3;

function ringArea(ring: Float64Array): number {
  let area = 0;
  for (let at = 0, last = ring.length - 2; at < ring.length; last = at, at += 2) {
    area += (ring[last]! * ring[at + 1]! - ring[at]! * ring[last + 1]!) / 2;
  }
  return Math.abs(area);
}

function simplifyRing(ring: Float64Array, tolerance: number): Float64Array {
  const closed = Float64Array.from([...ring, ring[0]!, ring[1]!]);
  return simplifyPath(closed, tolerance).subarray(0, -2);
}

function drawMarks({ landscape, scene }: MapArea, box: Rectangle): string[] {
  const drawn: string[] = [];
  for (const { kind, position } of landscape.marks) {
    const at = placeOnMap(position, landscape.domain, box);
    if (at !== null) drawn.push(mark(kind, ...at));
  }
  // The race's start lies over others at the same point.
  for (const { point, color } of shownStarts(scene).toReversed()) {
    const at = placeOnMap(point, landscape.domain, box);
    if (at !== null) drawn.push(startMark(color, ...at));
  }
  return drawn;
}

/** The point in the picture; null if it is outside of the map. */
export function placeOnMap(
  [x, y]: Point,
  { x: [left, right], y: [low, high] }: Domain,
  box: Rectangle,
): Point | null {
  const across = (x - left) / (right - left);
  const up = (y - low) / (high - low);
  if (across < 0 || across > 1 || up < 0 || up > 1) return null;
  return [box.x + across * box.width, box.y + (1 - up) * box.height];
}

function drawPaths(map: MapArea, box: Rectangle): { lines: string[]; heads: string[] } {
  const { runners, tolerance } = map;
  const lines: string[] = [];
  const heads: string[] = [];
  for (const { runner, others } of runners) {
    const opacity = familyOpacity(runner.runs.count) * (runner.ghost ? ghostShares.path : 1);
    const paths = pathsOf(map, others, box, Math.max(tolerance, familyTolerance));
    const drawn = thinned(paths, box, familyPathWidth);
    paths.forEach(({ head: end }, index) => {
      const data = dataOf(drawn[index]!);
      const line = { stroke: runner.color, 'stroke-opacity': opacity, 'stroke-width': familyPathWidth };
      if (data !== '') lines.push(element('path', { d: data, ...line }));
      if (end?.inside === true && others[index]!.divergedAt === null) {
        heads.push(head(runner, 'inside', end.x, end.y, familyHeadScale));
      }
    });
  }
  const width = runners.length > 8 ? slimPathWidth : pathWidth;
  const ownRuns = runners.map(({ ownRun }) => ownRun);
  const paths = pathsOf(map, ownRuns, box, tolerance);
  const drawn = paths.flatMap((path) => thinned([path], box, width));
  // What a ghost has in common with its branch is that one's: it lies under it.
  const solid = runners.flatMap(({ runner }, index) => (runner.ghost ? [] : [index]));
  const laid = laySideBySide(
    solid.map((index) => drawn[index]!),
    box,
    shiftScale,
    tolerance,
  );
  const ghosts = runners.flatMap(({ runner }, index) => (runner.ghost ? [index] : []));
  [...ghosts, ...solid].forEach((index) => {
    const { runner, ownRun } = runners[index]!;
    const data = dataOf(runner.ghost ? drawn[index]! : laid[solid.indexOf(index)]!);
    if (data !== '') lines.push(...runnerLine(runner, data, width));
    const { head: end } = paths[index]!;
    if (end !== null) heads.push(head(runner, headState(ownRun, end.inside), end.x, end.y));
  });
  return { lines, heads };
}

function pathsOf(
  { landscape }: MapArea,
  runs: readonly MapRun[],
  box: Rectangle,
  tolerance: number,
): RunnerPath[] {
  return runs.map(({ columns, rows }) => runnerPath(columns, rows, landscape.domain, box, tolerance));
}

/** The lines of a runner's path, or of the paths of all others of its family, without what they paint again. */
function thinned(paths: readonly RunnerPath[], box: Rectangle, lineWidth: number): readonly Pieces[] {
  const whole = paths.map(({ pieces }) => pieces);
  const cell = Math.max(1, lineWidth / 2);
  return countPoints(whole) > maxPoints ? thinPaths(whole, box, cell, familyLayers) : whole;
}

function dataOf(pieces: Pieces): string {
  return strokesData(pieces.map((points) => ({ points, closed: false })));
}

function headState({ divergedAt }: MapRun, inside: boolean): HeadState {
  if (divergedAt !== null) return 'diverged';
  return inside ? 'inside' : 'left';
}
