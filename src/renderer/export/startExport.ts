// Turns the dialog's settings into an export in the queue: the user first chooses where it goes.
import type { Scene } from '../../core/scene/scene';
import { isDrawn, type TextFormat } from '../../protocol/exportFormats';
import type { ExportJob } from '../../protocol/exportJob';
import type { OutputRequest } from '../../protocol/messages';
import type { Host } from '../host/host';
import type { ExportQueue, MakeExport } from './exportQueue';
import {
  createExportJob,
  exportFileName,
  filmRequest,
  type ExportSettings,
  type ExportSurroundings,
} from './exportSettings';

/**
 * False if the user cancels. Rejects with a `FailureError` if the place is refused or has no room.
 * @param stillBytes size of one frame as PNG, if known
 */
export async function startExport(
  { host, exports }: { readonly host: Host; readonly exports: ExportQueue },
  scene: Scene,
  settings: ExportSettings,
  surroundings: ExportSurroundings,
  stillBytes: number | null,
): Promise<boolean> {
  const { format } = settings;
  const { request, make } = isDrawn(format)
    ? filmExport(host, createExportJob(scene, { ...settings, format }, surroundings), stillBytes)
    : { request: { files: null }, make: documentExport(host, scene, settings, format, surroundings) };
  const suggestedName = exportFileName(scene, format);
  const output = await host.createOutput({ suggestedName, ...request });
  if (output === null) return false;
  exports.add(suggestedName, output, make);
  return true;
}

// The code that draws and encodes is large: it is loaded with the first export.

function filmExport(
  { client }: Host,
  job: ExportJob,
  stillBytes: number | null,
): { readonly request: Omit<OutputRequest, 'suggestedName'>; readonly make: MakeExport } {
  return {
    request: filmRequest(job, stillBytes),
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
  format: TextFormat,
  surroundings: ExportSurroundings,
): MakeExport {
  return async (output, signal, onProgress) => {
    const { exportDocument } = await import('./exportDocument');
    return exportDocument(scene, format, settings, surroundings, { client, output, signal, onProgress });
  };
}
