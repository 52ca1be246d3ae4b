// The binary chunks that carry trajectories, measures along them, surfaces, their light, populations and texts: a header of
// eight 32-bit words, then columns that are read in place. Everything is little-endian and 8-byte aligned.
import type { SurfaceLight } from '../core/contour/surfaceLight';
import { copyRows, evaluationNumbers, type TrajectoryColumns } from '../core/simulation/trajectory';

/** Rows of one run's trajectory, from `firstRow` on. The columns are views into the chunk's own buffer. */
export interface RunChunk {
  readonly kind: 'run';
  readonly stream: number;
  /** Index of the run in the request. */
  readonly run: number;
  readonly firstRow: number;
  readonly rowCount: number;
  /** Points of the search shape at each row; 0 for most rules. */
  readonly shapePoints: number;
  readonly columns: TrajectoryColumns;
}

/** Rows of one run's measures, from `firstRow` on; the columns, in the order of the request, are views into the chunk. */
export interface MeasuresChunk {
  readonly kind: 'measures';
  readonly stream: number;
  /** Index of the run in the request. */
  readonly run: number;
  readonly firstRow: number;
  readonly rowCount: number;
  readonly columns: readonly Float64Array[];
}

/** Rows of a surface's heights, row by row from the lowest y; `heights` is a view into the chunk's own buffer. */
export interface SurfaceChunk {
  readonly kind: 'surface';
  readonly stream: number;
  readonly firstRow: number;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly heights: Float32Array;
}

/** Rows of the light on a surface; `values`, as in `SurfaceLight`, is a view into the chunk's own buffer. */
export interface LightChunk {
  readonly kind: 'light';
  readonly stream: number;
  readonly firstRow: number;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly values: Uint8Array;
}

/** Positions of particles in a population, from number `firstRow` on; `positions` is a view into the chunk's buffer. */
export interface PopulationChunk {
  readonly kind: 'population';
  readonly stream: number;
  readonly firstRow: number;
  readonly rowCount: number;
  /** x and y, alternating. */
  readonly positions: Float64Array;
}

/** A text as a whole. */
export interface TextChunk {
  readonly kind: 'text';
  readonly stream: number;
  readonly firstRow: number;
  /** Code units of the text, each of 16 bits. */
  readonly rowCount: number;
  readonly text: string;
}

export type Chunk = RunChunk | MeasuresChunk | SurfaceChunk | LightChunk | PopulationChunk | TextChunk;

/** "OSC" and the version of the layout. */
const magic = 0x4f534302;
const headerWords = 8;
const headerBytes = 4 * headerWords;
const kinds = { run: 1, surface: 2, population: 3, light: 4, measures: 5, text: 6 } as const;
const word = {
  magic: 0,
  kind: 1,
  stream: 2,
  run: 3,
  firstRow: 4,
  rowCount: 5,
  columnCount: 6,
  countsEvaluations: 7,
} as const;

/**
 * Bytes of a row: x, y, value, gradient norm, x and y of each of the search shape's points, and a method's counts of
 * evaluations.
 */
export const runRowBytes = ({ shapePoints, countsEvaluations }: RunRowForm): number =>
  32 + 16 * shapePoints + (countsEvaluations ? 4 * evaluationNumbers : 0);

/** What a run's rows have beside position, value and gradient norm. */
export interface RunRowForm {
  readonly shapePoints: number;
  readonly countsEvaluations: boolean;
}

/** No chunk may be larger: a corrupt count must not cause a huge allocation. */
export const maxChunkBytes = 8 * 2 ** 20;

/** A chunk's buffer before it is sent, with the columns to write into. */
export interface RunChunkDraft {
  readonly buffer: ArrayBuffer;
  readonly form: RunRowForm;
  readonly columns: TrajectoryColumns;
}

function runColumnsOf(
  buffer: ArrayBuffer,
  rowCount: number,
  { shapePoints, countsEvaluations }: RunRowForm,
): TrajectoryColumns {
  // Last, since their bytes may not be a multiple of 8.
  const evaluationsAt = headerBytes + (32 + 16 * shapePoints) * rowCount;
  return {
    positions: new Float64Array(buffer, headerBytes, 2 * rowCount),
    values: new Float64Array(buffer, headerBytes + 16 * rowCount, rowCount),
    gradientNorms: new Float64Array(buffer, headerBytes + 24 * rowCount, rowCount),
    shapes:
      shapePoints > 0
        ? new Float64Array(buffer, headerBytes + 32 * rowCount, 2 * shapePoints * rowCount)
        : null,
    evaluations: countsEvaluations
      ? new Uint32Array(buffer, evaluationsAt, evaluationNumbers * rowCount)
      : null,
  };
}

/** Room for `rows` rows of one run; fill the columns, then `finishRunChunk`. */
export function draftRunChunk(
  rows: number,
  form: RunRowForm = { shapePoints: 0, countsEvaluations: false },
): RunChunkDraft {
  const buffer = new ArrayBuffer(headerBytes + runRowBytes(form) * rows);
  return { buffer, form, columns: runColumnsOf(buffer, rows, form) };
}

/** The chunk's exact-size buffer: the draft's own when it was filled, a copy of the filled rows otherwise. */
export function finishRunChunk(
  draft: RunChunkDraft,
  run: number,
  firstRow: number,
  rowCount: number,
): ArrayBuffer {
  let { buffer } = draft;
  const { shapePoints, countsEvaluations } = draft.form;
  if (rowCount < draft.columns.values.length) {
    const smaller = draftRunChunk(rowCount, draft.form);
    copyRows(smaller.columns, 0, draft.columns, rowCount, shapePoints);
    buffer = smaller.buffer;
  }
  // A run's column count is its search shape's points.
  writeHeader(buffer, kinds.run, run, firstRow, rowCount, shapePoints);
  new Uint32Array(buffer, 0, headerWords)[word.countsEvaluations] = Number(countsEvaluations);
  return buffer;
}

const measureColumnsOf = (buffer: ArrayBuffer, rowCount: number, columnCount: number): Float64Array[] =>
  Array.from(
    { length: columnCount },
    (_, column) => new Float64Array(buffer, headerBytes + 8 * rowCount * column, rowCount),
  );

/** The first `rowCount` rows of a run's measures as a chunk. */
export function createMeasuresChunk(
  run: number,
  firstRow: number,
  rowCount: number,
  columns: readonly Float64Array[],
): ArrayBuffer {
  const buffer = new ArrayBuffer(headerBytes + 8 * columns.length * rowCount);
  measureColumnsOf(buffer, rowCount, columns.length).forEach((into, column) =>
    into.set(columns[column]!.subarray(0, rowCount)),
  );
  writeHeader(buffer, kinds.measures, run, firstRow, rowCount, columns.length);
  return buffer;
}

/** Room for `rowCount` rows of a surface, header included; fill the heights. */
export function draftSurfaceChunk(
  firstRow: number,
  rowCount: number,
  columnCount: number,
): { readonly buffer: ArrayBuffer; readonly heights: Float32Array } {
  const buffer = new ArrayBuffer(headerBytes + 4 * rowCount * columnCount);
  writeHeader(buffer, kinds.surface, 0, firstRow, rowCount, columnCount);
  return { buffer, heights: new Float32Array(buffer, headerBytes) };
}

/** All of the light on a surface. */
export function createLightChunk({ points, values }: SurfaceLight): ArrayBuffer {
  const buffer = new ArrayBuffer(headerBytes + values.length);
  writeHeader(buffer, kinds.light, 0, 0, points, points);
  new Uint8Array(buffer, headerBytes).set(values);
  return buffer;
}

/** A text that is not empty. */
export function createTextChunk(text: string): ArrayBuffer {
  const buffer = new ArrayBuffer(headerBytes + 2 * text.length);
  writeHeader(buffer, kinds.text, 0, 0, text.length, 1);
  const units = new Uint16Array(buffer, headerBytes);
  for (let i = 0; i < text.length; i += 1) units[i] = text.charCodeAt(i);
  return buffer;
}

/** Room for `count` particles of a population, header included; fill the positions. */
export function draftPopulationChunk(
  first: number,
  count: number,
): { readonly buffer: ArrayBuffer; readonly positions: Float64Array } {
  const buffer = new ArrayBuffer(headerBytes + 16 * count);
  writeHeader(buffer, kinds.population, 0, first, count, 0);
  return { buffer, positions: new Float64Array(buffer, headerBytes) };
}

function writeHeader(
  buffer: ArrayBuffer,
  kind: number,
  run: number,
  firstRow: number,
  rowCount: number,
  columnCount: number,
): void {
  const header = new Uint32Array(buffer, 0, headerWords);
  header[word.magic] = magic;
  header[word.kind] = kind;
  header[word.run] = run;
  header[word.firstRow] = firstRow;
  header[word.rowCount] = rowCount;
  header[word.columnCount] = columnCount;
}

/** Writes the number of the stream, which the worker that made the chunk does not know. */
export function addressChunk(buffer: ArrayBuffer, stream: number): void {
  new Uint32Array(buffer, 0, headerWords)[word.stream] = stream;
}

export type DecodedChunk =
  | { readonly ok: true; readonly chunk: Chunk }
  /** `stream` is the one that the header names; null if there is no header. */
  | { readonly ok: false; readonly stream: number | null; readonly message: string };

/** Reads a chunk in place. Checks its header, and that its length is exactly the one that follows from the header. */
export function decodeChunk(buffer: ArrayBuffer): DecodedChunk {
  if (buffer.byteLength < headerBytes) {
    return { ok: false, stream: null, message: `a chunk of ${buffer.byteLength} bytes has no header` };
  }
  const header = new Uint32Array(buffer, 0, headerWords);
  const at = (index: number): number => header[index] ?? 0;
  if (at(word.magic) !== magic) return { ok: false, stream: null, message: 'a chunk has an unknown format' };
  const stream = at(word.stream);
  const refuse = (message: string): DecodedChunk => ({ ok: false, stream, message });
  if (buffer.byteLength > maxChunkBytes) return refuse(`a chunk of ${buffer.byteLength} bytes is too large`);

  const firstRow = at(word.firstRow);
  const rowCount = at(word.rowCount);
  const columnCount = at(word.columnCount);
  if (rowCount === 0) return refuse('a chunk has no rows');
  switch (at(word.kind)) {
    case kinds.run: {
      const shapePoints = columnCount;
      const form: RunRowForm = { shapePoints, countsEvaluations: at(word.countsEvaluations) !== 0 };
      if (buffer.byteLength !== headerBytes + runRowBytes(form) * rowCount) {
        return refuse(`a chunk of ${rowCount} rows has ${buffer.byteLength} bytes`);
      }
      const columns = runColumnsOf(buffer, rowCount, form);
      const run = at(word.run);
      return {
        ok: true,
        chunk: { kind: 'run', stream, run, firstRow, rowCount, shapePoints, columns },
      };
    }
    case kinds.measures: {
      if (columnCount === 0 || buffer.byteLength !== headerBytes + 8 * columnCount * rowCount) {
        return refuse(`a chunk of ${rowCount} × ${columnCount} measures has ${buffer.byteLength} bytes`);
      }
      const columns = measureColumnsOf(buffer, rowCount, columnCount);
      const run = at(word.run);
      return { ok: true, chunk: { kind: 'measures', stream, run, firstRow, rowCount, columns } };
    }
    case kinds.surface: {
      if (columnCount === 0 || buffer.byteLength !== headerBytes + 4 * rowCount * columnCount) {
        return refuse(`a chunk of ${rowCount} × ${columnCount} heights has ${buffer.byteLength} bytes`);
      }
      const heights = new Float32Array(buffer, headerBytes);
      return {
        ok: true,
        chunk: { kind: 'surface', stream, firstRow, rowCount, columnCount, heights },
      };
    }
    case kinds.light: {
      if (columnCount === 0 || buffer.byteLength !== headerBytes + 2 * rowCount * columnCount) {
        return refuse(
          `a chunk of ${rowCount} × ${columnCount} points of light has ${buffer.byteLength} bytes`,
        );
      }
      const values = new Uint8Array(buffer, headerBytes);
      return { ok: true, chunk: { kind: 'light', stream, firstRow, rowCount, columnCount, values } };
    }
    case kinds.population: {
      if (buffer.byteLength !== headerBytes + 16 * rowCount) {
        return refuse(`a chunk of ${rowCount} particles has ${buffer.byteLength} bytes`);
      }
      const positions = new Float64Array(buffer, headerBytes);
      return { ok: true, chunk: { kind: 'population', stream, firstRow, rowCount, positions } };
    }
    case kinds.text: {
      if (buffer.byteLength !== headerBytes + 2 * rowCount) {
        return refuse(`a chunk of ${rowCount} code units has ${buffer.byteLength} bytes`);
      }
      let text = '';
      for (const unit of new Uint16Array(buffer, headerBytes)) text += String.fromCharCode(unit);
      return { ok: true, chunk: { kind: 'text', stream, firstRow, rowCount, text } };
    }
    default:
      return refuse(`a chunk is of unknown kind ${at(word.kind)}`);
  }
}
