// Makes the export: pictures on a hidden page, texts in this process.
import { basename } from 'node:path';
import { createSurfaceGrid } from '../../core/contour/surfaceGrid';
import { sampleSurface } from '../../core/landscapes/evaluate';
import { landscapeKey } from '../../core/landscapes/reference';
import { requireLandscape } from '../../core/landscapes/resolve';
import { serializeScene } from '../../core/scene/parseScene';
import type { Scene } from '../../core/scene/scene';
import { isDrawn, isStill, type ExportFormat, type TextFormat } from '../../protocol/exportFormats';
import type { ExportReport } from '../../protocol/exportJob';
import { exportText, type TextSources } from '../../protocol/exportTexts';
import { computeRaceOn } from '../computeRace';
import { writeOutput } from '../output';
import { readPictureOptions, readShownOptions, type PictureOptions } from './exportOptions';
import { renderOnPage, type PageEnvironment } from './renderOnPage';

export interface ExportRequest {
  readonly scene: Scene;
  readonly out: string;
  readonly options: PictureOptions;
  readonly environment: PageEnvironment;
  readonly signal: AbortSignal;
}

/** Default size of the contour map. */
const mapSize = '900x900';

/** Validates the options, then makes the file. */
export function makeExport(format: ExportFormat, request: ExportRequest): Promise<ExportReport> {
  if (!isDrawn(format)) return writeText(format, request);
  const { scene, out, options, environment, signal } = request;
  const job = {
    ...readPictureOptions(options, scene, format),
    scene: serializeScene(scene),
    fileName: basename(out),
    format,
  };
  return renderOnPage(job, out, environment, signal);
}

async function writeText(
  format: TextFormat,
  { scene, out, options, environment, signal }: ExportRequest,
): Promise<ExportReport> {
  const { moment, ...shown } = readShownOptions({ size: mapSize, ...options }, format);
  const step = Math.round(moment * scene.steps);
  const sources = textSources(scene, environment.workerPath, signal);
  await writeOutput(out, await exportText(format, scene, { ...shown, step }, sources), signal);
  return { codec: format, frames: isStill(format) ? 1 : 0, insteadOf: null };
}

function textSources(scene: Scene, workerPath: string, signal: AbortSignal): TextSources {
  return {
    computeRace: computeRaceOn(workerPath, signal),
    loadHeights(points) {
      const { landscape, numbers } = requireLandscape(scene.landscape);
      const heights = new Float32Array(points * points);
      sampleSurface(landscape, numbers, points, points, heights, 0, points);
      return Promise.resolve(createSurfaceGrid(landscapeKey(scene.landscape), points, points, heights));
    },
    async typeset(latex) {
      // MathJax is large, and used only here.
      const { typesetFormula } = await import('../../core/typeset/typesetFormula');
      return typesetFormula(latex);
    },
  };
}
