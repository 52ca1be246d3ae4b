// Makes an export that is a text, from data that the engine computes.
import type { Scene } from '../../core/scene/scene';
import type { TextFormat } from '../../protocol/exportFormats';
import type { ExportReport } from '../../protocol/exportJob';
import { exportText } from '../../protocol/exportTexts';
import { computeRaceBy } from '../requests/computeRace';
import { loadSurface } from '../requests/loadSurface';
import type { ExportContext } from './exportFilm';
import { shownTheme, type ExportSettings, type ExportSurroundings } from './exportSettings';
import { typeset } from './typeset';

/** Rejects as `exportFilm` does. */
export async function exportDocument(
  scene: Scene,
  format: TextFormat,
  settings: ExportSettings,
  surroundings: ExportSurroundings,
  { client, output, signal, onProgress }: ExportContext,
): Promise<ExportReport> {
  const { widthPx, heightPx, textScale, background } = settings;
  const { language } = surroundings;
  const theme = shownTheme(settings, surroundings);
  const pieces = await exportText(
    format,
    scene,
    { widthPx, heightPx, textScale, background, language, theme },
    {
      computeRace: computeRaceBy(client, signal),
      async loadHeights(points) {
        const grid = await loadSurface(client, scene.landscape, points, signal);
        signal.throwIfAborted();
        if (grid === null) throw new Error('The computation was interrupted.');
        return grid;
      },
      typeset,
    },
  );
  const encoder = new TextEncoder();
  let position = 0;
  for (const piece of pieces) {
    signal.throwIfAborted();
    const bytes = encoder.encode(piece);
    await output.write(bytes, position);
    position += bytes.length;
  }
  onProgress({ framesDone: 1, frames: 1 });
  return { codec: format, frames: 1, insteadOf: null };
}
