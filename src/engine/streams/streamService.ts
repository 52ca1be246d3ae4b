// Opens streams for sessions and the command line: validates a request, has the pool compute it, and addresses
// its chunks.
import { addressChunk } from '../../protocol/chunk';
import type { Failure, RunEnd } from '../../protocol/messages';
import type { WorkerPool } from '../pool/workerPool';
import { planStream } from './planStream';

export interface StreamSink {
  /** Receives an exact-size buffer and owns it. */
  readonly onChunk: (chunk: ArrayBuffer) => void;
  /** Called once; no chunk comes afterwards. */
  readonly onDone: (reason: 'finished' | 'cancelled', runs: readonly RunEnd[]) => void;
  /** Called instead of `onDone`. */
  readonly onFailed: (failure: Failure) => void;
}

export interface StreamControl {
  grant(chunks: number): void;
  /** Safe at any time, more than once. */
  cancel(): void;
}

const nothing: StreamControl = { grant: () => undefined, cancel: () => undefined };

/** Opens a stream for `request`, which is not validated yet; its chunks carry the id `stream`. */
export function openStream(
  pool: WorkerPool,
  stream: number,
  request: unknown,
  credits: number,
  sink: StreamSink,
): StreamControl {
  const plan = planStream(request);
  if (!plan.ok) {
    sink.onFailed(plan.failure);
    return nothing;
  }
  return pool.submit(plan.spec, {
    credits,
    onChunk(chunk) {
      addressChunk(chunk, stream);
      sink.onChunk(chunk);
    },
    onEnd(end) {
      if (end.reason === 'failed') {
        sink.onFailed({ code: 'worker', message: end.message });
        return;
      }
      const runs = end.reason === 'finished' ? end.items.filter((item) => item !== 'complete') : [];
      sink.onDone(end.reason, runs);
    },
  });
}
