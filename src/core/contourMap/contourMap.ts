// The contour map of a landscape with the paths of a race on it, as an SVG document: for papers and worksheets.
import type { Trajectory } from '../simulation/trajectory';
import { axisSymbols } from '../landscapes/reference';
import { createHeightScale } from '../contour/heightScale';
import type { SurfaceGrid } from '../contour/surfaceGrid';
import type { LandscapeDescription } from '../landscapes/landscape';
import type { Domain } from '../geometry/domain';
import type { MarkKind } from '../look/landscapeMarks';
import type { SceneTheme } from '../look/theme';
import { describeRange, isInRange } from '../validation/numberRange';
import type { FilmOverlay, Scene } from '../scene/scene';
import { shownStarts } from '../scene/starts';
import { inLanguage, type Language } from '../text/text';
import type { TypesetFormula } from '../typeset/formulaPath';
import { axesMargins, drawAxes, drawFrame, drawHeightScale, noMargins } from './mapAxes';
import { captionBlock, formulaBlock, legendBlock, marksBlock, stacked, titleBlock } from './mapBlocks';
import { layoutMap, type MapLayout } from './mapLayout';
import { bandsOf, drawMap, placeOnMap, type MapArea } from './mapArea';
import { mapRunners } from './mapRunners';
import { mapStyle, fontFamily, layoutSide } from './mapStyle';
import { descriptionText } from './mapTexts';
import { element, escaped, short } from './svg';

export interface ContourMapOptions {
  /** Its `look` and `film.overlay` decide what is shown. */
  readonly scene: Scene;
  readonly landscape: Pick<LandscapeDescription, 'name' | 'domain' | 'contour' | 'marks'>;
  /** Heights of the landscape: one point per two pixels of the map is enough for smooth lines. */
  readonly grid: SurfaceGrid;
  /** The trajectories computed so far; runs without rows are left out. */
  readonly trajectories: readonly Trajectory[];
  /** The landscape's typeset formula; null if it has none to show. */
  readonly formula: TypesetFormula | null;
  readonly language: Language;
  readonly theme: SceneTheme;
  readonly background: 'theme' | 'transparent';
  readonly widthPx: number;
  readonly heightPx: number;
  /** The step at which the paths end; the last one by default. */
  readonly step?: number;
  /**
   * How many pixels a unit has, in which texts have 11.5 to 23 and paths are 2 wide; by default so many that the picture's area is
   * that of 900 × 900 units.
   */
  readonly unitPx?: number;
  /** The weight of the colours of heights beside the floor's, 0..1; the theme's by default. */
  readonly tint?: number;
}

const sizes = { min: 16, max: 16384 };
/** The largest aspect of a map; beyond it, x and y have different scales. */
const longestAspect = 1.8;
/** The largest error of lines, in pixels. */
const tolerancePx = 0.05;
/** The parts that are left out, in this order, if there is not enough room. */
const expendable = ['losses', 'captions', 'formula', 'marks', 'legend', 'title', 'axes'] as const;
type Part = (typeof expendable)[number];
/** The smallest map, as a fraction of the picture's shorter side: if smaller, the losses or other parts are left out. */
const smallestMap = { losses: 0.48, others: 0.4 };

/** Points along each side of the height grid for a contour map of this size: about one per two pixels. */
export function mapGridPoints(size: { readonly widthPx: number; readonly heightPx: number }): number {
  return Math.min(1000, Math.max(200, Math.round(Math.max(size.widthPx, size.heightPx) / 2)));
}

/** How many pixels a unit has if the picture's area is that of 900 × 900 units. */
export function usualUnitPx(size: { readonly widthPx: number; readonly heightPx: number }): number {
  return Math.sqrt(size.widthPx * size.heightPx) / layoutSide;
}

/** The contour map as SVG. Throws for sizes out of range. */
export function contourMap(options: ContourMapOptions): string {
  const { scene, landscape, grid, trajectories, language, theme, background } = options;
  checkSize('widthPx', options.widthPx);
  checkSize('heightPx', options.heightPx);
  const { widthPx, heightPx } = options;
  const unitPx = options.unitPx ?? usualUnitPx(options);
  const [width, height] = [widthPx / unitPx, heightPx / unitPx];
  const step = Math.min(scene.steps, Math.max(0, options.step ?? scene.steps));
  const themed = mapStyle(theme);
  const style = { ...themed, tint: options.tint ?? themed.tint };
  const runners = mapRunners(scene, trajectories, step);
  const map: MapArea = {
    scene,
    landscape,
    grid,
    scale: createHeightScale(scene.look.heightScale, grid.minimum, grid.maximum),
    runners,
    style,
    tolerance: tolerancePx / Math.max(1, unitPx),
  };
  const { layout, showsAxes } = arrange(options, map, width, height, step);
  const bands = bandsOf(map);
  const { map: box } = layout;
  // The id depends on the rectangle only, so that several contour maps can share a page.
  const clipId = `map-${[box.x, box.y, box.width, box.height].map((value) => short(value)).join('-')}`;
  const symbols = axisSymbols(scene.landscape);
  const title = titleOf(options);
  const description = descriptionText(
    landscape.name,
    runners.map(({ name }) => name),
  );
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: widthPx,
      height: heightPx,
      viewBox: `0 0 ${short(width)} ${short(height)}`,
      role: 'img',
      'xml:lang': language,
      'font-family': fontFamily,
    },
    [
      element('title', {}, [escaped(title)]),
      element('desc', {}, [escaped(inLanguage(description, language))]),
      element('defs', {}, [
        element('clipPath', { id: clipId }, [
          element('rect', { x: box.x, y: box.y, width: box.width, height: box.height }),
        ]),
      ]),
      background === 'theme'
        ? element('rect', { width: '100%', height: '100%', fill: style.background })
        : '',
      drawMap(map, bands, box, clipId),
      showsAxes
        ? drawAxes(landscape.domain, symbols, box, style) +
          drawHeightScale(map.scale, bands, symbols, box, style)
        : drawFrame(box, style),
      ...layout.blocks.map(({ block, x, y }) => block.draw(x, y)),
    ],
  )}\n`;
}

function checkSize(name: string, value: number): void {
  if (!isInRange(value, sizes)) {
    throw new Error(`Invalid ${name}: ${value} (expected ${inLanguage(describeRange(name, sizes), 'en')})`);
  }
}

function titleOf({ scene, landscape, language }: ContourMapOptions): string {
  return scene.title === '' ? inLanguage(landscape.name, language) : scene.title;
}

/** All parts, or as many as leave enough room for the map. */
function arrange(
  options: ContourMapOptions,
  map: MapArea,
  width: number,
  height: number,
  step: number,
): { layout: MapLayout; showsAxes: boolean } {
  const { scene, landscape, formula, language } = options;
  const { style, runners, scale } = map;
  const { overlay } = scene.film;
  const caption = captionAt(scene, step);
  const marks = shownMarks(map);
  const omitted = new Set<Part>();
  const shows = (part: Part, wanted: boolean): boolean => wanted && !omitted.has(part);
  for (const next of [...expendable, null]) {
    const showsAxes = shows('axes', scene.look.axes);
    const layout = layoutMap(width, height, {
      aspect: aspectOf(landscape.domain),
      margins: (mapHeight) => (showsAxes ? axesMargins(landscape.domain, scale, mapHeight) : noMargins),
      header: (room) =>
        stacked(
          [
            shows('title', overlay.title) ? titleBlock(titleOf(options), style, room) : null,
            shows('captions', overlay.captions) && caption !== '' ? captionBlock(caption, style, room) : null,
            shows('formula', overlay.formula) && formula !== null ? formulaBlock(formula, style, room) : null,
          ],
          9,
        ),
      footer: (room, density) =>
        stacked(
          [
            shows('legend', overlay.legend)
              ? legendBlock(
                  { runners, language, style, ...legendTexts(overlay, step, omitted) },
                  density,
                  room,
                )
              : null,
            shows('marks', overlay.legend) ? marksBlock(marks, language, style, room) : null,
          ],
          8,
        ),
    });
    const least = next === 'losses' ? smallestMap.losses : smallestMap.others;
    const roomy =
      layout !== null && Math.min(layout.map.width, layout.map.height) >= least * Math.min(width, height);
    if (layout !== null && (roomy || next === null)) return { layout, showsAxes };
    if (next !== null) omitted.add(next);
  }
  // Not even the map alone fits with an edge around it.
  return { layout: { map: { x: 0, y: 0, width, height }, blocks: [] }, showsAxes: false };
}

function legendTexts(
  overlay: FilmOverlay,
  step: number,
  omitted: ReadonlySet<Part>,
): { step: number | null; losses: boolean } {
  return { step: overlay.steps ? Math.floor(step) : null, losses: overlay.losses && !omitted.has('losses') };
}

function captionAt(scene: Scene, step: number): string {
  return scene.film.captions
    .filter(({ fromStep, toStep }) => fromStep <= step && step <= toStep)
    .map(({ text }) => text)
    .join(' ');
}

/** The kinds of marks that the map contains. */
function shownMarks({ scene, landscape }: MapArea): MarkKind[] {
  if (!scene.look.marks) return [];
  const unit = { x: 0, y: 0, width: 1, height: 1 };
  const isInside = (place: readonly [number, number]): boolean =>
    placeOnMap(place, landscape.domain, unit) !== null;
  const kinds = new Set<MarkKind>();
  if (shownStarts(scene).some(({ point }) => isInside(point))) kinds.add('start');
  for (const { kind, position } of landscape.marks) if (isInside(position)) kinds.add(kind);
  return [...kinds];
}

/** Width by height: x and y on the same scale, unless the domain is very long. */
function aspectOf({ x, y }: Domain): number {
  const aspect = (x[1] - x[0]) / (y[1] - y[0]);
  return Math.min(longestAspect, Math.max(1 / longestAspect, aspect));
}
