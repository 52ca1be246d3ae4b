// `optiscape export`: films, pictures and numbers of a scene's race as files.
import { dirname, join } from 'node:path';
import { readScene } from '../input';
import { checkOutput, print } from '../output';
import { exportKindOf } from './exportKinds';
import type { PictureOptions } from './exportOptions';
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
  const { kind, firstName } = exportKindOf(out, options);
  await checkOutput(join(dirname(out), firstName));
  const scene = await readScene(path, signal);
  const summary = await kind.make({ scene, out, options, environment, signal });
  const seconds = Math.round(performance.now() - startedMs) / 1000;
  await print(`${JSON.stringify({ file: out, ...summary, seconds })}\n`);
}
