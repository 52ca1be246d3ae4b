// The binary pieces of an output on their way to the engine: a header of eight 32-bit words, then the bytes themselves.
// Each is a request: it is answered with a result or an error of its number once it is written.

export interface Piece {
  /** The number by which it is answered; requests and pieces share them. */
  readonly request: number;
  readonly output: number;
  /** 0, 1, 2, … within the output. */
  readonly sequence: number;
  /** Which of the output's files it belongs to; 0 for a single one. */
  readonly file: number;
  /** Where in the file it begins. */
  readonly position: number;
  /** At least one; a view into the piece's own buffer. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** "OSP" and the layout's version. */
const magic = 0x4f535001;
const headerWords = 8;
const headerBytes = 4 * headerWords;
const word = {
  magic: 0,
  request: 1,
  output: 2,
  sequence: 3,
  file: 4,
  positionLow: 5,
  positionHigh: 6,
  length: 7,
} as const;

/** No piece carries more: what is longer goes in several. */
export const maxPieceBytes = 4 * 2 ** 20;

/** No file is longer: a corrupt position must not fill anybody's disk. */
export const maxFileBytes = 2 ** 40;

/** A message of its own: the piece's bytes are copied behind its header. */
export function encodePiece(piece: Omit<Piece, 'bytes'> & { readonly bytes: Uint8Array }): ArrayBuffer {
  const buffer = new ArrayBuffer(headerBytes + piece.bytes.length);
  const header = new Uint32Array(buffer, 0, headerWords);
  header[word.magic] = magic;
  header[word.request] = piece.request;
  header[word.output] = piece.output;
  header[word.sequence] = piece.sequence;
  header[word.file] = piece.file;
  header[word.positionLow] = piece.position;
  header[word.positionHigh] = piece.position / 2 ** 32;
  header[word.length] = piece.bytes.length;
  new Uint8Array(buffer, headerBytes).set(piece.bytes);
  return buffer;
}

export type DecodedPiece =
  { readonly ok: true; readonly piece: Piece } | { readonly ok: false; readonly message: string };

/** Reads a piece in place, checking its header and that its length is exactly what the header promises. */
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
      sequence: at(word.sequence),
      file: at(word.file),
      position,
      bytes,
    },
  };
}
