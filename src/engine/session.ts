// One renderer's session: reads its messages, answers its requests, and runs its streams. It knows nothing about
// how messages travel or which shell it serves.
import { parseSceneText } from '../core/scene/parseScene';
import { failureError, failureOf, invalidBySchema } from '../protocol/failure';
import {
  clientMessageSchema,
  methods,
  type ClientMessage,
  type Method,
  type Params,
  type Result,
  type ServerMessage,
} from '../protocol/messages';
import type { Transport } from '../protocol/transport';
import type { WorkerPool } from './pool/workerPool';
import type { Store } from './store';
import { openStream, type StreamControl } from './streams/streamService';

/** The desktop's own file dialogs, where the shell has them. */
export interface FileDialogs {
  open(): Promise<{ readonly name: string; readonly text: string } | null>;
  save(suggestedName: string, text: string): Promise<string | null>;
}

export interface SessionServices {
  readonly pool: WorkerPool;
  readonly store: Store;
  readonly version: string;
  readonly shell: 'electron' | 'web';
  readonly files: FileDialogs | null;
  /** Told of settings that the renderer has saved. */
  readonly onSettings?: (settings: string) => void;
}

export interface Session {
  /** Sends a command chosen in the shell's menu. */
  command(command: string): void;
  /** Sends a file that the shell was asked to open. */
  file(name: string, text: string): void;
  dispose(): void;
}

/** Streams that one renderer may have open: far more than any sane use, so that a mad one does no harm. */
const maxStreams = 256;

const ioFailure = (error: unknown): Error =>
  failureError('io', error instanceof Error ? error.message : String(error));

type Handlers = { readonly [M in Method]: (params: Params<M>) => Promise<Result<M>> };

/** Serves the renderer at the other end of `transport` until that is closed or `dispose` is called. */
export function createSession(transport: Transport, services: SessionServices): Session {
  const streams = new Map<number, StreamControl>();
  let closed = false;

  const send = (message: ServerMessage): void => {
    if (!closed) transport.post(JSON.stringify(message));
  };

  const noDialogs = failureError('not-found', 'This shell has no file dialogs.');
  const handlers: Handlers = {
    'app.info': () =>
      Promise.resolve({ version: services.version, shell: services.shell, workers: services.pool.size }),
    'session.load': async () => ({ scene: await loadSession() }),
    'session.save': async ({ scene }) => save('session', 'scene', scene),
    'settings.load': async () => ({ settings: await services.store.load('settings').catch(() => null) }),
    'settings.save': async ({ settings }) => {
      const result = await save('settings', 'settings', settings);
      services.onSettings?.(settings);
      return result;
    },
    'file.open': async () => {
      if (!services.files) throw noDialogs;
      return { file: await services.files.open() };
    },
    'file.save': async ({ suggestedName, text }) => {
      if (!services.files) throw noDialogs;
      return { name: await services.files.save(suggestedName, text) };
    },
  };

  /** A race that can't be restored is returned all the same: the renderer says what is wrong with it. */
  async function loadSession(): Promise<string | null> {
    try {
      return await services.store.load('session', (text) => parseSceneText(text).ok);
    } catch (error) {
      throw ioFailure(error);
    }
  }

  async function save(
    entry: 'session' | 'settings',
    field: string,
    text: string,
  ): Promise<Record<string, never>> {
    try {
      JSON.parse(text);
    } catch {
      throw failureError('invalid', `Invalid ${field}: not JSON`, [
        { field, message: 'expected a JSON text' },
      ]);
    }
    try {
      await services.store.save(entry, text);
    } catch (error) {
      throw ioFailure(error);
    }
    return {};
  }

  function isMethod(name: string): name is Method {
    return Object.hasOwn(methods, name);
  }

  async function answer<M extends Method>(method: M, params: unknown): Promise<Result<M>> {
    const checked = methods[method].params.safeParse(params);
    if (!checked.success) throw invalidBySchema(method, checked.error);
    return handlers[method](checked.data as Params<M>);
  }

  async function receiveRequest(id: number, method: string, params: unknown): Promise<void> {
    try {
      if (!isMethod(method)) {
        throw failureError(
          'not-found',
          `Unknown method ${method} (one of ${Object.keys(methods).join(', ')})`,
        );
      }
      send({ type: 'result', id, result: await answer(method, params) });
    } catch (error) {
      send({ type: 'error', id, failure: failureOf(error) });
    }
  }

  function receiveOpen({ stream, credits, request }: Extract<ClientMessage, { type: 'open' }>): void {
    const refusal = streams.has(stream)
      ? failureError('protocol', `Stream ${stream} is open already.`)
      : streams.size >= maxStreams
        ? failureError('busy', `${maxStreams} streams are open already.`)
        : null;
    if (refusal) {
      send({ type: 'failed', stream, failure: refusal.failure });
      return;
    }
    // A request at fault, or a run without lanes, ends before `openStream` returns.
    const state = { ended: false };
    const control = openStream(services.pool, stream, request, credits, {
      onChunk(chunk) {
        if (!closed) transport.post(chunk);
      },
      onDone(reason, chunks, lanes) {
        state.ended = true;
        streams.delete(stream);
        send({ type: 'done', stream, reason, chunks, lanes: [...lanes] });
      },
      onFailed(failure) {
        state.ended = true;
        streams.delete(stream);
        send({ type: 'failed', stream, failure });
      },
    });
    if (!state.ended) streams.set(stream, control);
  }

  function receive(data: string | ArrayBuffer): void {
    let message: ClientMessage;
    try {
      if (typeof data !== 'string') throw failureError('protocol', 'A renderer sends text only.');
      const parsed = clientMessageSchema.safeParse(JSON.parse(data));
      if (!parsed.success) throw invalidBySchema('message', parsed.error);
      message = parsed.data;
    } catch {
      // Whoever does not speak the protocol can't be answered in it.
      transport.close();
      dispose();
      return;
    }
    switch (message.type) {
      case 'request':
        void receiveRequest(message.id, message.method, message.params);
        return;
      case 'open':
        receiveOpen(message);
        return;
      case 'credit':
        streams.get(message.stream)?.grant(message.chunks);
        return;
      case 'cancel':
        streams.get(message.stream)?.cancel();
        return;
    }
  }

  function dispose(): void {
    if (closed) return;
    closed = true;
    for (const stream of streams.values()) stream.cancel();
    streams.clear();
  }

  transport.onMessage = receive;
  transport.onClose = dispose;

  return {
    command(command) {
      send({ type: 'command', command });
    },
    file(name, text) {
      send({ type: 'file', name, text });
    },
    dispose,
  };
}
