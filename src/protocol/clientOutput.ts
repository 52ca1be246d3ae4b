// The renderer's end of an output: cuts data into pieces, keeps a few of them in transit, and stops at the first
// failure.
import { FailureError, failureError, failureOf } from './failure';
import type { Result } from './messages';
import { maxFileBytes, maxPieceBytes, type Piece } from './piece';

export interface ClientOutputOptions {
  /** Sends a piece; resolves when it is written. */
  readonly post: (piece: Omit<Piece, 'request' | 'output' | 'bytes'>, bytes: Uint8Array) => Promise<unknown>;
  readonly finish: () => Promise<Result<'output.finish'>>;
  readonly show: () => Promise<void>;
  readonly abort: () => Promise<Result<'output.abort'>>;
}

/** Maximum number of pieces in transit. */
const maxPiecesUnderWay = 4;

/** Files that are written piece by piece and appear whole or not at all. */
export type ClientOutput = ReturnType<typeof createClientOutput>;

/** An output that is open on the engine's side. */
export function createClientOutput({ post, finish, show, abort }: ClientOutputOptions) {
  const underWay = new Set<Promise<unknown>>();
  let lastPosted: Promise<unknown> = Promise.resolve();
  let failure: FailureError | null = null;
  let ended = false;

  function fail(error: unknown): FailureError {
    failure ??= new FailureError(failureOf(error));
    return failure;
  }

  async function postAll(bytes: Uint8Array, position: number, file: number): Promise<Promise<unknown>[]> {
    const posted: Promise<unknown>[] = [];
    for (let offset = 0; offset < bytes.length; offset += maxPieceBytes) {
      while (underWay.size >= maxPiecesUnderWay) await Promise.race(underWay);
      if (failure) throw failure;
      const piece = { file, position: position + offset };
      const written = post(piece, bytes.subarray(offset, offset + maxPieceBytes)).catch(fail);
      underWay.add(written);
      void written.then(() => underWay.delete(written));
      posted.push(written);
    }
    return posted;
  }

  return {
    /**
     * Writes `bytes` at `position` of file number `file`. Resolves when the engine has written them; they must not change
     * until then. It may be called again before that; later writes overwrite earlier ones.
     */
    async write(bytes: Uint8Array, position: number, file = 0): Promise<void> {
      if (!Number.isSafeInteger(position) || position < 0 || position + bytes.length > maxFileBytes) {
        throw fail(failureError('invalid', `Invalid position: ${position} (expected 0 ≤ position < 2^40)`));
      }
      if (ended) throw fail(failureError('protocol', 'The output has ended already.'));
      const posting = lastPosted.then(() => postAll(bytes, position, file));
      lastPosted = posting.catch(() => undefined);
      await Promise.all(await posting);
      if (failure) throw failure;
    },
    /** Flushes the files and gives them their names. */
    async finish(): Promise<Result<'output.finish'>> {
      if (ended) throw fail(failureError('protocol', 'The output has ended already.'));
      ended = true;
      await lastPosted;
      await Promise.all(underWay);
      if (failure) throw failure;
      return finish();
    },
    /** Shows a finished output in its folder, if that can be done. */
    show,
    /**
     * Removes what has been written, unless it is finished; resolves with the number of complete files of a sequence that
     * stay. Safe at any time, more than once.
     */
    async abort(): Promise<number> {
      ended = true;
      fail(failureError('busy', 'The output was given up.'));
      // If the engine is gone, the number is unknown.
      const { kept } = await abort().catch(() => ({ kept: 0 }));
      return kept;
    },
  };
}
