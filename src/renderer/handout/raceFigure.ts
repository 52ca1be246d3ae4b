// Contour maps of a step's scenes for paper, with the paths up to where they are to be seen.
import { contourMap, mapGridPoints } from '../../core/contourMap/contourMap';
import type { SurfaceGrid } from '../../core/contour/surfaceGrid';
import { requireLandscape } from '../../core/landscapes/resolve';
import type { Scene } from '../../core/scene/scene';
import type { Trajectory } from '../../core/simulation/trajectory';
import type { HandoutWords } from './handoutWords';

/** Texts of maps have 11 pixels or so. */
const unitPx = 0.95;
/** Pale, so that a pencil's line stands out, and so that little ink is taken. */
const tint = 0.13;
const widths = { single: 640, half: 318 };
const heights = {
  large: { single: 430, half: 325 },
  middle: { single: 345, half: 325 },
  small: { single: 320, half: 345 },
  tiny: { single: 270, half: 300 },
};

/** Large to draw into; small beside answers, where there is a legend of everyone. */
export type FigureSize = keyof typeof heights;

/** The size of a map where there are so many side by side. */
function sizeOf(maps: number, size: FigureSize): { readonly widthPx: number; readonly heightPx: number } {
  const share = maps === 1 ? 'single' : 'half';
  return { widthPx: widths[share], heightPx: heights[size][share] };
}

/** Points along each side of the grid of heights that `mapFigure` needs. */
export const figureGridPoints: number = mapGridPoints(sizeOf(1, 'large'));

export interface MapFigureOptions {
  readonly scene: Scene;
  readonly grid: SurfaceGrid;
  readonly trajectories: readonly Trajectory[];
  readonly step: number;
  /** How many stand side by side. */
  readonly maps: number;
  readonly size: FigureSize;
  readonly words: HandoutWords;
}

/** The map as SVG: runners' names and, once they have moved, their losses beside it or under it. */
export function mapFigure({ scene, grid, trajectories, step, maps, size, words }: MapFigureOptions): string {
  const { landscape } = requireLandscape(scene.landscape);
  const hasMoved = step > 0;
  const overlay = {
    ...scene.film.overlay,
    ...{ title: false, formula: false, captions: false, legend: true },
    ...{ losses: hasMoved, steps: hasMoved },
  };
  return contourMap({
    scene: { ...scene, film: { ...scene.film, overlay } },
    landscape,
    grid,
    trajectories,
    formula: null,
    language: words.language,
    theme: 'contrast',
    background: 'transparent',
    ...sizeOf(maps, size),
    step,
    unitPx,
    tint,
  });
}

/** What is said above one of several maps. */
export function mapName(scene: Scene, words: HandoutWords): string {
  return scene.title === '' ? words.say(requireLandscape(scene.landscape).landscape.name) : scene.title;
}
