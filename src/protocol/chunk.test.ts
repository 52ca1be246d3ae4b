import { describe, expect, it } from 'vitest';
import {
  addressChunk,
  decodeChunk,
  draftRunChunk,
  draftSurfaceChunk,
  finishRunChunk,
  maxChunkBytes,
} from './chunk';

function runChunk(rows: number, filled = rows): ArrayBuffer {
  const draft = draftRunChunk(rows);
  for (let row = 0; row < filled; row += 1) {
    draft.columns.positions.set([row, -row], 2 * row);
    draft.columns.values[row] = row / 3;
    draft.columns.gradientNorms[row] = row * row;
  }
  const buffer = finishRunChunk(draft, 2, 40, filled);
  addressChunk(buffer, 7);
  return buffer;
}

/** The same bytes with one header word changed. */
function withWord(buffer: ArrayBuffer, index: number, value: number): ArrayBuffer {
  const copy = buffer.slice(0);
  new Uint32Array(copy)[index] = value;
  return copy;
}

describe('chunk codec', () => {
  it('reads back what was written, in place', () => {
    const buffer = runChunk(5);
    const decoded = decodeChunk(buffer);
    expect(decoded).toMatchObject({
      ok: true,
      chunk: { kind: 'run', stream: 7, run: 2, firstRow: 40, rowCount: 5 },
    });
    if (!decoded.ok || decoded.chunk.kind !== 'run') return;
    const { positions, values, gradientNorms } = decoded.chunk.columns;
    expect([...positions]).toEqual([0, -0, 1, -1, 2, -2, 3, -3, 4, -4]);
    expect([...values]).toEqual([0, 1 / 3, 2 / 3, 1, 4 / 3]);
    expect([...gradientNorms]).toEqual([0, 1, 4, 9, 16]);
    expect(values.buffer).toBe(buffer);
  });

  it('carries no more than the rows filled', () => {
    const buffer = runChunk(100, 5);
    expect(buffer.byteLength).toBe(runChunk(5).byteLength);
    expect(new Uint8Array(buffer)).toEqual(new Uint8Array(runChunk(5)));
  });

  it('carries a search shape for each row', () => {
    const draft = draftRunChunk(3, 2);
    draft.columns.positions.set([1, 2, 3, 4]);
    draft.columns.shapes?.set([10, 11, 12, 13, 20, 21, 22, 23]);
    const buffer = finishRunChunk(draft, 0, 0, 2);
    const decoded = decodeChunk(buffer);
    if (!decoded.ok || decoded.chunk.kind !== 'run') throw new Error('not a run');
    expect(decoded.chunk.shapePoints).toBe(2);
    expect([...decoded.chunk.columns.positions]).toEqual([1, 2, 3, 4]);
    expect([...(decoded.chunk.columns.shapes ?? [])]).toEqual([10, 11, 12, 13, 20, 21, 22, 23]);
    expect(decodeChunk(withWord(buffer, 6, 3)).ok).toBe(false);
  });

  it('carries surfaces', () => {
    const { buffer, heights } = draftSurfaceChunk(10, 2, 3);
    heights.set([1, 2, 3, 4, 5, 6]);
    addressChunk(buffer, 1);
    expect(decodeChunk(buffer)).toMatchObject({
      ok: true,
      chunk: {
        kind: 'surface',
        firstRow: 10,
        rowCount: 2,
        columnCount: 3,
        heights: Float32Array.of(1, 2, 3, 4, 5, 6),
      },
    });
  });

  it.each([
    ['nothing', new ArrayBuffer(0), null],
    ['half a header', runChunk(5).slice(0, 20), null],
    ['another format', withWord(runChunk(5), 0, 1), null],
    ['an unknown kind', withWord(runChunk(5), 1, 9), 7],
    ['a row too many', withWord(runChunk(5), 5, 6), 7],
    ['no rows', withWord(runChunk(5), 5, 0), 7],
    ['more rows than a buffer can have', withWord(runChunk(5), 5, 0xffffffff), 7],
    ['a cut end', runChunk(5).slice(0, -8), 7],
    ['a surface without columns', withWord(runChunk(5), 1, 2), 7],
    ['too much', withWord(new ArrayBuffer(maxChunkBytes + 8), 0, 0x4f534302), 0],
  ])('refuses %s', (_what, buffer, stream) => {
    expect(decodeChunk(buffer)).toMatchObject({ ok: false, stream });
  });
});
