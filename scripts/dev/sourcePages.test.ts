import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import type { Engine } from '../../src/engine/engine';
import { startServer, type AppServer } from '../../src/server/server';
import { sourcePages } from './sourcePages';

const pages = sourcePages(resolve(import.meta.dirname, '../..'));
let folder = '';
let server: AppServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-dev-'));
  const engine = { dataFolder: folder } as unknown as Engine;
  server = await startServer({ engine, renderer: pages.under, port: 0 });
}, 60_000);

afterAll(async () => {
  await pages.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const ask = (path: string): Promise<Response> => fetch(new URL(path, server.url));

describe('pages from their sources', { timeout: 60_000 }, () => {
  it('run the scripts that they come with, and no others', async () => {
    const response = await ask('');
    const page = await response.text();
    const policy = response.headers.get('content-security-policy') ?? '';
    const nonce = /script-src 'self' 'nonce-([^']+)';/.exec(policy)?.[1];
    expect(policy).toContain(`connect-src 'self' ws://${new URL(server.url).host};`);
    const scripts = page.match(/<script[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(2);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce ?? ''}"`);
    expect(page).toContain(`<meta name="csp-nonce" content="${nonce ?? ''}" />`);
    expect(await (await ask('')).text()).not.toContain(nonce);
  });

  it('have modules with the headers of the product', async () => {
    const response = await ask('main.tsx');
    expect(await response.text()).toContain('createRoot');
    expect(response.headers.get('content-type')).toBe('text/javascript');
    expect(response.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('are nowhere but under the secret path, and nothing outside of the project is', async () => {
    for (const path of ['/', '/main.tsx', '/@vite/client']) expect((await ask(path)).status).toBe(403);
    const outside = join(folder, 'settings.json');
    await writeFile(outside, '{}');
    expect((await ask(`@fs${pathToFileURL(outside).pathname}`)).status).toBe(403);
    for (const path of ['nothing.html', 'nothing.ts']) expect((await ask(path)).status).toBe(404);
  });

  it('are told of changes, and nobody else is', async () => {
    const client = await (await ask('@vite/client')).text();
    const token = /const wsToken = "([^"]+)"/.exec(client)?.[1];
    const connect = (path: string, origin: string): WebSocket =>
      new WebSocket(new URL(path, server.url.replace('http:', 'ws:')), 'vite-hmr', { origin });
    const { origin } = new URL(server.url);

    const own = connect(`?token=${token ?? ''}`, origin);
    const [greeting] = (await once(own, 'message')) as [Buffer];
    expect(JSON.parse(String(greeting))).toEqual({ type: 'connected' });
    own.close();

    for (const [path, from] of [
      [`?token=${token ?? ''}`, 'http://example.com'],
      [`/?token=${token ?? ''}`, origin],
    ] as const) {
      const foreign = connect(path, from);
      const [error] = (await once(foreign, 'error')) as [Error];
      expect(error.message).toContain('403');
    }
  });
});
