// The part of a package that is unpacked from its archive: the worker, which must start without the rest of the app.
import { copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test } from '@playwright/test';
import { createTaskControl, createWorkerState } from '../src/engine/pool/control';
import type { FromWorker, TaskSpec, ToWorker, WorkerStart } from '../src/engine/pool/task';
import { decodeChunk } from '../src/protocol/chunk';

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
  const start: WorkerStart = { worker: 0, state: createWorkerState() };
  const worker = new Worker(join(folder, name), { workerData: start });
  try {
    const spec: TaskSpec = {
      kind: 'surface',
      landscape: {
        formula: 'x^2 + a y',
        domain: { x: [0, 2], y: [0, 1] },
        parameters: { a: { value: 3, min: 0, max: 9 } },
      },
      columns: 3,
      rows: 2,
    };
    const task: ToWorker = { type: 'task', task: 1, spec, control: createTaskControl(1, 1, 1), resume: [] };
    const failed = new Promise<never>((_resolve, reject) => worker.on('error', reject));
    const answered = new Promise<FromWorker>((answer) => worker.once('message', answer));
    worker.postMessage(task);
    const answer = await Promise.race([answered, failed]);
    if (answer.type !== 'progress' || answer.chunk === null) throw new Error(JSON.stringify(answer));
    const decoded = decodeChunk(answer.chunk);
    if (!decoded.ok || decoded.chunk.kind !== 'surface') throw new Error('This is not a chunk of a surface.');
    expect([...decoded.chunk.heights]).toEqual([0, 1, 4, 3, 4, 7]);
    expect(answer.end).toBe('complete');
  } finally {
    await worker.terminate();
    await rm(folder, { recursive: true, force: true });
  }
});
