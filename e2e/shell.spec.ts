// The browser shell's door: who gets in, and what is said to those who don't.
import { request as httpRequest } from 'node:http';
import { expect, test } from './fixtures';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A request as an attacker would send it: any path, any header. */
function ask(
  origin: string,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const request = httpRequest({ hostname, port, path, method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => (body += piece));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    });
    request.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: '' });
    });
    request.on('error', reject);
    request.end();
  });
}

/** The cookie that the opening address gives. */
async function enter(url: string): Promise<string> {
  const { origin, pathname, search } = new URL(url);
  const answer = await ask(origin, pathname + search);
  expect(answer.status).toBe(303);
  expect(answer.headers.location).toBe('/');
  const cookie = answer.headers['set-cookie']?.[0] ?? '';
  expect(cookie).toMatch(/HttpOnly; SameSite=Strict$/);
  return cookie.split(';')[0] ?? '';
}

const upgrade = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
};

test('cleans the address and keeps working after a reload', async ({ page, app }) => {
  expect(page.url()).toBe(`${app.origin}/`);
  await page.reload();
  await expect(page.locator('canvas').first()).toBeVisible();
});

test('lets nobody in without the token', async ({ app }) => {
  const { origin } = app;
  for (const path of ['/', '/index.html', '/?token=', '/?token=wrong', '/assets/']) {
    const answer = await ask(origin, path);
    expect(answer.status, path).toBe(403);
    expect(answer.body).not.toContain('<');
  }
  expect((await ask(origin, '/', { Cookie: `optiscape-${new URL(origin).port}=wrong` })).status).toBe(403);
});

test('answers to its own address only', async ({ app }) => {
  const cookie = await enter(app.url);
  const { port } = new URL(app.origin);
  expect((await ask(app.origin, '/', { Cookie: cookie })).status).toBe(200);
  expect((await ask(app.origin, '/', { Cookie: cookie, Host: `localhost:${port}` })).status).toBe(200);
  for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1', `127.0.0.1:${Number(port) + 1}`]) {
    expect((await ask(app.origin, '/', { Cookie: cookie, Host: host })).status, host).toBe(403);
  }
});

test('opens the engine to its own pages only', async ({ app }) => {
  const cookie = await enter(app.url);
  const { port } = new URL(app.origin);
  const open = (headers: Record<string, string>): Promise<Answer> =>
    ask(app.origin, '/engine', { ...upgrade, ...headers });
  expect((await open({ Cookie: cookie, Origin: app.origin })).status).toBe(101);
  expect((await open({ Origin: app.origin })).status).toBe(403);
  expect((await open({ Cookie: cookie })).status).toBe(403);
  for (const origin of [
    'http://evil.example',
    'null',
    `http://localhost:${port}`,
    `https://127.0.0.1:${port}`,
  ]) {
    expect((await open({ Cookie: cookie, Origin: origin })).status, origin).toBe(403);
  }
  expect(
    (await ask(app.origin, '/elsewhere', { ...upgrade, Cookie: cookie, Origin: app.origin })).status,
  ).toBe(403);
});

test('serves the built page and nothing else', async ({ app }) => {
  const cookie = await enter(app.url);
  const get = (path: string, method = 'GET'): Promise<Answer> =>
    ask(app.origin, path, { Cookie: cookie }, method);
  for (const path of [
    '/../package.json',
    '/%2e%2e/main/cli.js',
    '/..%2fmain/cli.js',
    '/%00',
    '/assets/../../main/cli.js',
  ]) {
    expect((await get(path)).status, path).toBe(404);
  }
  expect((await get('/', 'POST')).status).toBe(405);
  expect((await get('/', 'HEAD')).body).toBe('');

  const page = await get('/');
  const policy = String(page.headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
  expect(page.body).toContain(`content="${nonce}"`);
  expect((await get('/')).body).not.toContain(nonce);
  expect(page.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  });
});
