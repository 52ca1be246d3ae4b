import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClient, type Client } from '../protocol/client';
import { createTransportPair } from '../protocol/testing/transportPair';
import { createEngine, type Engine } from './engine';
import { testWorkerPath } from './pool/testing/workerPaths';

let folder = '';
let engine: Engine;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-engine-'));
  vi.stubEnv('OPTISCAPE_DATA', folder);
  engine = createEngine({ workerPath: testWorkerPath('product'), version: '1.2.3', shell: 'electron' });
});

afterEach(async () => {
  await engine.dispose();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

function connect(): Client {
  const { client, server } = createTransportPair();
  engine.serve(server, { files: null, choosePlace: () => Promise.resolve(null) });
  return createClient(client);
}

const savedScene = (): Promise<string> => readFile(join(folder, 'scene.json'), 'utf8');

describe('engine', () => {
  it('has saved what its pages held back when it has flushed', async () => {
    const client = connect();
    client.onFlush(() => void client.request('scene.save', { scene: '{"held":"back"}' }));
    await engine.flush(10_000);
    expect(await savedScene()).toBe('{"held":"back"}');
  });

  it('does not wait for a page that does not answer', async () => {
    const { server } = createTransportPair(() => []);
    engine.serve(server, { files: null, choosePlace: () => Promise.resolve(null) });
    await engine.flush(20);
  });
});
