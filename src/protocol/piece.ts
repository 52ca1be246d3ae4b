// The binary pieces of an output, sent to the engine: a header of seven 32-bit words, then the bytes themselves. Each
// piece is a request: once it is written, it is answered with a result or an error with its number.

export interface Piece {
  /** The number of the request that is answered; requests and pieces share one numbering. */
  readonly request: number;
  readonly output: number;
  /** Index of the file within the output; 0 for a single one. */
  readonly file: number;
  /** Byte offset in the file. */
  readonly position: number;
  /** At least one byte; a view into the piece's own buffer. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** "OSP" and the version of the layout. */
const magic = 0x4f535002;
const headerWords = 7;
const headerBytes = 4 * headerWords;
const word = {
  magic: 0,
  request: 1,
  output: 2,
  file: 3,
  positionLow: 4,
  positionHigh: 5,
  length: 6,
} as const;

/** Maximum size of a piece in bytes; longer data is sent in several. */
export const maxPieceBytes = 4 * 2 ** 20;

/** Maximum size of a file in bytes: a corrupt position must not fill the disk. */
export const maxFileBytes = 2 ** 40;

/** Encodes a piece as a new message: its bytes are copied behind its header. */
export function encodePiece(piece: Omit<Piece, 'bytes'> & { readonly bytes: Uint8Array }): ArrayBuffer {
  const buffer = new ArrayBuffer(headerBytes + piece.bytes.length);
  const header = new Uint32Array(buffer, 0, headerWords);
  header[word.magic] = magic;
  header[word.request] = piece.request;
  header[word.output] = piece.output;
  header[word.file] = piece.file;
  header[word.positionLow] = piece.position;
  header[word.positionHigh] = piece.position / 2 ** 32;
  header[word.length] = piece.bytes.length;
  new Uint8Array(buffer, headerBytes).set(piece.bytes);
  return buffer;
}

export type DecodedPiece =
  { readonly ok: true; readonly piece: Piece } | { readonly ok: false; readonly message: string };

/** Reads a piece in place. Checks its header, and that its length is exactly the one that follows from the header. */
export function decodePiece(buffer: ArrayBuffer): DecodedPiece {
  const refuse = (message: string): DecodedPiece => ({ ok: false, message });
  if (buffer.byteLength < headerBytes) return refuse(`a piece of ${buffer.byteLength} bytes has no header`);
  const header = new Uint32Array(buffer, 0, headerWords);
  const at = (index: number): number => header[index] ?? 0;
  if (at(word.magic) !== magic) return refuse('a piece has an unknown format');
  const bytes = new Uint8Array(buffer, headerBytes);
  if (bytes.length !== at(word.length)) {
    return refuse(`a piece of ${at(word.length)} bytes has ${bytes.length}`);
  }
  if (bytes.length === 0) return refuse('a piece is empty');
  if (bytes.length > maxPieceBytes) return refuse(`a piece of ${bytes.length} bytes is too large`);
  const position = at(word.positionHigh) * 2 ** 32 + at(word.positionLow);
  if (position + bytes.length > maxFileBytes) return refuse(`a piece is at position ${position}`);
  return {
    ok: true,
    piece: {
      request: at(word.request),
      output: at(word.output),
      file: at(word.file),
      position,
      bytes,
    },
  };
}
