// Everything that a film's pictures depend on, in a form that can be posted to the worker that draws them.
import type { Trajectory } from '../../core/simulation/trajectory';
import type { SurfaceLight } from '../../core/contour/surfaceLight';
import type { SurfaceGrid } from '../../core/contour/surfaceGrid';
import type { SceneTheme } from '../../core/look/theme';
import type { Scene } from '../../core/scene/scene';
import type { TypesetFormula } from '../../core/typeset/formulaPath';
import type { RaceLabels } from '../scene3d/raceLabels';
import type { FilmArrows } from './filmArrows';
import type { FontFaceSource } from './fontFaces';
import type { OverlayWords } from './overlay/overlayContent';

export interface FilmContent {
  /** With the film's clock (`filmScene`) and camera. */
  readonly scene: Scene;
  /** Frames from the race's first state to its last. */
  readonly frames: number;
  readonly framesPerSecond: number;
  readonly surface: SurfaceGrid;
  readonly light: SurfaceLight;
  readonly trajectories: readonly Trajectory[];
  readonly arrows: FilmArrows;
  readonly labels: RaceLabels;
  readonly words: OverlayWords;
  /** The landscape's formula; null if it is not shown. */
  readonly formula: TypesetFormula | null;
  readonly theme: SceneTheme;
  readonly background: 'theme' | 'transparent';
  readonly widthPx: number;
  readonly heightPx: number;
  /** How large texts are, where 1 is usual in a picture of this size. */
  readonly textScale: number;
  /** Font faces for the texts. */
  readonly fonts: readonly FontFaceSource[];
}

/** The frame that a still shows, at a moment of the race from 0 to 1. */
export function stillFrame({ frames }: Pick<FilmContent, 'frames'>, moment: number): number {
  return Math.round(moment * (frames - 1));
}
