// The built browser shell as a child process, for tests, benchmarks and the README's picture.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export async function startBuiltServer(givenFolder) {
  const dataFolder = givenFolder ?? (await createDataFolder());
  // Relative to the project's folder, where npm starts everything: benchmarks run this from a bundle elsewhere.
  const child = spawn(process.execPath, [resolve('out/main/cli.js'), 'serve'], {
    env: { ...process.env, OPTISCAPE_DATA: dataFolder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const url = await readAddress(child);
  const end = async (signal) => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    }
    process.off('exit', kill);
    if (givenFolder === undefined) await rm(dataFolder, { recursive: true, force: true });
  };
  return {
    url,
    origin: new URL(url).origin,
    stop: () => end('SIGINT'),
    crash: () => end('SIGKILL'),
  };
}

/** As of somebody who has seen the tips of a first start, and has set nothing else. */
async function createDataFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'optiscape-'));
  await writeFile(join(folder, 'settings.json'), JSON.stringify({ tipsSeen: true }));
  return folder;
}

async function readAddress(child) {
  let printed = '';
  for await (const piece of child.stdout) {
    printed += String(piece);
    const address = /http:\/\/\S+(?=\s)/.exec(printed)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error(`The server ended before it was ready: ${printed}`);
}
