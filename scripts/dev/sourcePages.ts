// Pages from the renderer's sources, served by Vite with hot reload, under the server's secret path and with the
// product's headers. The policy additionally allows scripts inside the page, since Vite's plugins write some.
import { readFile } from 'node:fs/promises';
import { createServer as createHttpServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { createServer, loadConfigFromFile, type UserConfig, type ViteDevServer } from 'vite';
import { answerHeaders, newNonce, noncePlaceholder } from '../../src/engine/staticFiles';
import { socketSource, type PageSource } from '../../src/server/pages';

export interface SourcePages {
  /** The page source for a server that answers under `basePath`; called once. */
  under(basePath: string): Promise<PageSource>;
  close(): Promise<void>;
}

export function sourcePages(project: string): SourcePages {
  let vite: ViteDevServer | null = null;
  return {
    async under(basePath) {
      // Vite listens for a server's sockets; this server, which listens nowhere, passes it only the permitted ones.
      const funnel = createHttpServer();
      const made = await createServer({
        ...(await rendererConfig(project)),
        configFile: false,
        base: basePath,
        appType: 'custom',
        html: { cspNonce: noncePlaceholder },
        server: { middlewareMode: true, hmr: { server: funnel }, cors: false },
      });
      vite = made;
      return {
        async answer(request, response, path) {
          const nonce = newNonce();
          for (const [name, value] of Object.entries(developmentHeaders(nonce, [socketSource(request)]))) {
            response.setHeader(name, value);
          }
          if (path === '' || path.endsWith('.html')) {
            const page = await readPage(made, path === '' ? 'index.html' : path);
            if (page === null) notFound(response);
            else response.end(page.replaceAll(noncePlaceholder, nonce));
            return;
          }
          response.removeHeader('Content-Type');
          made.middlewares(request, response, () => {
            notFound(response);
          });
        },
        connect: (request, socket, head) => {
          funnel.emit('upgrade', request, socket, head);
        },
      };
    },
    async close() {
      await vite?.close();
    },
  };
}

/** The renderer's part of the build's configuration. */
async function rendererConfig(project: string): Promise<UserConfig> {
  const env = { command: 'serve', mode: 'development' } as const;
  const loaded = await loadConfigFromFile(env, join(project, 'electron.vite.config.ts'));
  if (loaded === null) throw new Error('electron.vite.config.ts could not be read.');
  return (loaded.config as { readonly renderer: UserConfig }).renderer;
}

function developmentHeaders(nonce: string, connectSources: readonly string[]): Record<string, string> {
  const headers = answerHeaders('text/html; charset=utf-8', nonce, connectSources);
  const policy = headers['Content-Security-Policy'] ?? '';
  return {
    ...headers,
    'Cache-Control': 'no-store',
    'Content-Security-Policy': policy.replace("script-src 'self'", `script-src 'self' 'nonce-${nonce}'`),
  };
}

/** A page of the renderer's folder, transformed by Vite; null if there is none of that name. */
async function readPage(vite: ViteDevServer, name: string): Promise<string | null> {
  if (!/^\w+\.html$/.test(name)) return null;
  const source = await readFile(join(vite.config.root, name), 'utf8').catch(() => null);
  return source === null ? null : vite.transformIndexHtml(`/${name}`, source);
}

function notFound(response: ServerResponse): void {
  response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end('Not found\n');
}
