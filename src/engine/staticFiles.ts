// The renderer's built files and their headers: both shells get their pages here.
import { randomBytes } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';

/** Replaced in pages by the nonce of each load. */
export const noncePlaceholder = '__CSP_NONCE__';

export interface StaticFile {
  readonly status: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

const deniedFeatures = ['camera', 'geolocation', 'microphone', 'payment', 'serial', 'usb', 'hid', 'midi'];

const fixedHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': deniedFeatures.map((feature) => `${feature}=()`).join(', '),
} as const;

/** The sources that the page may load and run. Inline styles are allowed in elements with this load's nonce. */
function contentSecurityPolicy(nonce: string, connectSources: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    ["connect-src 'self'", ...connectSources].join(' '),
    "media-src 'self' blob:",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Headers of every answer, for shells that add their own answers. */
export function answerHeaders(
  contentType: string,
  nonce = '',
  connectSources: readonly string[] = [],
): Record<string, string> {
  return {
    ...fixedHeaders,
    'Content-Security-Policy': contentSecurityPolicy(nonce === '' ? newNonce() : nonce, connectSources),
    'Content-Type': contentType,
  };
}

export function newNonce(): string {
  return randomBytes(16).toString('base64');
}

/** Files in `folder`, and none outside it. */
export function createStaticFiles(folder: string) {
  const root = resolve(folder);

  async function locate(urlPath: string): Promise<string | null> {
    let path: string;
    try {
      path = decodeURIComponent(urlPath);
    } catch {
      return null;
    }
    if (path.includes('\0') || path.includes('\\')) return null;
    const file = resolve(join(root, path.endsWith('/') ? `${path}index.html` : path));
    if (!file.startsWith(root + sep) || !Object.hasOwn(contentTypes, extname(file))) return null;
    try {
      // A symbolic link must not lead out of the folder either.
      const [real, realRoot] = await Promise.all([realpath(file), realpath(root)]);
      return real.startsWith(realRoot + sep) ? real : null;
    } catch {
      return null;
    }
  }

  return {
    /**
     * The file at a URL's path; `/` is the page. `connectSources` are additional origins that the page may connect to.
     */
    async read(urlPath: string, connectSources: readonly string[] = []): Promise<StaticFile> {
      const nonce = newNonce();
      const file = await locate(urlPath);
      const bytes = file === null ? null : await readFile(file).catch(() => null);
      if (file === null || bytes === null) {
        return {
          status: 404,
          headers: answerHeaders('text/plain; charset=utf-8', nonce),
          body: new TextEncoder().encode('Not found\n'),
        };
      }
      const extension = extname(file);
      const headers = answerHeaders(contentTypes[extension] ?? '', nonce, connectSources);
      if (extension === '.html') {
        const page = bytes.toString('utf8').replaceAll(noncePlaceholder, nonce);
        return {
          status: 200,
          headers: { ...headers, 'Cache-Control': 'no-store' },
          body: new TextEncoder().encode(page),
        };
      }
      // Names of built assets contain a hash.
      const cache = urlPath.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache';
      return { status: 200, headers: { ...headers, 'Cache-Control': cache }, body: new Uint8Array(bytes) };
    },
  };
}
