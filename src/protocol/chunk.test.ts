import { describe, expect, it } from 'vitest';
import {
  addressChunk,
  createLightChunk,
  createMeasuresChunk,
  decodeChunk,
  draftPopulationChunk,
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
    const draft = draftRunChunk(3, { shapePoints: 2, countsEvaluations: false });
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

  it('carries a method’s counts of evaluations, whatever their number', () => {
    for (const shapePoints of [0, 1]) {
      const draft = draftRunChunk(4, { shapePoints, countsEvaluations: true });
      draft.columns.gradientNorms.set([7, 8, 9]);
      draft.columns.shapes?.set([10, 11, 12, 13, 14, 15]);
      draft.columns.evaluations?.set([1, 2, 3, 4, 5, 6, 7, 8, 4294967295]);
      const buffer = finishRunChunk(draft, 0, 0, 3);
      const decoded = decodeChunk(buffer);
      if (!decoded.ok || decoded.chunk.kind !== 'run') throw new Error('not a run');
      const { evaluations, gradientNorms, shapes } = decoded.chunk.columns;
      expect([...(evaluations ?? [])]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 4294967295]);
      expect([...gradientNorms]).toEqual([7, 8, 9]);
      expect(shapes === null ? null : [...shapes]).toEqual(
        shapePoints === 0 ? null : [10, 11, 12, 13, 14, 15],
      );
      expect(decodeChunk(withWord(buffer, 7, 0)).ok).toBe(false);
    }
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

  it('carries measures, a column for each', () => {
    const columns = [Float64Array.of(1, NaN, 3, 9), Float64Array.of(-1, Infinity, 5, 9)];
    const buffer = createMeasuresChunk(2, 40, 3, columns);
    expect(buffer.byteLength).toBe(32 + 2 * 3 * 8);
    addressChunk(buffer, 7);
    expect(decodeChunk(buffer)).toEqual({
      ok: true,
      chunk: {
        kind: 'measures',
        stream: 7,
        run: 2,
        firstRow: 40,
        rowCount: 3,
        columns: [Float64Array.of(1, NaN, 3), Float64Array.of(-1, Infinity, 5)],
      },
    });
  });

  it('carries light', () => {
    const buffer = createLightChunk({ points: 2, values: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 255) });
    addressChunk(buffer, 3);
    const decoded = decodeChunk(buffer);
    expect(decoded).toMatchObject({
      ok: true,
      chunk: {
        kind: 'light',
        stream: 3,
        firstRow: 0,
        rowCount: 2,
        columnCount: 2,
        values: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 255),
      },
    });
  });

  it.each([
    ['nothing', new ArrayBuffer(0), null, 'a chunk of 0 bytes has no header'],
    ['less than a header', runChunk(5).slice(0, 31), null, 'a chunk of 31 bytes has no header'],
    ['a header alone', runChunk(5).slice(0, 32), 7, 'a chunk of 5 rows has 32 bytes'],
    ['another format', withWord(runChunk(5), 0, 1), null, 'a chunk has an unknown format'],
    ['an unknown kind', withWord(runChunk(5), 1, 9), 7, 'a chunk is of unknown kind 9'],
    // A header of 32 bytes and 32 for each row.
    ['a row too many', withWord(runChunk(5), 5, 6), 7, 'a chunk of 6 rows has 192 bytes'],
    ['no rows', withWord(runChunk(5), 5, 0), 7, 'a chunk has no rows'],
    [
      'more rows than a buffer can have',
      withWord(runChunk(5), 5, 0xffffffff),
      7,
      'a chunk of 4294967295 rows has 192 bytes',
    ],
    ['a cut end', runChunk(5).slice(0, -8), 7, 'a chunk of 5 rows has 184 bytes'],
    ['a surface of a run', withWord(runChunk(5), 1, 2), 7, 'a chunk of 5 × 0 heights has 192 bytes'],
    [
      'a surface without columns',
      draftSurfaceChunk(0, 2, 0).buffer,
      0,
      'a chunk of 2 × 0 heights has 32 bytes',
    ],
    [
      'a cut surface',
      draftSurfaceChunk(0, 2, 4).buffer.slice(0, -8),
      0,
      'a chunk of 2 × 4 heights has 56 bytes',
    ],
    [
      'light without columns',
      withWord(createLightChunk({ points: 2, values: new Uint8Array(8) }), 6, 0),
      0,
      'a chunk of 2 × 0 points of light has 40 bytes',
    ],
    [
      'cut light',
      createLightChunk({ points: 4, values: new Uint8Array(32) }).slice(0, -1),
      0,
      'a chunk of 4 × 4 points of light has 63 bytes',
    ],
    [
      'measures without columns',
      createMeasuresChunk(0, 0, 3, []),
      0,
      'a chunk of 3 × 0 measures has 32 bytes',
    ],
    [
      'cut measures',
      createMeasuresChunk(0, 0, 3, [new Float64Array(3)]).slice(0, -8),
      0,
      'a chunk of 3 × 1 measures has 48 bytes',
    ],
    ['a population of a run', withWord(runChunk(5), 1, 3), 7, 'a chunk of 5 particles has 192 bytes'],
    [
      'too much',
      draftSurfaceChunk(0, 1, maxChunkBytes / 4 - 7).buffer,
      0,
      `a chunk of ${maxChunkBytes + 4} bytes is too large`,
    ],
  ])('refuses %s', (_what, buffer, stream, message) => {
    expect(decodeChunk(buffer)).toEqual({ ok: false, stream, message });
  });

  it('carries as much as eight mebibytes', () => {
    const { buffer } = draftSurfaceChunk(0, 1, maxChunkBytes / 4 - 8);
    expect(buffer.byteLength).toBe(8 * 2 ** 20);
    expect(decodeChunk(buffer).ok).toBe(true);
  });

  it('sends the draft itself when it is full', () => {
    const draft = draftRunChunk(3);
    expect(draft.columns.shapes).toBeNull();
    expect(finishRunChunk(draft, 0, 0, 3)).toBe(draft.buffer);
    expect(finishRunChunk(draft, 0, 0, 2)).not.toBe(draft.buffer);
  });

  it('carries populations', () => {
    const { buffer, positions } = draftPopulationChunk(4096, 2);
    expect(buffer.byteLength).toBe(32 + 2 * 16);
    positions.set([1, 2, 3, 4]);
    addressChunk(buffer, 3);
    expect(decodeChunk(buffer)).toEqual({
      ok: true,
      chunk: {
        kind: 'population',
        stream: 3,
        firstRow: 4096,
        rowCount: 2,
        positions: Float64Array.of(1, 2, 3, 4),
      },
    });
  });
});
