// Makes the exports that are texts: tables of the trajectories, the contour map as vector graphics, a script. The app
// and the command line differ only in the source of the numbers.
import type { SurfaceGrid } from '../core/contour/surfaceGrid';
import {
  contourMap,
  mapGridPoints,
  usualUnitPx,
  type ContourMapOptions,
} from '../core/contourMap/contourMap';
import { requireLandscape } from '../core/landscapes/resolve';
import type { Scene } from '../core/scene/scene';
import { gathered, trajectoriesAsCsv, trajectoriesAsJson } from '../core/scene/trajectoryText';
import { pythonScript } from '../core/script/pythonScript';
import type { TypesetFormula } from '../core/typeset/formulaPath';
import { computeTrajectories, shownRunners, type ComputeRace } from './computeTrajectories';
import type { TextFormat } from './exportFormats';

/** The settings of a text; formats without a picture use only the language, if any. */
export interface TextRequest extends Pick<
  ContourMapOptions,
  'widthPx' | 'heightPx' | 'theme' | 'background' | 'language' | 'step'
> {
  /** How large the contour map's texts are, with its lines and marks, where 1 is usual in a picture of this size. */
  readonly textScale: number;
}

/** Where the numbers of a text come from. All functions may reject, for instance when the export is cancelled. */
export interface TextSources {
  readonly computeRace: ComputeRace;
  /** Heights of the scene's landscape on a grid of `points` × `points`. */
  loadHeights(points: number): Promise<SurfaceGrid>;
  typeset(latex: string): Promise<TypesetFormula>;
}

type MakeText = (scene: Scene, request: TextRequest, sources: TextSources) => Promise<Iterable<string>>;

const texts: Readonly<Record<TextFormat, MakeText>> = {
  csv: async (scene, _request, { computeRace }) =>
    trajectoriesAsCsv(scene, await computeTrajectories(scene, computeRace)),
  json: async (scene, _request, { computeRace }) =>
    trajectoriesAsJson(scene, await computeTrajectories(scene, computeRace)),
  python: (scene, { language }) => Promise.resolve([pythonScript(scene, { language })]),
  svg: async (scene, request, sources) => [await contourMapText(scene, request, sources)],
};

/** The text's pieces, in order. Rejects as the sources do, and if the scene is refused. */
export async function exportText(
  format: TextFormat,
  scene: Scene,
  request: TextRequest,
  sources: TextSources,
): Promise<Iterable<string>> {
  return gathered(await texts[format](scene, request, sources));
}

async function contourMapText(
  scene: Scene,
  request: TextRequest,
  { computeRace, loadHeights, typeset }: TextSources,
): Promise<string> {
  const { landscape } = requireLandscape(scene.landscape);
  const [grid, trajectories, formula] = await Promise.all([
    loadHeights(mapGridPoints(request)),
    computeTrajectories(scene, computeRace, shownRunners(scene)),
    scene.film.overlay.formula ? typeset(landscape.latex) : null,
  ]);
  const { textScale, ...options } = request;
  const unitPx = textScale * usualUnitPx(request);
  return contourMap({ ...options, unitPx, scene, landscape, grid, trajectories, formula });
}
