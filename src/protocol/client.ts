// The renderer's end of the contract: requests, streams with credits, outputs, and what the shell sends unasked. It
// knows nothing about how messages travel, and never trusts one.
import { z } from 'zod';
import { decodeChunk, type Chunk } from './chunk';
import type { CommandId } from './commands';
import { createClientOutput, type ClientOutput } from './clientOutput';
import { FailureError, failureError, failureOf, invalidBySchema } from './failure';
import {
  methods,
  serverMessageSchema,
  streamRequestSchema,
  type ClientMessage,
  type Failure,
  type RunEnd,
  type Method,
  type OutputRequest,
  type Params,
  type Result,
  type ServerMessage,
  type StreamRequest,
} from './messages';
import { encodePiece } from './piece';
import { createStreamTracker, type StreamTracker } from './streamTracker';
import type { Transport } from './transport';

/** The part of an AbortSignal that is used here. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

export interface StreamEnd {
  readonly reason: 'finished' | 'cancelled';
  /** For a run that finished: how each run ended, in the order asked. Empty otherwise. */
  readonly runs: readonly RunEnd[];
}

export interface StreamOptions {
  /** Gets each chunk in order. The chunk's memory belongs to the receiver. */
  readonly onChunk: (chunk: Chunk) => void;
  readonly signal?: CancelSignal;
}

export interface StreamHandle {
  /** Settles once. Rejects with a `FailureError`; a cancelled stream is no failure. */
  readonly done: Promise<StreamEnd>;
  /** Ends the stream early; no chunk arrives afterwards. May be called at any time and more than once. */
  cancel(): void;
}

export interface Client {
  /** Asks once, answered once. Rejects with a `FailureError`. */
  request<M extends Method>(
    method: M,
    params: Params<M>,
    options?: { signal?: CancelSignal },
  ): Promise<Result<M>>;
  openStream(request: StreamRequest, options: StreamOptions): StreamHandle;
  /** Opens files to be written; null when the user changes their mind. It fails when the connection is lost. */
  openOutput(request: OutputRequest): Promise<ClientOutput | null>;
  /** A command chosen in the shell's own menu. Returns what ends the subscription. */
  onCommand(listener: (command: CommandId) => void): () => void;
  /** A file that the shell was asked to open. Returns what ends the subscription. */
  onFile(listener: (file: { readonly name: string; readonly text: string }) => void): () => void;
  /** The shell is about to end: what is to be saved is to be sent. Returns what ends the subscription. */
  onFlush(listener: () => void): () => void;
  /** Talks over another transport from now on; what was pending on the old one fails. */
  attach(transport: Transport): void;
  dispose(): void;
}

export interface ClientOptions {
  /** Chunks that may be under way before the reader has taken one. */
  readonly credits?: number;
  /** Told of messages that can't be laid at a stream's or a request's door. */
  readonly onProtocolError?: (failure: Failure) => void;
}

interface PendingRequest {
  readonly settle: (outcome: { result: unknown } | { error: FailureError }) => void;
}

interface OpenStream {
  readonly tracker: StreamTracker;
  readonly onChunk: (chunk: Chunk) => void;
  readonly finish: (outcome: StreamEnd | FailureError) => void;
  /** Chunks taken since credits were granted last. */
  taken: number;
  cancelled: boolean;
}

const connectionLost = (): FailureError => failureError('io', 'The connection to the engine was lost.');

/** That a piece is written is all there is to say. */
const pieceAnswer = z.object({});

interface Inbox<T> {
  deliver(item: T): void;
  /** Returns what ends the subscription. */
  readonly subscribe: (listener: (item: T) => void) => () => void;
  clear(): void;
}

/** What comes while nobody listens waits for the next listener: the page may not be ready for it yet. */
function createInbox<T>(): Inbox<T> {
  const listeners = new Set<(item: T) => void>();
  let waiting: T[] = [];
  return {
    deliver(item) {
      if (listeners.size === 0) waiting.push(item);
      for (const listener of [...listeners]) listener(item);
    },
    subscribe(listener) {
      listeners.add(listener);
      const items = waiting;
      waiting = [];
      for (const item of items) listener(item);
      return () => listeners.delete(listener);
    },
    clear() {
      listeners.clear();
      waiting = [];
    },
  };
}

/** A client that talks over `transport`, and over others that are attached later. */
export function createClient(transport?: Transport, options: ClientOptions = {}): Client {
  const credits = options.credits ?? 16;
  const grantAt = Math.max(1, Math.floor(credits / 2));
  const report = options.onProtocolError ?? (() => undefined);
  const requests = new Map<number, PendingRequest>();
  const streams = new Map<number, OpenStream>();
  const commands = createInbox<CommandId>();
  const files = createInbox<{ readonly name: string; readonly text: string }>();
  const flushListeners = new Set<() => void>();
  let current: Transport | null = null;
  let lastRequest = 0;
  let lastStream = 0;

  function post(message: ClientMessage): void {
    if (!current) throw connectionLost();
    current.post(JSON.stringify(message));
  }

  /** For messages that no longer matter when the connection is gone. */
  function tryPost(message: ClientMessage): void {
    current?.post(JSON.stringify(message));
  }

  function failAll(error: FailureError): void {
    const pendingRequests = [...requests.values()];
    const openStreams = [...streams.values()];
    requests.clear();
    streams.clear();
    for (const pending of pendingRequests) pending.settle({ error });
    for (const stream of openStreams) {
      stream.finish(stream.cancelled ? { reason: 'cancelled', runs: [] } : error);
    }
  }

  function failStream(id: number, stream: OpenStream, message: string): void {
    streams.delete(id);
    tryPost({ type: 'cancel', stream: id });
    stream.finish(failureError('protocol', `The engine's answer was damaged on its way: ${message}.`));
  }

  function receiveChunk(buffer: ArrayBuffer): void {
    const decoded = decodeChunk(buffer);
    const id = decoded.ok ? decoded.chunk.stream : decoded.stream;
    const stream = id === null ? undefined : streams.get(id);
    if (id === null || !stream) {
      // Chunks that were under way when their stream failed here are expected until the engine has noticed;
      // they and chunks after the end are the same to us: reported, never drawn.
      const message = decoded.ok
        ? `a chunk came for stream ${id ?? '?'}, which is not open`
        : decoded.message;
      report({ code: 'protocol', message });
      return;
    }
    if (stream.cancelled) return;
    if (!decoded.ok) {
      failStream(id, stream, decoded.message);
      return;
    }
    const problem = stream.tracker.accept(decoded.chunk);
    if (problem !== null) {
      failStream(id, stream, problem);
      return;
    }
    try {
      stream.onChunk(decoded.chunk);
    } catch (error) {
      // The reader failed, not the stream: it is told by the rejected promise, others go on.
      streams.delete(id);
      tryPost({ type: 'cancel', stream: id });
      stream.finish(new FailureError(failureOf(error)));
      return;
    }
    stream.taken += 1;
    if (stream.taken >= grantAt) {
      tryPost({ type: 'credit', stream: id, chunks: stream.taken });
      stream.taken = 0;
    }
  }

  function receiveDone(message: Extract<ServerMessage, { type: 'done' }>): void {
    const stream = streams.get(message.stream);
    if (!stream) return;
    if (!stream.cancelled && message.reason === 'finished') {
      const problem = stream.tracker.finish(message.chunks, message.runs);
      if (problem !== null) {
        failStream(message.stream, stream, problem);
        return;
      }
    }
    streams.delete(message.stream);
    const reason = stream.cancelled ? 'cancelled' : message.reason;
    stream.finish({ reason, runs: reason === 'finished' ? message.runs : [] });
  }

  function receiveText(text: string): void {
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      report({ code: 'protocol', message: 'a message is not JSON' });
      return;
    }
    const parsed = serverMessageSchema.safeParse(json);
    if (!parsed.success) {
      report(invalidBySchema('message from the engine', parsed.error).failure);
      return;
    }
    const message = parsed.data;
    switch (message.type) {
      case 'result':
        requests.get(message.id)?.settle({ result: message.result });
        return;
      case 'error':
        requests.get(message.id)?.settle({ error: new FailureError(message.failure) });
        return;
      case 'done':
        receiveDone(message);
        return;
      case 'failed': {
        const stream = streams.get(message.stream);
        streams.delete(message.stream);
        stream?.finish(
          stream.cancelled ? { reason: 'cancelled', runs: [] } : new FailureError(message.failure),
        );
        return;
      }
      case 'command':
        commands.deliver(message.command);
        return;
      case 'file':
        files.deliver({ name: message.name, text: message.text });
        return;
      case 'flush':
        for (const listener of [...flushListeners]) listener();
        tryPost({ type: 'flushed', id: message.id });
        return;
    }
  }

  function attach(next: Transport): void {
    const previous = current;
    current = next;
    if (previous) {
      previous.onClose = () => undefined;
      previous.onMessage = () => undefined;
      previous.close();
      failAll(connectionLost());
    }
    next.onMessage = (message) => {
      if (typeof message === 'string') receiveText(message);
      else receiveChunk(message);
    };
    next.onClose = () => {
      if (current !== next) return;
      current = null;
      failAll(connectionLost());
    };
  }

  /** Sends something that is answered by its number; `what` is what an error calls it. */
  function ask<Answer>(
    what: string,
    answer: z.ZodType<Answer>,
    send: (id: number) => void,
    signal?: CancelSignal,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const aborted = (): FailureError => failureError('busy', `${what} was given up.`);
      if (signal?.aborted) {
        reject(aborted());
        return;
      }
      lastRequest += 1;
      const id = lastRequest;
      const onAbort = (): void => {
        settle({ error: aborted() });
      };
      const settle = (outcome: { result: unknown } | { error: FailureError }): void => {
        requests.delete(id);
        signal?.removeEventListener('abort', onAbort);
        if ('error' in outcome) {
          reject(outcome.error);
          return;
        }
        const result = answer.safeParse(outcome.result);
        if (result.success) resolve(result.data);
        else reject(failureError('protocol', invalidBySchema(`answer to ${what}`, result.error).message));
      };
      requests.set(id, { settle });
      signal?.addEventListener('abort', onAbort);
      try {
        send(id);
      } catch (error) {
        settle({ error: new FailureError(failureOf(error)) });
      }
    });
  }

  async function request<M extends Method>(
    method: M,
    params: Params<M>,
    { signal }: { signal?: CancelSignal } = {},
  ): Promise<Result<M>> {
    const schema = methods[method];
    const checked = schema.params.safeParse(params);
    if (!checked.success) throw invalidBySchema(method, checked.error);
    const send = (id: number): void => {
      post({ type: 'request', id, method, params: checked.data });
    };
    return ask(method, schema.result as unknown as z.ZodType<Result<M>>, send, signal);
  }

  async function openOutput(outputRequest: OutputRequest): Promise<ClientOutput | null> {
    const connection = current;
    const { output } = await request('output.open', outputRequest);
    if (output === null) return null;
    // Another connection is another session, which has outputs of its own by the same numbers.
    const openConnection = (): Transport => {
      if (!connection || current !== connection) throw connectionLost();
      return connection;
    };
    return createClientOutput({
      post: (piece, bytes) =>
        ask(`piece ${piece.sequence}`, pieceAnswer, (id) => {
          openConnection().post(encodePiece({ ...piece, request: id, output, bytes }));
        }),
      finish: (pieces) => {
        openConnection();
        return request('output.finish', { output, pieces });
      },
      abort: async () => {
        openConnection();
        return request('output.abort', { output });
      },
    });
  }

  function openStream(streamRequest: StreamRequest, { onChunk, signal }: StreamOptions): StreamHandle {
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
      settle({ reason: 'cancelled', runs: [] });
      return handle;
    }
    const tracker = createStreamTracker(checked.data);
    streams.set(id, { tracker, onChunk, finish: settle, taken: 0, cancelled: false });
    signal?.addEventListener('abort', cancel);
    try {
      post({ type: 'open', stream: id, credits, request: checked.data });
    } catch (error) {
      streams.delete(id);
      settle(new FailureError(failureOf(error)));
    }
    return handle;
  }

  if (transport) attach(transport);

  return {
    request,
    openStream,
    openOutput,
    onCommand: commands.subscribe,
    onFile: files.subscribe,
    onFlush(listener) {
      flushListeners.add(listener);
      return () => flushListeners.delete(listener);
    },
    attach,
    dispose() {
      const last = current;
      current = null;
      last?.close();
      failAll(connectionLost());
      commands.clear();
      files.clear();
      flushListeners.clear();
    },
  };
}
