// app://optiscape/: the renderer's files inside Electron, with the same headers as in the browser shell.
import { protocol } from 'electron';
import { createStaticFiles } from '../engine/staticFiles';

const scheme = 'app';
const host = 'optiscape';

export const appOrigin = `${scheme}://${host}`;

/** Must be called before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true, corsEnabled: true },
    },
  ]);
}

/** Serves the files in `rendererFolder`; must be called after Electron is ready. */
export function serveAppScheme(rendererFolder: string): void {
  const files = createStaticFiles(rendererFolder);
  protocol.handle(scheme, async (request) => {
    const url = new URL(request.url);
    if (url.host !== host || request.method !== 'GET') return new Response(null, { status: 403 });
    const { status, headers, body } = await files.read(url.pathname);
    return new Response(body, { status, headers });
  });
}
