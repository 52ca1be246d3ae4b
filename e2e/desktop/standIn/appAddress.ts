// The app's own scheme over HTTP: Chromium can't be taught app://, but opens NAME.localhost as this machine, in a secure context.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { protocol } from '../../../src/main/testing/electronStandIn';

const scheme = 'app';

export interface AppAddress {
  /** The address of a page of the scheme as Chromium opens it; any other as it is. */
  toChromium(url: string): string;
  fromChromium(url: string): string;
}

/** Serves the scheme's hosts by the handler that the app gives to `protocol.handle` (docs/api/protocol.md). */
export async function serveAppAddress(): Promise<AppAddress> {
  const server = createServer((request, response) => {
    void respond(request).then(
      ({ status, headers, body }) => {
        response.writeHead(status, Object.fromEntries(headers));
        if (body === null) response.end();
        else Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]).pipe(response);
      },
      // As with a handler that throws: the request fails.
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const end = `.localhost:${(server.address() as AddressInfo).port}`;

  async function respond({ headers, method, url }: IncomingMessage): Promise<Response> {
    const { host = '' } = headers;
    if (!host.endsWith(end)) return new Response(null, { status: 403 });
    const handler = protocol.handlers.get(scheme);
    if (handler === undefined) throw new Error(`${scheme} is not handled`);
    const address = `${scheme}://${host.slice(0, -end.length)}${url}`;
    // The handler hears of no connection and no origin (lib/browser/api/protocol.ts).
    const given = Object.entries(headers).filter(
      ([name]) => !['host', 'connection', 'origin'].includes(name),
    );
    return handler(new Request(address, { method: method!, headers: given as [string, string][] }));
  }

  const ofScheme = new RegExp(`^${scheme}://([^/]*)`);
  const ofChromium = new RegExp(`^http://([^/]*)${end.replaceAll('.', '\\.')}`);
  return {
    toChromium: (url) => url.replace(ofScheme, `http://$1${end}`),
    fromChromium: (url) => url.replace(ofChromium, `${scheme}://$1`),
  };
}
