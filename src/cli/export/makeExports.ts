// Makes the files of an export: pictures on a hidden page, texts in this process.
import { basename } from 'node:path';
import { createSurfaceGrid } from '../../core/contour/surfaceGrid';
import { sampleSurface } from '../../core/landscapes/evaluate';
import { landscapeKey } from '../../core/landscapes/reference';
import { requireLandscape } from '../../core/landscapes/resolve';
import { serializeScene } from '../../core/scene/parseScene';
import type { Scene } from '../../core/scene/scene';
import {
  isDrawn,
  isStill,
  type DrawnFormat,
  type ExportFormat,
  type TextFormat,
} from '../../protocol/exportFormats';
import type { ExportReport } from '../../protocol/exportJob';
import { exportText, type TextSources } from '../../protocol/exportTexts';
import { computeRaceOn } from '../computeRace';
import { writeOutput } from '../output';
import { UsageError } from '../usageError';
import { readPictureOptions, readShownOptions, type PictureOptions } from './exportOptions';
import { createProgressLine } from './progressLine';
import type { NamedRace } from './readRaces';
import { renderOnPage, type DrawingWatch, type PageEnvironment } from './renderOnPage';

/** A file to make. */
export interface ExportRequest extends NamedRace {
  readonly out: string;
}

export interface ExportCircumstances {
  readonly options: PictureOptions;
  readonly environment: PageEnvironment;
  readonly signal: AbortSignal;
  /** Told when a file is complete, by its place; the next one goes on meanwhile. */
  onMade(file: number, report: ExportReport): Promise<void>;
}

/** Default size of the contour map. */
const mapSize = '900x900';

/** Validates the options for all files before the first is begun. The first failure ends it; what is whole stays. */
export async function makeExports(
  format: ExportFormat,
  requests: readonly ExportRequest[],
  circumstances: ExportCircumstances,
): Promise<void> {
  const line = createProgressLine(requests.map(({ out }) => basename(out)));
  const watch = {
    line,
    onMade(file: number, report: ExportReport): Promise<void> {
      line.clear();
      return circumstances.onMade(file, report);
    },
  };
  try {
    if (isDrawn(format)) await drawAll(format, requests, circumstances, watch);
    else await writeTexts(format, requests, circumstances, watch);
  } finally {
    line.clear();
  }
}

function drawAll(
  format: DrawnFormat,
  requests: readonly ExportRequest[],
  { options, environment, signal }: ExportCircumstances,
  watch: DrawingWatch,
): Promise<void> {
  const requestFor = readPictureOptions(options, format);
  const drawings = requests.map(({ scene, source, out }) => ({
    job: {
      ...naming(requests.length === 1 ? null : source, () => requestFor(scene)),
      scene: serializeScene(scene),
      fileName: basename(out),
      format,
    },
    out,
  }));
  return renderOnPage(drawings, environment, signal, watch);
}

/** What `read` returns; its usage errors begin with `source`, unless that is null. */
function naming<Read>(source: string | null, read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    throw error instanceof UsageError && source !== null
      ? new UsageError(`${source}: ${error.message}`)
      : error;
  }
}

async function writeTexts(
  format: TextFormat,
  requests: readonly ExportRequest[],
  { options, environment, signal }: ExportCircumstances,
  { line, onMade }: DrawingWatch,
): Promise<void> {
  const { moment, ...shown } = readShownOptions({ size: mapSize, ...options }, format);
  const report = { codec: format, frames: isStill(format) ? 1 : 0, insteadOf: null };
  for (const [file, { scene, out }] of requests.entries()) {
    if (requests.length > 1) line.show(file, null);
    const step = Math.round(moment * scene.steps);
    const sources = textSources(scene, environment.workerPath, signal);
    await writeOutput(out, await exportText(format, scene, { ...shown, step }, sources), signal);
    await onMade(file, report);
  }
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
