// The command line inside an installed app: its program is the app's own, without a window.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { keepProfileIn } from './profile';

/**
 * Runs a command with its words, as `optiscape` does in a checkout, and ends the app with its exit code. `load` is the
 * command line itself, which runs when it is loaded, except in tests.
 */
export async function runCommandLine(
  words: readonly string[],
  load: () => Promise<unknown> = () => import('../cli/index'),
): Promise<void> {
  app.dock?.hide();
  // Chromium wants a profile although no page is shown; an app with its window may be using its own.
  const profile = mkdtempSync(join(tmpdir(), 'optiscape-command-'));
  keepProfileIn(profile);
  // Where Electron quits by itself, on a signal, the command ends as it does on Ctrl+C: nothing stays half written.
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

/** Resolves when all that was written is out, or can't be. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => {
      resolve();
    });
  });
}
