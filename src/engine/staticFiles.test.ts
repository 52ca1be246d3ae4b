import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStaticFiles } from './staticFiles';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-static-'));
  await mkdir(join(folder, 'renderer', 'assets'), { recursive: true });
  await mkdir(join(folder, 'renderer-secret'));
  await writeFile(join(folder, 'renderer', 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">');
  await writeFile(join(folder, 'renderer', 'assets', 'index.js'), 'code');
  await writeFile(join(folder, 'renderer', '.env'), 'secret');
  await writeFile(join(folder, 'secret.js'), 'secret');
  await writeFile(join(folder, 'renderer-secret', 'secret.js'), 'secret');
  await symlink(join(folder, 'secret.js'), join(folder, 'renderer', 'assets', 'link.js'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const read = (path: string): ReturnType<ReturnType<typeof createStaticFiles>['read']> =>
  createStaticFiles(join(folder, 'renderer')).read(path, ['ws://127.0.0.1:1']);

describe('static files', () => {
  it('gives each load of the page a nonce of its own', async () => {
    const pages = await Promise.all([read('/'), read('/index.html')]);
    const nonces = pages.map(({ status, headers, body }) => {
      expect(status).toBe(200);
      expect(headers['Cache-Control']).toBe('no-store');
      const nonce = /'nonce-([^']+)'/.exec(headers['Content-Security-Policy'] ?? '')?.[1];
      expect(new TextDecoder().decode(body)).toBe(`<meta name="csp-nonce" content="${nonce ?? ''}">`);
      return nonce;
    });
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it('forbids what the page does not need', async () => {
    const policy = (await read('/')).headers['Content-Security-Policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self' ws://127.0.0.1:1;");
    for (const directive of ['base-uri', 'form-action', 'frame-ancestors']) {
      expect(policy).toContain(`${directive} 'none'`);
    }
    expect(policy).not.toContain('unsafe');
  });

  it('knows what it serves', async () => {
    const file = await read('/assets/index.js');
    expect(file.status).toBe(200);
    expect(file.headers['Content-Type']).toBe('text/javascript; charset=utf-8');
    expect(file.headers['Cache-Control']).toContain('immutable');
    expect(new TextDecoder().decode(file.body)).toBe('code');
  });

  it.each([
    '/missing.js',
    '/assets',
    '/assets/',
    '/.env',
    '/../secret.js',
    '/assets/../../secret.js',
    '/%2e%2e/secret.js',
    '/..%2fsecret.js',
    '/..%5csecret.js',
    '/../renderer-secret/secret.js',
    '/assets/link.js',
    '/%',
    '/index.html%00.js',
    '//etc/passwd',
    '',
  ])('has no %j', async (path) => {
    const file = await read(path);
    expect(file.status).toBe(404);
    expect(new TextDecoder().decode(file.body)).not.toContain('secret');
  });
});
