// The command line in an installed app: the app's program, without a window.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { keepProfileIn } from './profile';

/**
 * Runs a command as `optiscape` does in a checkout, and ends the app with its exit code. `load` loads the command line,
 * which runs on import; tests pass another function.
 */
export async function runCommandLine(
  words: readonly string[],
  load: () => Promise<unknown> = () => import('../cli/index'),
): Promise<void> {
  app.dock?.hide();
  // Chromium needs a profile although no page is shown; the usual one may be in use by a running app.
  const profile = mkdtempSync(join(tmpdir(), 'optiscape-command-'));
  keepProfileIn(profile);
  // If a signal makes Electron quit, the command ends as on Ctrl+C: no file stays half written.
  app.on('before-quit', (event) => {
    event.preventDefault();
    process.emit('SIGINT');
  });
  process.argv = [...process.argv.slice(0, process.defaultApp ? 2 : 1), ...words];
  let exitCode = 1;
  try {
    await load();
    exitCode = Number(process.exitCode ?? 0);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
  await Promise.all([written(process.stdout), written(process.stderr)]);
  rmSync(profile, { recursive: true, force: true });
  app.exit(exitCode);
}

/** Resolves when all output is flushed, or has failed. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => {
      resolve();
    });
  });
}
