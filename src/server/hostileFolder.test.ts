// An engine whose data folder is none, and whose clock jumps: it does all that needs neither, and says the rest in words.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createClient, type Client } from '../protocol/client';
import { createTransportPair } from '../protocol/testing/transportPair';
import { createDownloads } from './downloads';
import { createEngine, type Engine } from '../engine/engine';
import { testWorkerPath } from '../engine/pool/testing/workerPaths';

let parent = '';
let engine: Engine | null = null;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'optiscape-folder-'));
});

afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  await engine?.dispose();
  engine = null;
  await rm(parent, { recursive: true, force: true });
});

function start(folder: string): Client {
  vi.stubEnv('OPTISCAPE_DATA', folder);
  engine = createEngine({ workerPath: testWorkerPath('product'), version: '1', shell: 'web' });
  const pair = createTransportPair();
  const { choosePlace } = createDownloads(join(engine.dataFolder, 'outputs'));
  engine.serve(pair.server, { files: null, choosePlace });
  return createClient(pair.client);
}

const surface = { kind: 'surface', landscape: { id: 'ravine' }, columns: 9, rows: 9 } as const;

it('races without a data folder, and says what it can not keep', async () => {
  // Read-only folders fail in the same way, but not for root.
  const file = join(parent, 'file');
  await writeFile(file, '');
  const client = start(join(file, 'data'));
  const fails = async (asked: Promise<unknown>): Promise<string> =>
    asked.then(
      () => 'it did not fail',
      (error: unknown) => (error as Error).message,
    );
  expect(await client.request('settings.load', {})).toEqual({ settings: null });
  expect(await fails(client.request('scene.save', { scene: '{}' }))).toContain('ENOTDIR');
  expect(await fails(client.request('settings.save', { settings: '{}' }))).toContain('ENOTDIR');
  expect(await fails(client.request('output.open', { suggestedName: 'a.mp4', files: null }))).toBe(
    "a.mp4 can't be written: its folder is not there (ENOTDIR)",
  );
  expect((await client.openStream(surface, { onChunk: () => undefined }).done).reason).toBe('finished');
  await engine?.flush(1);
});

it.each([-7_200_000, 86_400_000])('takes no notice of a clock that jumps by %d ms', async (jump) => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const client = start(parent);
  const { done } = client.openStream(surface, { onChunk: () => undefined });
  vi.setSystemTime(Date.now() + jump);
  const { output } = await client.request('output.open', { suggestedName: 'a.mp4', files: null });
  await client.request('scene.save', { scene: '{"a":1}' });
  vi.setSystemTime(Date.now() + jump);
  expect((await done).reason).toBe('finished');
  expect((await client.openStream(surface, { onChunk: () => undefined }).done).reason).toBe('finished');
  await client.request('output.abort', { output: output! });
  expect(await readFile(join(parent, 'scene.json'), 'utf8')).toBe('{"a":1}');
  expect((await readdir(parent, { recursive: true })).filter((name) => name.endsWith('.partial'))).toEqual(
    [],
  );
});
