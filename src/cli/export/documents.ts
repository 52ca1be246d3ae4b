// Exports that are texts and need no page: the contour map with the paths, and the script that reproduces them.
import { createSurfaceGrid } from '../../core/contour/surfaceGrid';
import { contourMap, mapGridPoints } from '../../core/contourMap/contourMap';
import { sampleSurface } from '../../core/landscapes/evaluate';
import { landscapeKey } from '../../core/landscapes/reference';
import { requireLandscape } from '../../core/landscapes/resolve';
import type { Scene } from '../../core/scene/scene';
import type { PictureRequest } from './exportOptions';
import { computeTrajectories } from '../../protocol/computeTrajectories';
import { computeRaceOn } from '../computeRace';

/** An SVG document. */
export async function contourMapDocument(
  scene: Scene,
  request: PictureRequest,
  workerPath: string,
  signal: AbortSignal,
): Promise<string> {
  const { landscape, numbers } = requireLandscape(scene.landscape);
  const points = mapGridPoints(request);
  const heights = new Float32Array(points * points);
  sampleSurface(landscape, numbers, points, points, heights, 0, points);
  const trajectories = await computeTrajectories(scene, computeRaceOn(workerPath, signal));
  // MathJax is large, and only this needs it.
  const { typesetFormula } = await import('../../core/typeset/typesetFormula');
  return contourMap({
    ...request,
    scene,
    landscape,
    grid: createSurfaceGrid(landscapeKey(scene.landscape), points, points, heights),
    trajectories,
    formula: scene.film.overlay.formula ? typesetFormula(landscape.latex) : null,
    step: Math.round(request.moment * scene.steps),
  });
}
