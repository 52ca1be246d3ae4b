// Access to the browser shell: who is let in, and which answers others get.
import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
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

const upgrade = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
};

test('keeps working after a reload, and in a second tab', async ({ page, app, context }) => {
  expect(page.url()).toBe(app.url);
  await page.reload();
  await expect(page.locator('canvas').first()).toBeVisible();
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(second.locator('canvas').first()).toBeVisible();
  expect(await context.cookies()).toEqual([]);
});

test('lets nobody in without the secret path', async ({ app }) => {
  const { origin, url } = app;
  const { pathname } = new URL(url);
  for (const path of [
    '/',
    '/index.html',
    '/assets/',
    '//',
    '/wrong/',
    `${pathname.slice(0, -2)}/`,
    `${pathname.slice(0, -1)}x/`,
    pathname.toUpperCase(),
    `/.${pathname}`,
    `/x/..${pathname}`,
    `/${pathname}`,
    `${origin}${pathname}`,
    'http://[',
  ]) {
    const answer = await ask(origin, path);
    expect(answer.status, path).toBe(403);
    expect(answer.body).not.toContain('<');
  }
  expect((await ask(origin, pathname)).status).toBe(200);
});

test('leads nobody anywhere', async ({ app }) => {
  const { pathname, search } = new URL(app.url);
  for (const path of [
    `/.//evil.example${pathname}${search}`,
    `//evil.example${pathname}${search}`,
    `${pathname}/evil.example/${search}`,
    `${pathname}.//evil.example/${search}`,
    pathname.slice(0, -1) + search,
  ]) {
    expect((await ask(app.origin, path)).headers, path).not.toHaveProperty('location');
  }
});

test('answers to its own address only', async ({ app }) => {
  const { port, pathname } = new URL(app.url);
  expect((await ask(app.origin, pathname, { Host: `localhost:${port}` })).status).toBe(200);
  for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1', `127.0.0.1:${Number(port) + 1}`]) {
    expect((await ask(app.origin, pathname, { Host: host })).status, host).toBe(403);
  }
});

test('opens the engine to its own pages only', async ({ app }) => {
  const { port, pathname } = new URL(app.url);
  const open = (headers: Record<string, string>, path = `${pathname}engine`): Promise<Answer> =>
    ask(app.origin, path, { ...upgrade, ...headers });
  expect((await open({ Origin: app.origin })).status).toBe(101);
  expect((await open({})).status).toBe(403);
  for (const path of ['/engine', '/wrong/engine', `${pathname}elsewhere`, pathname, `/.${pathname}engine`]) {
    expect((await open({ Origin: app.origin }, path)).status, path).toBe(403);
  }
  for (const origin of [
    'http://evil.example',
    'null',
    `http://localhost:${port}`,
    `https://127.0.0.1:${port}`,
    `http://127.0.0.1:${Number(port) + 1}`,
  ]) {
    expect((await open({ Origin: origin })).status, origin).toBe(403);
  }
});

test('serves the built page and nothing else', async ({ app }) => {
  const base = new URL(app.url).pathname.slice(0, -1);
  const get = (path: string, method = 'GET'): Promise<Answer> => ask(app.origin, base + path, {}, method);
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

test('gives nothing away to a server on another port that its browser is led to', async ({ page, app }) => {
  // Refused attempts of the foreign page appear in the console.
  const { complaints } = app;
  const heard: IncomingMessage[] = [];
  const foreign = createServer((request, response) => {
    heard.push(request);
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><title>Elsewhere</title><link rel="icon" href="data:,"><p>Elsewhere</p>');
  });
  foreign.on('upgrade', (request, socket) => {
    heard.push(request);
    socket.destroy();
  });
  foreign.listen(0, '127.0.0.1');
  await once(foreign, 'listening');
  const { port } = foreign.address() as AddressInfo;
  try {
    await expect(page.locator('canvas').first()).toBeVisible();
    const known = new URL(page.url());
    const secrets = [known.pathname, app.url].map((text) => text.replaceAll('/', ''));
    for (const host of ['127.0.0.1', 'localhost']) {
      await page.evaluate((address) => {
        location.assign(address);
      }, `http://${host}:${port}/from-the-app`);
      await page.waitForURL(`http://${host}:${port}/from-the-app`);
      await page.goto(`http://${host}:${port}/typed`);
      await page.evaluate(async (own) => {
        await fetch('/asked', { credentials: 'include' });
        new WebSocket(`ws://${location.host}/socket`);
        for (const path of ['/', '/engine', '/index.html']) {
          await fetch(own + path, { mode: 'no-cors', credentials: 'include' }).catch(() => undefined);
        }
      }, app.origin);
      // From there, neither a frame nor a socket reaches the app.
      const opened = await page.evaluate(
        (address) =>
          new Promise((resolve) => {
            const socket = new WebSocket(address);
            socket.addEventListener('open', () => resolve(true));
            socket.addEventListener('error', () => resolve(false));
          }),
        `${app.url.replace('http:', 'ws:').replace(/[?].*$/, '')}engine`,
      );
      expect(opened).toBe(false);
    }
    expect(new Set(heard.map(({ url }) => url))).toEqual(
      new Set(['/from-the-app', '/typed', '/asked', '/socket']),
    );
    for (const { url, rawHeaders } of heard) {
      const said = JSON.stringify([url, rawHeaders]);
      expect(said.toLowerCase()).not.toContain('"cookie"');
      expect(said).not.toContain(new URL(app.origin).host);
      for (const secret of secrets) expect(said).not.toContain(secret);
    }
  } finally {
    foreign.closeAllConnections();
    foreign.close();
    complaints.length = 0;
  }
});
