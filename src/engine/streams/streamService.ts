// Opens streams: validates a request, lets the pool compute it, and addresses and counts its chunks. What sessions
// and the command line have in common.
import { addressChunk } from '../../protocol/chunk';
import type { Failure, RunEnd } from '../../protocol/messages';
import type { WorkerPool } from '../pool/workerPool';
import { planStream } from './planStream';

export interface StreamSink {
  /** An exact-size buffer, the receiver's from now on. */
  readonly onChunk: (chunk: ArrayBuffer) => void;
  /** Called once, and no chunk afterwards. `chunks` is how many there were. */
  readonly onDone: (reason: 'finished' | 'cancelled', chunks: number, runs: readonly RunEnd[]) => void;
  /** Instead of `onDone`. */
  readonly onFailed: (failure: Failure) => void;
}

export interface StreamControl {
  grant(chunks: number): void;
  /** May be called at any time and more than once. */
  cancel(): void;
}

const nothing: StreamControl = { grant: () => undefined, cancel: () => undefined };

/** Opens the stream that `request`, still unchecked, asks for; its chunks carry the id `stream`. */
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
  let chunks = 0;
  return pool.submit(plan.spec, {
    credits,
    onChunk(chunk) {
      addressChunk(chunk, stream, chunks);
      chunks += 1;
      sink.onChunk(chunk);
    },
    onEnd(end) {
      if (end.reason === 'failed') {
        sink.onFailed({ code: 'worker', message: end.message });
        return;
      }
      const runs = end.reason === 'finished' ? end.items.filter((item) => item !== 'complete') : [];
      sink.onDone(end.reason, chunks, runs);
    },
  });
}
