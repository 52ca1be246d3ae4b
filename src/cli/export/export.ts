// `optiscape export`: films, pictures and numbers of races as files, of one scene or of several and of lessons.
import { dirname, join } from 'node:path';
import type { ExportReport } from '../../protocol/exportJob';
import { checkOutput, print } from '../output';
import type { PictureOptions } from './exportOptions';
import { expandPattern } from './expandPattern';
import { makeExports } from './makeExports';
import { readOut } from './outFormat';
import { outFor, outPattern, outsFor } from './outNames';
import { withPreset } from './presets';
import { readRaces } from './readRaces';
import type { PageEnvironment } from './renderOnPage';

export interface ExportOptions extends PictureOptions {
  readonly out: string;
  /** Only for a folder. */
  readonly format?: string;
  readonly preset?: string;
}

/** Runs the command: checks everything first, then makes the files in their order and prints a line for each. */
export async function exportScenes(
  patterns: readonly string[],
  { out, format: askedFormat, preset, ...options }: ExportOptions,
  environment: PageEnvironment,
  signal: AbortSignal,
): Promise<void> {
  let startedMs = performance.now();
  const pattern = await outPattern(out, askedFormat);
  const { format, firstName } = readOut(pattern, options);
  const paths = (await Promise.all(patterns.map(expandPattern))).flat();
  const races = await readRaces(paths, signal);
  const outs = outsFor(pattern, races);
  for (const [index, each] of outs.entries()) {
    await checkOutput(join(dirname(each), outFor(firstName, races[index]!)), paths);
  }
  const requests = races.map((race, index) => ({ ...race, out: outs[index]! }));
  await makeExports(format, requests, {
    options: withPreset(preset, options, format),
    environment,
    signal,
    async onMade(file: number, { insteadOf, ...report }: ExportReport) {
      const replaced = insteadOf === null ? {} : { insteadOf };
      const nowMs = performance.now();
      const seconds = Math.round(nowMs - startedMs) / 1000;
      startedMs = nowMs;
      await print(`${JSON.stringify({ file: outs[file], ...report, ...replaced, seconds })}\n`);
    },
  });
}
