import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { skipWhere } from '../core/testing/skipWhere';
import { answerHeaders, createStaticFiles } from './staticFiles';

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
    expect(policy.replace(/'nonce-[\w+/]{22}=='/, 'NONCE').split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' NONCE",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self' ws://127.0.0.1:1",
      "media-src 'self' blob:",
      "worker-src 'self'",
      "manifest-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self' ws://127.0.0.1:1;");
    for (const directive of ['base-uri', 'form-action', 'frame-ancestors']) {
      expect(policy).toContain(`${directive} 'none'`);
    }
    expect(policy).not.toContain('unsafe');
  });

  it('lets the page connect to its own origin only, unless others are named', async () => {
    const { headers } = await createStaticFiles(join(folder, 'renderer')).read('/');
    expect(headers['Content-Security-Policy']).toContain("; connect-src 'self'; ");
  });

  it('lets the page do little, and other origins nothing', async () => {
    for (const path of ['/', '/assets/index.js', '/missing.js']) {
      expect((await read(path)).headers).toMatchObject({
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
        'Cross-Origin-Resource-Policy': 'same-origin',
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
        'Permissions-Policy':
          'camera=(), geolocation=(), microphone=(), payment=(), serial=(), usb=(), hid=(), midi=()',
      });
    }
  });

  it('has headers for answers of others, each with a nonce of its own', () => {
    const nonceOf = (headers: Readonly<Record<string, string>>): string | undefined =>
      /style-src 'self' 'nonce-([^']*)'/.exec(headers['Content-Security-Policy'] ?? '')?.[1];
    const headers = answerHeaders('application/zip');
    expect(headers['Content-Type']).toBe('application/zip');
    expect(headers['Content-Security-Policy']).toContain("; connect-src 'self'; ");
    expect(nonceOf(headers)).toMatch(/^[\w+/]{22}==$/);
    expect(nonceOf(headers)).not.toBe(nonceOf(answerHeaders('application/zip')));
    expect(nonceOf(answerHeaders('text/plain', 'once'))).toBe('once');
  });

  it.each([
    ['css', 'text/css; charset=utf-8'],
    ['html', 'text/html; charset=utf-8'],
    ['ico', 'image/x-icon'],
    ['js', 'text/javascript; charset=utf-8'],
    ['json', 'application/json; charset=utf-8'],
    ['png', 'image/png'],
    ['svg', 'image/svg+xml'],
    ['ttf', 'font/ttf'],
    ['wasm', 'application/wasm'],
    ['webmanifest', 'application/manifest+json'],
    ['woff', 'font/woff'],
    ['woff2', 'font/woff2'],
  ])('serves .%s as %s, and asks each time whether it has changed', async (extension, type) => {
    await writeFile(join(folder, 'renderer', `a.${extension}`), Uint8Array.of(1, 2));
    const { status, headers, body } = await read(`/a.${extension}`);
    expect([status, headers['Content-Type'], [...body]]).toEqual([200, type, [1, 2]]);
    expect(headers['Cache-Control']).toBe(extension === 'html' ? 'no-store' : 'no-cache');
  });

  it('says that there is nothing', async () => {
    const { headers, body } = await read('/missing.js');
    expect(headers['Content-Type']).toBe('text/plain; charset=utf-8');
    expect(headers['Cache-Control']).toBeUndefined();
    expect(new TextDecoder().decode(body)).toBe('Not found\n');
  });

  it(
    'has no names that other systems read as paths, and no folders',
    skipWhere(process.platform === 'win32', 'Windows has no such names.'),
    async () => {
      await writeFile(join(folder, 'renderer', 'a\\b.js'), '');
      await mkdir(join(folder, 'renderer', 'folder.js'), { recursive: true });
      expect((await read('/a%5cb.js')).status).toBe(404);
      expect((await read('/folder.js')).status).toBe(404);
    },
  );

  it('knows what it serves', async () => {
    const file = await read('/assets/index.js');
    expect(file.status).toBe(200);
    expect(file.headers['Content-Type']).toBe('text/javascript; charset=utf-8');
    expect(file.headers['Cache-Control']).toBe('private, max-age=31536000, immutable');
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
