// The part of a package that is unpacked from its archive: the worker, which must start without the rest of the app.
import { copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test } from '@playwright/test';

const chunks = resolve(import.meta.dirname, '..', 'out', 'main', 'chunks');

test('the worker needs nothing beside it, not even to be known as a module', async () => {
  const workers = (await readdir(chunks)).filter((name) => /^worker-.*\.mjs$/.test(name));
  expect(workers).toHaveLength(1);
  const [name = ''] = workers;
  const code = await readFile(join(chunks, name), 'utf8');
  const imported = [...code.matchAll(/^import .*? from "(.*)";$|\bimport\("(.*?)"\)/gm)].map(
    (match) => match[1] ?? match[2],
  );
  expect(imported).toEqual(['node:worker_threads']);

  const folder = await mkdtemp(join(tmpdir(), 'optiscape-worker-'));
  await copyFile(join(chunks, name), join(folder, name));
  const worker = new Worker(join(folder, name), {
    workerData: { worker: 0, state: new Int32Array(new SharedArrayBuffer(64)) },
  });
  try {
    const failed = new Promise((_resolve, reject) => worker.on('error', reject));
    const answered = new Promise((answer) => worker.on('message', answer));
    // A task that is already cancelled: the worker ends it at once.
    const words = new Int32Array(new SharedArrayBuffer(64));
    words[0] = 1;
    const spec = { kind: 'run', steps: 1, stopWhenConverged: false, runners: [] };
    worker.postMessage({ type: 'task', task: 1, spec, control: { words, workers: 1 }, resume: [] });
    expect(await Promise.race([answered, failed])).toEqual({ type: 'idle', task: 1 });
  } finally {
    await worker.terminate();
    await rm(folder, { recursive: true, force: true });
  }
});
