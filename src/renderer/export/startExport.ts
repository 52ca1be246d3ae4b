// From the dialog's settings to an export in the queue: the user chooses where it goes, then it takes its turn.
import type { Scene } from '../../core/scene/scene';
import type { Host } from '../host/host';
import type { ExportQueue, MakeExport } from './exportQueue';
import {
  createExportJob,
  exportFileName,
  isFilm,
  type DocumentKind,
  type ExportSettings,
  type ExportSurroundings,
  type FilmKind,
} from './exportSettings';

/** False where the user changes their mind. Rejects with a `FailureError` where the place is refused. */
export async function startExport(
  { host, exports }: { readonly host: Host; readonly exports: ExportQueue },
  scene: Scene,
  settings: ExportSettings,
  surroundings: ExportSurroundings,
): Promise<boolean> {
  const { kind } = settings;
  const { files, make } = isFilm(kind)
    ? filmExport(host, scene, { ...settings, kind }, surroundings)
    : { files: null, make: documentExport(host, scene, settings, kind, surroundings) };
  const suggestedName = exportFileName(scene, kind);
  const output = await host.createOutput({ suggestedName, files });
  if (output === null) return false;
  exports.add(suggestedName, output, make);
  return true;
}

// What draws and encodes is large: it is loaded with the first export.

function filmExport(
  { client }: Host,
  scene: Scene,
  settings: ExportSettings & { readonly kind: FilmKind },
  surroundings: ExportSurroundings,
): { readonly files: number | null; readonly make: MakeExport } {
  const job = createExportJob(scene, settings, surroundings);
  return {
    files: job.format === 'png-sequence' ? job.frames + job.holdFrames : null,
    make: async (output, signal, onProgress) => {
      const { exportFilm } = await import('./exportFilm');
      return exportFilm(job, { client, output, signal, onProgress });
    },
  };
}

function documentExport(
  { client }: Host,
  scene: Scene,
  settings: ExportSettings,
  kind: DocumentKind,
  surroundings: ExportSurroundings,
): MakeExport {
  return async (output, signal, onProgress) => {
    const { exportDocument } = await import('./exportDocument');
    return exportDocument(scene, kind, settings, surroundings, { client, output, signal, onProgress });
  };
}
