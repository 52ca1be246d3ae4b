// One instance for a userData folder (docs/api/app.md): a second one hands over its arguments and is refused. As with Electron,
// the arguments may be extended and reordered on their way; only the additional data is exact.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from '../../../src/main/testing/electronStandIn';

const everyMs = 50;

interface Handover {
  readonly words: readonly string[];
  readonly folder: string;
  readonly data: Record<string, unknown>;
}

export function takeInstanceLock(data: Record<string, unknown>): boolean {
  const folder = join(app.paths.get('userData')!, 'stand-in-instance');
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, 'lock');
  if (existsSync(lock) && isRunning(Number(readFileSync(lock, 'utf8')))) {
    const [program = '', ...words] = process.argv;
    const given = [program, '--added-by-chromium', ...words.toReversed()];
    const handover: Handover = { words: given, folder: process.cwd(), data };
    const unfinished = join(folder, `${process.pid}.new`);
    writeFileSync(unfinished, JSON.stringify(handover));
    renameSync(unfinished, join(folder, `${process.pid}.json`));
    return false;
  }
  writeFileSync(lock, String(process.pid));
  void app.whenReady().then(() => setInterval(() => receive(folder), everyMs).unref());
  return true;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function receive(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.json'))) {
    const { words, folder: from, data } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Handover;
    rmSync(join(folder, name));
    app.emit('second-instance', {}, words, from, data);
  }
}
