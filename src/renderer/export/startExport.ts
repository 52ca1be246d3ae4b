// Turns the dialog's settings into an export in the queue: to where the user then chooses, or to the clipboard.
import type { Scene } from '../../core/scene/scene';
import { isDrawn, isMoving, type TextFormat } from '../../protocol/exportFormats';
import type { ExportJob } from '../../protocol/exportJob';
import type { OutputRequest } from '../../protocol/messages';
import type { Host } from '../host/host';
import { createClipboardOutput, type CopiedFormat } from './clipboardOutput';
import { exportInTurn } from './exportInTurn';
import type { ExportQueue, MakeExport } from './exportQueue';
import {
  createExportJob,
  exportFileName,
  exportNames,
  filmRequest,
  type ExportSettings,
  type ExportSurroundings,
} from './exportSettings';

export interface ExportPlaces {
  readonly host: Host;
  readonly exports: ExportQueue;
}

/**
 * False if the user cancels. Rejects with a `FailureError` if the place is refused or has no room.
 * @param stillBytes size of one frame as PNG, if known
 */
export async function startExport(
  { host, exports }: ExportPlaces,
  scene: Scene,
  settings: ExportSettings,
  surroundings: ExportSurroundings,
  stillBytes: number | null,
): Promise<boolean> {
  const { request, make } = orderOf(host, scene, settings, surroundings, stillBytes);
  const suggestedName = exportFileName(scene, settings.format);
  const output = await host.createOutput({ suggestedName, ...request });
  if (output === null) return false;
  exports.add(suggestedName, output, make);
  return true;
}

/** The races of `scenes` as numbered files that are made one after the other, and that the queue has as one. As `startExport` else. */
export async function startExports(
  { host, exports }: ExportPlaces,
  title: string,
  scenes: readonly Scene[],
  settings: ExportSettings,
  surroundings: ExportSurroundings,
): Promise<boolean> {
  const orders = scenes.map((scene) => orderOf(host, scene, settings, surroundings, null));
  const bytes = orders.reduce((sum, { request }) => sum + (request.bytes ?? 0), 0);
  const suggestedName = exportNames(title, settings.format);
  const output = await host.createOutput({ suggestedName, files: orders.length, firstNumber: 1, bytes });
  if (output === null) return false;
  exports.add(suggestedName, output, exportInTurn(orders));
  return true;
}

/** Copies a picture instead; to be called by what the user presses. Returns the export's id. */
export function startCopy(
  { host, exports }: ExportPlaces,
  scene: Scene,
  settings: ExportSettings & { readonly format: CopiedFormat },
  surroundings: ExportSurroundings,
): number {
  const { make } = orderOf(host, scene, settings, surroundings, null);
  const name = exportFileName(scene, settings.format);
  return exports.add(name, createClipboardOutput(name, settings.format), make);
}

/** What an export requires of its output, and what writes to it. */
interface Order {
  readonly request: Omit<OutputRequest, 'suggestedName'>;
  readonly make: MakeExport;
  /** Frames to be drawn; 1 for what does not move. */
  readonly frames: number;
}

function orderOf(
  host: Host,
  scene: Scene,
  settings: ExportSettings,
  surroundings: ExportSurroundings,
  stillBytes: number | null,
): Order {
  const { format } = settings;
  return isDrawn(format)
    ? filmExport(host, createExportJob(scene, { ...settings, format }, surroundings), stillBytes)
    : {
        request: { files: null },
        make: documentExport(host, scene, settings, format, surroundings),
        frames: 1,
      };
}

// The code that draws and encodes is large: it is loaded with the first export.

function filmExport({ client }: Host, job: ExportJob, stillBytes: number | null): Order {
  return {
    request: filmRequest(job, stillBytes),
    frames: isMoving(job.format) ? job.frames + job.holdFrames : 1,
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
