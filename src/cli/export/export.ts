// `optiscape export`: films, pictures and numbers of a scene's race as files.
import { dirname, join } from 'node:path';
import { readScene } from '../input';
import { checkOutput, print } from '../output';
import type { PictureOptions } from './exportOptions';
import { makeExport } from './makeExport';
import { readOut } from './outFormat';
import type { PageEnvironment } from './renderOnPage';

export interface ExportOptions extends PictureOptions {
  readonly out: string;
}

/** Runs the command. */
export async function exportScene(
  path: string,
  { out, ...options }: ExportOptions,
  environment: PageEnvironment,
  signal: AbortSignal,
): Promise<void> {
  const startedMs = performance.now();
  const { format, firstName } = readOut(out, options);
  await checkOutput(join(dirname(out), firstName), path);
  const scene = await readScene(path, signal);
  const { insteadOf, ...report } = await makeExport(format, { scene, out, options, environment, signal });
  const replaced = insteadOf === null ? {} : { insteadOf };
  const seconds = Math.round(performance.now() - startedMs) / 1000;
  await print(`${JSON.stringify({ file: out, ...report, ...replaced, seconds })}\n`);
}
