import { describe, expect, it } from 'vitest';
import { decodePiece, encodePiece, maxFileBytes, maxPieceBytes } from './piece';

const bytes = Uint8Array.of(1, 2, 3, 4, 5);
const piece = { request: 7, output: 2, file: 12, position: 5_000_000_001, bytes };

describe('pieces', () => {
  it('come out as they went in, whatever of a larger buffer they are', () => {
    const part = new Uint8Array([9, 9, ...bytes, 9]).subarray(2, 7);
    const encoded = encodePiece({ ...piece, bytes: part });
    expect(encoded.byteLength).toBe(28 + bytes.length);
    expect(decodePiece(encoded)).toEqual({ ok: true, piece });
  });

  it('reach to the end of the longest file, and not beyond', () => {
    const last = maxFileBytes - bytes.length;
    expect(decodePiece(encodePiece({ ...piece, position: last }))).toMatchObject({
      piece: { position: last },
    });
    for (const position of [last + 1, Number.MAX_SAFE_INTEGER]) {
      expect(decodePiece(encodePiece({ ...piece, position }))).toEqual({
        ok: false,
        message: `a piece is at position ${position}`,
      });
    }
  });

  it('have up to four mebibytes', () => {
    const large = new Uint8Array(4 * 2 ** 20).fill(7);
    const decoded = decodePiece(encodePiece({ ...piece, bytes: large }));
    if (!decoded.ok) throw new Error(decoded.message);
    expect(Buffer.compare(decoded.piece.bytes, large)).toBe(0);
  });

  const damaged = (index: number, value: number): ArrayBuffer => {
    const buffer = encodePiece(piece);
    new Uint32Array(buffer, 0, 7)[index] = value;
    return buffer;
  };

  it.each([
    ['no header', new ArrayBuffer(27), 'a piece of 27 bytes has no header'],
    ['another format', damaged(0, 0x4f534301), 'a piece has an unknown format'],
    ['bytes missing', encodePiece(piece).slice(0, -1), 'a piece of 5 bytes has 4'],
    ['bytes too many', damaged(6, 4), 'a piece of 4 bytes has 5'],
    ['a length beyond everything', damaged(6, 2 ** 32 - 1), 'a piece of 4294967295 bytes has 5'],
    ['no bytes', encodePiece({ ...piece, bytes: new Uint8Array() }), 'a piece is empty'],
    [
      'too many bytes',
      encodePiece({ ...piece, bytes: new Uint8Array(maxPieceBytes + 1) }),
      `a piece of ${maxPieceBytes + 1} bytes is too large`,
    ],
    ['a position beyond everything', damaged(5, 2 ** 31), 'a piece is at position 9223372037559808000'],
  ])('are refused with %s', (_what, buffer, message) => {
    expect(decodePiece(buffer)).toEqual({ ok: false, message });
  });
});
