// `optiscape simulate` with the product's workers: its output for runs that have hardly begun.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testWorkerPath } from '../engine/pool/testing/workerPaths';
import { simulate } from './simulate';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-simulate-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('says of a run whose gradient is not finite at its start that it took no steps', async () => {
  const scene = {
    format: 'optiscape-scene',
    version: 1,
    landscape: { formula: 'x*sqrt(x) + y^2', domain: { x: [0, 5], y: [-5, 5] }, parameters: {} },
    start: [0, 3],
    steps: 10,
    optimizers: [{ id: 'sgd' }, { id: 'nelder-mead' }],
  };
  const [from, to] = [join(folder, 'scene.json'), join(folder, 'race.json')];
  await writeFile(from, JSON.stringify(scene));
  await simulate(from, { out: to }, testWorkerPath('product'), new AbortController().signal);
  expect(JSON.parse(await readFile(to, 'utf8'))).toMatchObject({
    runs: [
      { optimizer: 'sgd', status: 'diverged', steps: 0, divergedAt: 0, x: [], loss: [] },
      { optimizer: 'nelder-mead', status: 'completed', steps: 10 },
    ],
  });
});
