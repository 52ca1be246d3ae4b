import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import type { Engine } from '../engine/engine';
import type { Session, ShellServices } from '../engine/session';
import type { Transport } from '../protocol/transport';
import { startServer, type AppServer } from './server';

let folder = '';
let server: AppServer;
let engine: Engine;
let served: ShellServices[];
const onDeserted = vi.fn();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-server-'));
  served = [];
  engine = {
    dataFolder: folder,
    serve: (_transport: Transport, services: ShellServices) => {
      served.push(services);
      return {} as Session;
    },
  } as unknown as Engine;
  server = await startServer({ engine, renderer: folder, port: 0, onDeserted });
});

afterEach(async () => {
  vi.useRealTimers();
  onDeserted.mockClear();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(new URL(path, server.url), init);
  const headers = Object.fromEntries(response.headers);
  return { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) };
}

/** Connects as a page does, and finishes an output with these files; returns its path on the server. */
async function keep(suggestedName: string, contents: readonly (string | Buffer)[]): Promise<string> {
  const socket = new WebSocket(new URL('engine', server.url.replace('http:', 'ws:')), {
    origin: new URL(server.url).origin,
  });
  await once(socket, 'open');
  const files = suggestedName.includes('%') ? contents.length : null;
  const place = await served.at(-1)?.choosePlace({ suggestedName, files });
  if (!place) throw new Error('no place');
  for (const [file, content] of contents.entries()) await writeFile(place.pathOf(file), content);
  socket.close();
  await once(socket, 'close');
  return place.offer() ?? '';
}

/** Requests `path` and reads only the beginning of the answer. */
async function begin(path: string): Promise<IncomingMessage> {
  const request = get(new URL(path, server.url));
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  await once(response, 'readable');
  return response;
}

const keptFiles = async (): Promise<string[]> =>
  (await readdir(join(folder, 'outputs'), { recursive: true })).slice(1);

/** The files in a .zip without compression, found by its central directory. */
function unzip(archive: Buffer): Record<string, string> {
  const end = archive.length - 22;
  expect(archive.readUInt32LE(end)).toBe(0x06054b50);
  const found: Record<string, string> = {};
  let entry = archive.readUInt32LE(end + 16);
  for (let count = archive.readUInt16LE(end + 10); count > 0; count -= 1) {
    expect(archive.readUInt32LE(entry)).toBe(0x02014b50);
    expect(archive.readUInt16LE(entry + 10)).toBe(0);
    const size = archive.readUInt32LE(entry + 24);
    const nameLength = archive.readUInt16LE(entry + 28);
    const local = archive.readUInt32LE(entry + 42);
    const name = archive.toString('utf8', entry + 46, entry + 46 + nameLength);
    const begin = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    found[name] = archive.toString('utf8', begin, begin + size);
    entry += 46 + nameLength + archive.readUInt16LE(entry + 30) + archive.readUInt16LE(entry + 32);
  }
  expect(entry).toBe(end);
  return found;
}

it('has an address that cannot be guessed, another one at each start', async () => {
  const path = /^http:\/\/127\.0\.0\.1:\d+\/([\w-]{32})\/$/;
  const first = path.exec(server.url)?.[1];
  await server.close();
  server = await startServer({ engine, renderer: folder, port: server.port });
  expect(path.exec(server.url)?.[1]).not.toBe(first);
});

describe('downloads', () => {
  it('are sent once, under any name, to those who know the secret path', async () => {
    const path = await keep("谷 (1)'s *.mp4", ['a film']);
    expect(path).toMatch(/^outputs\/[\w-]{24}$/);
    expect((await ask(`/${path}`)).status).toBe(403);
    expect((await ask(path, { method: 'HEAD' })).headers['content-length']).toBe('6');
    const { status, headers, body } = await ask(path);
    expect([status, body.toString()]).toEqual([200, 'a film']);
    expect(headers).toMatchObject({
      'content-disposition': "attachment; filename*=UTF-8''%E8%B0%B7%20%281%29%27s%20%2A.mp4",
      'content-length': '6',
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    await expect.poll(keptFiles).toEqual([]);
    expect((await ask(path)).status).toBe(404);
  });

  it('are archives where they are several files, of the length that was said', async () => {
    const large = 'x'.repeat(300_000);
    const path = await keep('フレーム-%03d.png', ['first', large, '']);
    const { headers, body } = await ask(path);
    expect(headers).toMatchObject({
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('フレーム.zip')}`,
      'content-length': String(body.length),
      'content-type': 'application/zip',
    });
    expect(unzip(body)).toEqual({
      'フレーム-000.png': 'first',
      'フレーム-001.png': large,
      'フレーム-002.png': '',
    });
    await expect.poll(keptFiles).toEqual([]);
  });

  it('may be fetched again when they broke off', async () => {
    const paths = [
      await keep('race.mp4', [Buffer.alloc(30_000_000, 1)]),
      await keep('race-%d.png', [Buffer.alloc(30_000_000, 1)]),
    ];
    for (const path of paths) {
      const response = await begin(path);
      expect((await ask(path)).status).toBe(404);
      response.destroy();
      await expect.poll(async () => (await ask(path, { method: 'HEAD' })).status).toBe(200);
      expect((await ask(path)).body.length).toBeGreaterThanOrEqual(30_000_000);
      await expect.poll(async () => (await ask(path)).status).toBe(404);
    }
    await expect.poll(keptFiles).toEqual([]);
  });

  it('are what a server waits for whose last window is gone', async () => {
    const path = await keep('race.mp4', [Buffer.alloc(30_000_000, 1)]);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const response = await begin(path);
    vi.advanceTimersByTime(60_000);
    expect(onDeserted).not.toHaveBeenCalled();
    response.resume();
    await once(response, 'end');
    await vi.waitFor(() => {
      vi.advanceTimersByTime(5000);
      expect(onDeserted).toHaveBeenCalled();
    });
  });

  it('are removed when the server ends', async () => {
    await keep('race.mp4', ['a film']);
    expect(await keptFiles()).toHaveLength(1);
    await server.close();
    expect(await readdir(join(folder, 'outputs'))).toEqual([]);
  });
});
