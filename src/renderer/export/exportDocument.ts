// Makes the exports that are texts: tables of the trajectories, the contour map as vector graphics, a script.
import type { Scene } from '../../core/scene/scene';
import { gathered, trajectoriesAsCsv, trajectoriesAsJson } from '../../core/scene/trajectoryText';
import { contourMap, mapGridPoints } from '../../core/contourMap/contourMap';
import { requireLandscape } from '../../core/landscapes/resolve';
import { pythonScript } from '../../core/script/pythonScript';
import type { Client } from '../../protocol/client';
import type { ExportReport } from '../../protocol/exportJob';
import { loadSurface } from '../requests/loadSurface';
import { computeTrajectories, shownRunners } from '../../protocol/computeTrajectories';
import { computeRaceBy } from '../requests/computeRace';
import type { ExportContext } from './exportFilm';
import type { DocumentKind, ExportSettings, ExportSurroundings } from './exportSettings';
import { typeset } from './typeset';

/** Rejects as `exportFilm` does. */
export async function exportDocument(
  scene: Scene,
  kind: DocumentKind,
  settings: ExportSettings,
  surroundings: ExportSurroundings,
  { client, output, signal, onProgress }: ExportContext,
): Promise<ExportReport> {
  const encoder = new TextEncoder();
  let position = 0;
  for (const piece of gathered(await piecesOf(scene, kind, settings, surroundings, client, signal))) {
    signal.throwIfAborted();
    const bytes = encoder.encode(piece);
    await output.write(bytes, position);
    position += bytes.length;
  }
  onProgress({ framesDone: 1, frames: 1 });
  return { codec: kind, frames: 1, insteadOf: null };
}

async function piecesOf(
  scene: Scene,
  kind: DocumentKind,
  settings: ExportSettings,
  surroundings: ExportSurroundings,
  client: Client,
  signal: AbortSignal,
): Promise<Iterable<string>> {
  switch (kind) {
    case 'csv':
      return trajectoriesAsCsv(scene, await computeTrajectories(scene, computeRaceBy(client, signal)));
    case 'json':
      return trajectoriesAsJson(scene, await computeTrajectories(scene, computeRaceBy(client, signal)));
    case 'python':
      return [pythonScript(scene, { language: surroundings.language })];
    case 'svg':
      return [await contourMapText(scene, settings, surroundings, client, signal)];
  }
}

async function contourMapText(
  scene: Scene,
  settings: ExportSettings,
  { language, theme }: ExportSurroundings,
  client: Client,
  signal: AbortSignal,
): Promise<string> {
  const { landscape } = requireLandscape(scene.landscape);
  const [grid, trajectories, formula] = await Promise.all([
    loadSurface(client, scene.landscape, mapGridPoints(settings), signal),
    computeTrajectories(scene, computeRaceBy(client, signal), shownRunners(scene)),
    scene.film.overlay.formula ? typeset(landscape.latex) : null,
  ]);
  signal.throwIfAborted();
  if (grid === null) throw new Error('The computation was interrupted.');
  const { widthPx, heightPx, background } = settings;
  return contourMap({
    scene,
    landscape,
    grid,
    trajectories,
    formula,
    language,
    theme: settings.theme === 'window' ? theme : settings.theme,
    background,
    widthPx,
    heightPx,
  });
}
