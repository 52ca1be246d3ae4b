import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { registerAppScheme, serveAppScheme } from './appProtocol';
import { app, protocol, resetElectron } from './testing/electronStandIn';

vi.mock('electron', () => import('./testing/electronStandIn'));

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-protocol-'));
  await mkdir(join(folder, 'renderer'));
  await writeFile(join(folder, 'renderer', 'index.html'), '<p>hello</p>');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  resetElectron();
  registerAppScheme();
  app.becomeReady();
  serveAppScheme(join(folder, 'renderer'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function get(url: string, method = 'GET'): Promise<Response> {
  const handler = protocol.handlers.get('app');
  if (!handler) throw new Error('app:// has no handler');
  return handler(new Request(url, { method }));
}

describe('app://', () => {
  it('is a secure origin like any other', () => {
    expect(protocol.schemes).toMatchObject([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
    expect(protocol.schemes[0]?.privileges).not.toHaveProperty('bypassCSP');
  });

  it("has the renderer's files, with their policy", async () => {
    const response = await get('app://optiscape/');
    expect([response.status, await response.text()]).toEqual([200, '<p>hello</p>']);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it.each([
    ['app://optiscape/no-such-file', 'GET', 404],
    ['app://optiscape/..%2Fsecret.txt', 'GET', 404],
    ['app://optiscape/%2e%2e/secret.txt', 'GET', 404],
    ['app://other/index.html', 'GET', 403],
    ['app://optiscape/index.html', 'POST', 403],
  ])('answers %s by %s with %d', async (url, method, status) => {
    expect((await get(url, method)).status).toBe(status);
  });
});
