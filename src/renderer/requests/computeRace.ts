// Complete races for the page, computed by the engine.
import type { Client } from '../../protocol/client';
import type { ComputeRace } from '../../protocol/computeTrajectories';

/** Computes races until `signal` is aborted; they then reject with its reason. */
export const computeRaceBy =
  (client: Client, signal: AbortSignal): ComputeRace =>
  async (request, onChunk) => {
    const stream = client.openStream(request, {
      signal,
      onChunk: (chunk) => {
        if (chunk.kind === 'run') onChunk(chunk);
      },
    });
    const end = await stream.done;
    signal.throwIfAborted();
    if (end.reason !== 'finished') throw new Error('The computation was interrupted.');
    return end.runs;
  };
