// The open streams of a client: each chunk is checked before the reader gets it, credits are granted as chunks are
// taken, and a stream ends once.
import { decodeChunk, type Chunk } from './chunk';
import { FailureError, failureError, failureOf, invalidBySchema } from './failure';
import {
  streamRequestSchema,
  type ClientMessage,
  type Failure,
  type RunEnd,
  type ServerMessage,
  type StreamRequest,
} from './messages';
import { createStreamTracker, type StreamTracker } from './streamTracker';

/** The part of AbortSignal that is used here. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

export interface StreamEnd {
  readonly reason: 'finished' | 'cancelled';
  /** Of a finished race or its measures: how each run ended, in the order of the request. Empty otherwise. */
  readonly runs: readonly RunEnd[];
}

export interface StreamOptions {
  /** Gets each chunk in order. The chunk's memory belongs to the receiver. */
  readonly onChunk: (chunk: Chunk) => void;
  readonly signal?: CancelSignal;
}

export interface StreamHandle {
  /** Settles once. Rejects with a `FailureError`; a cancelled stream is not a failure. */
  readonly done: Promise<StreamEnd>;
  /** Ends the stream early; no chunk arrives afterwards. Safe at any time, more than once. */
  cancel(): void;
}

interface OpenStream {
  readonly id: number;
  readonly tracker: StreamTracker;
  readonly onChunk: (chunk: Chunk) => void;
  readonly finish: (outcome: StreamEnd | FailureError) => void;
  /** Chunks taken since the last grant of credits. */
  taken: number;
  cancelled: boolean;
}

type MessageOf<Type extends ServerMessage['type']> = Extract<ServerMessage, { type: Type }>;

export interface ClientStreamsOptions {
  /** Maximum number of chunks in transit that the reader has not taken. */
  readonly credits: number;
  /** Throws if there is no connection. */
  readonly post: (message: ClientMessage) => void;
  /** For messages that no longer matter when the connection is gone. */
  readonly tryPost: (message: ClientMessage) => void;
  /** Called for chunks that belong to no stream. */
  readonly report: (failure: Failure) => void;
}

const cancelledEnd: StreamEnd = { reason: 'cancelled', runs: [] };

export function createClientStreams({ credits, post, tryPost, report }: ClientStreamsOptions) {
  const grantAt = Math.max(1, Math.floor(credits / 2));
  const streams = new Map<number, OpenStream>();
  let lastStream = 0;

  /** Ends a stream of which nothing more is wanted. */
  function giveUp({ id, finish }: OpenStream, error: FailureError): void {
    streams.delete(id);
    tryPost({ type: 'cancel', stream: id });
    finish(error);
  }

  function failStream(stream: OpenStream, message: string): void {
    giveUp(stream, failureError('protocol', `The engine's answer was damaged on its way: ${message}.`));
  }

  function receiveChunk(buffer: ArrayBuffer): void {
    const decoded = decodeChunk(buffer);
    const id = decoded.ok ? decoded.chunk.stream : decoded.stream;
    const stream = id === null ? undefined : streams.get(id);
    if (!stream) {
      // After a stream has failed here, chunks in transit keep arriving until the engine has noticed. They are handled
      // as chunks after the end: reported, never drawn.
      const message = decoded.ok
        ? `a chunk came for stream ${decoded.chunk.stream}, which is not open`
        : decoded.message;
      report({ code: 'protocol', message });
      return;
    }
    if (stream.cancelled) return;
    if (!decoded.ok) {
      failStream(stream, decoded.message);
      return;
    }
    const problem = stream.tracker.accept(decoded.chunk);
    if (problem !== null) {
      failStream(stream, problem);
      return;
    }
    try {
      stream.onChunk(decoded.chunk);
    } catch (error) {
      // The reader failed, not the stream: its promise rejects, and other streams continue.
      giveUp(stream, new FailureError(failureOf(error)));
      return;
    }
    stream.taken += 1;
    if (stream.taken >= grantAt) {
      tryPost({ type: 'credit', stream: stream.id, chunks: stream.taken });
      stream.taken = 0;
    }
  }

  function receiveDone(message: MessageOf<'done'>): void {
    const stream = streams.get(message.stream);
    if (!stream) return;
    if (!stream.cancelled && message.reason === 'finished') {
      const problem = stream.tracker.finish(message.runs);
      if (problem !== null) {
        failStream(stream, problem);
        return;
      }
    }
    streams.delete(message.stream);
    const reason = stream.cancelled ? 'cancelled' : message.reason;
    stream.finish({ reason, runs: reason === 'finished' ? message.runs : [] });
  }

  function receiveFailed(message: MessageOf<'failed'>): void {
    const stream = streams.get(message.stream);
    streams.delete(message.stream);
    stream?.finish(stream.cancelled ? cancelledEnd : new FailureError(message.failure));
  }

  function failAll(error: FailureError): void {
    const openStreams = [...streams.values()];
    streams.clear();
    for (const stream of openStreams) stream.finish(stream.cancelled ? cancelledEnd : error);
  }

  function open(streamRequest: StreamRequest, { onChunk, signal }: StreamOptions): StreamHandle {
    lastStream += 1;
    const id = lastStream;
    let settle: (outcome: StreamEnd | FailureError) => void = () => undefined;
    const done = new Promise<StreamEnd>((resolve, reject) => {
      settle = (outcome) => {
        signal?.removeEventListener('abort', cancel);
        if (outcome instanceof FailureError) reject(outcome);
        else resolve(outcome);
      };
    });
    function cancel(): void {
      const stream = streams.get(id);
      if (!stream || stream.cancelled) return;
      stream.cancelled = true;
      tryPost({ type: 'cancel', stream: id });
    }
    const handle: StreamHandle = { done, cancel };

    const checked = streamRequestSchema.safeParse(streamRequest);
    if (!checked.success) {
      settle(invalidBySchema(streamRequest.kind, checked.error));
      return handle;
    }
    if (signal?.aborted) {
      settle(cancelledEnd);
      return handle;
    }
    const tracker = createStreamTracker(checked.data);
    streams.set(id, { id, tracker, onChunk, finish: settle, taken: 0, cancelled: false });
    signal?.addEventListener('abort', cancel);
    try {
      post({ type: 'open', stream: id, credits, request: checked.data });
    } catch (error) {
      streams.delete(id);
      settle(new FailureError(failureOf(error)));
    }
    return handle;
  }

  return {
    open,
    receiveChunk,
    receiveDone,
    receiveFailed,
    /** The connection is lost: all open streams fail. */
    failAll,
  };
}
