// The renderer's end of the contract: requests, streams with credits, outputs, and unsolicited messages of the shell.
// It does not depend on how messages travel, and validates each of them.
import { z } from 'zod';
import type { CommandId } from './commands';
import { createClientOutput, type ClientOutput } from './clientOutput';
import {
  createClientStreams,
  type CancelSignal,
  type StreamHandle,
  type StreamOptions,
} from './clientStreams';
import { FailureError, failureError, failureOf, invalidBySchema } from './failure';
import {
  methods,
  serverMessageSchema,
  type ClientMessage,
  type Failure,
  type Method,
  type OpenedFile,
  type OutputRequest,
  type Params,
  type Result,
  type StreamRequest,
} from './messages';
import { createInbox } from './inbox';
import { encodePiece } from './piece';
import type { Transport } from './transport';

export interface Client {
  /** One request, one answer. Rejects with a `FailureError`. */
  request<M extends Method>(
    method: M,
    params: Params<M>,
    options?: { signal?: CancelSignal },
  ): Promise<Result<M>>;
  openStream(request: StreamRequest, options: StreamOptions): StreamHandle;
  /** Opens files for writing; null if the user cancels. Rejects when the connection is lost. */
  openOutput(request: OutputRequest): Promise<ClientOutput | null>;
  /** Subscribes to commands chosen in the shell's own menu. Returns a function that unsubscribes. */
  onCommand(listener: (command: CommandId) => void): () => void;
  /** Subscribes to files that the shell was asked to open. Returns a function that unsubscribes. */
  onFile(listener: (file: OpenedFile) => void): () => void;
  /** Subscribes to the shell's imminent end: unsaved data must be sent now. Returns a function that unsubscribes. */
  onFlush(listener: () => void): () => void;
  /** Switches to another transport; requests pending on the old one fail. */
  attach(transport: Transport): void;
  dispose(): void;
}

export interface ClientOptions {
  /** Maximum number of chunks in transit that the reader has not taken. */
  readonly credits?: number;
  /** Called for messages that belong to no open stream or request. */
  readonly onProtocolError?: (failure: Failure) => void;
}

interface PendingRequest {
  readonly settle: (outcome: { result: unknown } | { error: FailureError }) => void;
}

const connectionLost = (): FailureError => failureError('io', 'The connection to the engine was lost.');

/** The answer to a written piece has no content. */
const pieceAnswer = z.object({});

/** A client that uses `transport`, and later those that are attached. */
export function createClient(transport?: Transport, options: ClientOptions = {}): Client {
  const credits = options.credits ?? 16;
  const report = options.onProtocolError ?? (() => undefined);
  const requests = new Map<number, PendingRequest>();
  const commands = createInbox<CommandId>();
  const files = createInbox<OpenedFile>();
  const flushListeners = new Set<() => void>();
  let current: Transport | null = null;
  let lastRequest = 0;

  function post(message: ClientMessage): void {
    if (!current) throw connectionLost();
    current.post(JSON.stringify(message));
  }

  /** For messages that no longer matter when the connection is gone. */
  function tryPost(message: ClientMessage): void {
    current?.post(JSON.stringify(message));
  }

  const streams = createClientStreams({ credits, post, tryPost, report });

  function failAll(error: FailureError): void {
    const pendingRequests = [...requests.values()];
    requests.clear();
    for (const pending of pendingRequests) pending.settle({ error });
    streams.failAll(error);
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
        streams.receiveDone(message);
        return;
      case 'failed':
        streams.receiveFailed(message);
        return;
      case 'command':
        commands.deliver(message.command);
        return;
      case 'file':
        files.deliver({ id: message.id, name: message.name, text: message.text });
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
      previous.onMessage = () => undefined;
      previous.close();
      failAll(connectionLost());
    }
    next.onMessage = (message) => {
      if (typeof message === 'string') receiveText(message);
      else streams.receiveChunk(message);
    };
    next.onClose = () => {
      if (current !== next) return;
      current = null;
      failAll(connectionLost());
    };
  }

  /** Sends a message that is answered by its number; `what` names it in errors. */
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
    // Another connection is another session, which may have other outputs with the same numbers.
    const openConnection = (): Transport => {
      if (!connection || current !== connection) throw connectionLost();
      return connection;
    };
    return createClientOutput({
      post: (piece, bytes) =>
        ask(`piece at ${piece.position}`, pieceAnswer, (id) => {
          openConnection().post(encodePiece({ ...piece, request: id, output, bytes }));
        }),
      finish: () => {
        openConnection();
        return request('output.finish', { output });
      },
      show: async () => {
        openConnection();
        await request('output.show', { output });
      },
      abort: async () => {
        openConnection();
        return request('output.abort', { output });
      },
    });
  }

  if (transport) attach(transport);

  return {
    request,
    openStream: streams.open,
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
