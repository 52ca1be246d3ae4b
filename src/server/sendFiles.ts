// Sends downloads: a single file as it is, several as an archive that is made while it is sent.
import { createReadStream, type ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { makeZip, predictLength } from 'client-zip';
import { answerHeaders } from '../engine/staticFiles';

/** A file, and its name in the archive. */
export interface NamedFile {
  readonly path: string;
  readonly name: string;
}

export interface FilesToSend {
  /** The name of the download. */
  readonly name: string;
  readonly files: readonly NamedFile[];
  /** Whether to send a .zip, without compression: pictures and films are already compressed. */
  readonly archive: boolean;
}

/** Resolves when everything is sent; rejects if a file is missing or the browser cancels. */
export async function sendFiles(
  response: ServerResponse,
  { name, files, archive }: FilesToSend,
  headersOnly: boolean,
): Promise<void> {
  const entries = await Promise.all(
    files.map(async (file) => {
      const { size, mtime } = await stat(file.path);
      return { ...file, size, lastModified: mtime };
    }),
  );
  const length = archive ? predictLength(entries) : (entries[0]?.size ?? 0);
  response.writeHead(200, {
    ...answerHeaders(archive ? 'application/zip' : 'application/octet-stream'),
    'Cache-Control': 'no-store',
    'Content-Disposition': attachment(name),
    'Content-Length': String(length),
  });
  if (headersOnly) {
    response.end();
    return;
  }
  let open: ReadStream | null = null;
  const read = (path: string): ReadStream => (open = createReadStream(path));
  function* inputs(): Generator<{ name: string; lastModified: Date; input: ReadStream }> {
    for (const entry of entries) {
      yield { name: entry.name, lastModified: entry.lastModified, input: read(entry.path) };
    }
  }
  const content = archive ? Readable.fromWeb(makeZip(inputs())) : read(entries[0]?.path ?? '');
  try {
    await pipeline(content, response);
  } finally {
    (open as ReadStream | null)?.destroy();
  }
}

/** The header value by RFC 6266, for names in any script. */
function attachment(name: string): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename*=UTF-8''${encoded}`;
}
