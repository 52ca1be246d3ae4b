import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClient, type Client } from '../protocol/client';
import { createTransportPair } from '../protocol/testing/transportPair';
import { createEngine, type Engine } from './engine';
import { placeAt } from './outputs/outputPlace';
import { testWorkerPath } from './pool/testing/workerPaths';
import { filesInMemory } from './testing/filesInMemory';

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

  it('serves each page with its own services and the shell’s', async () => {
    const client = connect();
    expect(await client.request('app.info', {})).toEqual({
      version: '1.2.3',
      shell: 'electron',
      workers: engine.pool.size,
      prints: false,
      runtime: { node: process.versions.node },
    });
    expect(engine.dataFolder).toBe(folder);
    const { files } = filesInMemory();
    const other = createTransportPair();
    engine.serve(other.server, { files, choosePlace: () => Promise.resolve(null) });
    expect(await createClient(other.client).request('file.open', {})).toEqual({ file: null });
    await expect(client.request('file.open', {})).rejects.toThrow('This shell has no file dialogs.');
  });

  it('tells its shell what settings a page has saved', async () => {
    const heard: string[] = [];
    const telling = createEngine({
      workerPath: testWorkerPath('product'),
      version: '',
      shell: 'web',
      onSettings: (settings) => heard.push(settings),
    });
    const pair = createTransportPair();
    telling.serve(pair.server, { files: null, choosePlace: () => Promise.resolve(null) });
    await createClient(pair.client).request('settings.save', { settings: '{}' });
    expect(heard).toEqual(['{}']);
    await telling.dispose();
  });

  it('is done with all when it is disposed of: pages, saves, outputs and workers', async () => {
    const place = join(folder, 'films');
    await mkdir(place);
    const pair = createTransportPair();
    const session = engine.serve(pair.server, {
      files: null,
      choosePlace: ({ suggestedName, files }) => Promise.resolve(placeAt(join(place, suggestedName), files)),
    });
    const client = createClient(pair.client);
    const output = await client.openOutput({ suggestedName: 'a.mp4', files: null });
    await output?.write(Uint8Array.of(1), 0);
    expect(await readdir(place)).toHaveLength(1);
    void engine.store.save('window', '{}');
    await engine.dispose();
    expect(await readdir(place)).toEqual([]);
    expect(await readFile(join(folder, 'window.json'), 'utf8')).toBe('{}');
    await session.ended;
    expect(() => engine.pool.submit({ kind: 'race', runs: [] }, {} as never)).toThrow('closed');
  });

  it('does not wait for a page that does not answer', async () => {
    const { server } = createTransportPair(() => []);
    engine.serve(server, { files: null, choosePlace: () => Promise.resolve(null) });
    await engine.flush(20);
  });
});
