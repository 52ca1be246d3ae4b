// Collects everything that a film's pictures depend on: computes the race, samples and lights the surface, typesets the formula.
import { inLanguage } from '../../core/text/text';
import { requireLandscape } from '../../core/landscapes/resolve';
import { parseSceneText } from '../../core/scene/parseScene';
import type { Scene } from '../../core/scene/scene';
import { filmScene } from '../../core/timeline/filmScene';
import { raceResult } from '../../core/timeline/raceResult';
import type { Client } from '../../protocol/client';
import type { ExportJob } from '../../protocol/exportJob';
import { failureError } from '../../protocol/failure';
import { interfaceTexts } from '../i18n/interfaceTexts';
import { loadLight } from '../requests/loadLight';
import { loadSurface, surfaceResolution } from '../requests/loadSurface';
import { computeTrajectories, shownRunners } from '../../protocol/computeTrajectories';
import { computeRaceBy } from '../requests/computeRace';
import { raceLabelsOf } from '../scene3d/raceLabels';
import type { FilmContent } from './filmContent';
import { loadFilmArrows } from './filmArrows';
import { pageFontFaces } from './fontFaces';
import { typeset } from './typeset';

/** The part of a job that the pictures depend on. */
export type FilmOrder = Pick<
  ExportJob,
  | 'scene'
  | 'camera'
  | 'frames'
  | 'framesPerSecond'
  | 'language'
  | 'theme'
  | 'background'
  | 'widthPx'
  | 'heightPx'
  | 'textScale'
>;

/**
 * Rejects with a `FailureError` if the scene or the race is refused, and with the signal's reason on abort.
 *
 * @param onlyFrame the only frame that will be drawn; null if any may be
 */
export async function prepareFilm(
  request: FilmOrder,
  client: Client,
  signal: AbortSignal,
  onlyFrame: number | null,
): Promise<FilmContent> {
  const { frames, framesPerSecond, language, theme, background, widthPx, heightPx, textScale } = request;
  const parsed = parseSceneText(request.scene);
  if (!parsed.ok) {
    const { issues } = parsed;
    throw failureError('invalid', issues.map(({ message }) => message).join('; '), issues);
  }
  const scene = filmScene(withCamera(parsed.scene, request.camera), { frames, framesPerSecond });
  const { landscape } = requireLandscape(scene.landscape);
  const [surface, light, trajectories, formula] = await Promise.all([
    loadSurface(client, scene.landscape, surfaceResolution, signal),
    loadLight(client, scene.landscape, scene.look, signal),
    computeTrajectories(scene, computeRaceBy(client, signal), shownRunners(scene)),
    scene.film.overlay.formula ? typeset(landscape.latex) : null,
  ]);
  signal.throwIfAborted();
  if (surface === null || light === null) throw new Error('The computation was interrupted.');
  const moments = onlyFrame === null ? Array.from({ length: frames }, (_, i) => i) : [onlyFrame];
  const seconds = moments.map((frame) => frame / framesPerSecond);
  const updates = await loadFilmArrows(client, scene, trajectories, seconds, signal);
  const { export: words } = interfaceTexts(language);
  const labels = raceLabelsOf(scene, language);
  const result = raceResult(trajectories, landscape, labels.runners);
  const fonts = pageFontFaces();
  return {
    scene,
    frames,
    framesPerSecond,
    surface,
    light,
    trajectories,
    arrows: { runners: updates, language },
    labels,
    words: {
      title: inLanguage(landscape.name, language),
      step: words.step,
      diverged: words.diverged,
      result: result === null ? '' : inLanguage(result, language),
    },
    formula,
    theme,
    background,
    widthPx,
    heightPx,
    textScale,
    fonts,
  };
}

function withCamera(scene: Scene, camera: ExportJob['camera']): Scene {
  return camera === 'scene' ? scene : { ...scene, film: { ...scene.film, cameraMove: camera } };
}
