// Computes races on the command line's own workers.
import { createWorkerPool } from '../engine/pool/workerPool';
import { openStream } from '../engine/streams/streamService';
import { decodeChunk } from '../protocol/chunk';
import type { ComputeRace } from '../protocol/computeTrajectories';
import type { RunEnd } from '../protocol/messages';
import { UsageError } from './usageError';

/** Chunks in transit: the workers keep computing while earlier chunks are stored. */
const credits = 32;

/** Computes races on the workers of `workerPath`. Rejects with a `UsageError` if a race is refused. */
export const computeRaceOn =
  (workerPath: string, signal: AbortSignal): ComputeRace =>
  async (request, onChunk) => {
    const pool = createWorkerPool({ workerPath });
    const over = new AbortController();
    try {
      return await new Promise<readonly RunEnd[]>((resolve, reject) => {
        const stream = openStream(pool, 1, request, credits, {
          onChunk(buffer) {
            const decoded = decodeChunk(buffer);
            if (!decoded.ok) throw new Error(decoded.message);
            if (decoded.chunk.kind === 'run') onChunk(decoded.chunk);
            stream.grant(1);
          },
          onDone(reason, runs) {
            if (reason === 'finished') resolve(runs);
            else reject(new Error('The race was interrupted.'));
          },
          onFailed(failure) {
            reject(failure.code === 'invalid' ? new UsageError(failure.message) : new Error(failure.message));
          },
        });
        signal.addEventListener('abort', () => stream.cancel(), { signal: over.signal });
        if (signal.aborted) stream.cancel();
      });
    } finally {
      over.abort();
      await pool.dispose();
    }
  };
