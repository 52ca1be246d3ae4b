// One renderer's session: reads its messages, answers its requests, and runs its streams. It depends neither on how
// messages travel nor on the shell.
import { documentIssue } from '../core/validation/checkDocument';
import { parseLessonDraft } from '../core/lesson/parseLesson';
import { parseSceneText } from '../core/scene/parseScene';
import type { CommandId } from '../protocol/commands';
import { failureError, FailureError, failureOf, invalidBySchema } from '../protocol/failure';
import {
  clientMessageSchema,
  methods,
  type ClientMessage,
  type Failure,
  type Method,
  type Params,
  type Result,
  type ServerMessage,
} from '../protocol/messages';
import { decodePiece, type Piece } from '../protocol/piece';
import type { Transport } from '../protocol/transport';
import type { Keeper } from './keeper';
import type { PageJobs } from './pageJobs';
import type { ChoosePlace } from './outputs/outputPlace';
import type { PrintPage } from './outputs/printedWriter';
import { safeFileName } from './outputs/safeFileName';
import { createSessionOutputs, type ShowInFolder } from './outputs/sessionOutputs';
import type { WorkerPool } from './pool/workerPool';
import { createSessionFiles, type SceneFiles } from './sessionFiles';
import type { Store } from './store';
import { openStream, type StreamControl } from './streams/streamService';
import { createUnfinished } from './unfinished';

/** The services that the shell provides to a session. */
export interface ShellServices {
  /** Null if the shell reaches no files of the user's by their paths. */
  readonly files: SceneFiles | null;
  readonly choosePlace: ChoosePlace;
  /** Only where files can be shown in the system's own window. */
  readonly showInFolder?: ShowInFolder;
  /** Only where the shell can move the window to an audience's screen, and back. */
  readonly present?: (presenting: boolean) => void;
  /** Only where there is something that prints pages as PDF. */
  readonly print?: PrintPage;
  /** Only for a page that was opened for an export. */
  readonly jobs?: PageJobs;
}

export interface SessionServices extends ShellServices {
  readonly pool: WorkerPool;
  readonly store: Store;
  readonly keeper: Keeper;
  readonly version: string;
  readonly shell: 'electron' | 'web';
  /** Called with settings that the renderer has saved. */
  readonly onSettings?: (settings: string) => void;
}

export interface Session {
  /** Sends a command chosen in the shell's menu. */
  command(command: CommandId): void;
  /** Sends a file that the shell was asked to open. */
  file(path: string, text: string): void;
  /** Asks for the page's unsaved data. Resolves when its save has begun, or the session has ended. */
  flush(): Promise<void>;
  /**
   * Resolves when the session has ended, its last race is with the store, files that are being saved are whole, and its
   * unfinished outputs are cleaned up.
   */
  readonly ended: Promise<void>;
  dispose(): void;
}

/** Maximum number of open streams per renderer: far more than needed, to limit the harm of a faulty one. */
const maxStreams = 256;

const ioFailure = (error: unknown): Error =>
  failureError('io', error instanceof Error ? error.message : String(error));

/** Two of them are Electron's. */
function runtimeVersions(versions: Partial<Record<string, string>>): Result<'app.info'>['runtime'] {
  const { node = '', electron, chrome } = versions;
  return {
    node,
    ...(electron !== undefined && { electron }),
    ...(chrome !== undefined && { chromium: chrome }),
  };
}

type Handlers = { readonly [M in Method]: (params: Params<M>) => Result<M> | Promise<Result<M>> };

/** Serves the renderer at the other end of `transport` until the transport closes or `dispose` is called. */
export function createSession(transport: Transport, services: SessionServices): Session {
  const streams = new Map<number, StreamControl>();
  const outputs = createSessionOutputs(services);
  const saves = createUnfinished();
  const files = createSessionFiles(services.files, services.store, saves);
  /** This session, to the keeper. */
  const owner = {};
  /** Requests to the page that are not answered yet, by number. */
  const flushes = new Map<number, () => void>();
  let lastFlush = 0;
  let closed = false;
  let tellEnded: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    tellEnded = resolve;
  });

  /** If nothing can be sent any more, the session ends: an error would reach nobody. */
  function post(message: string | ArrayBuffer): void {
    if (closed) return;
    try {
      transport.post(message);
    } catch {
      hangUp();
    }
  }

  const send = (message: ServerMessage): void => {
    post(JSON.stringify(message));
  };

  function pageJobs(): PageJobs {
    if (!services.jobs) throw failureError('not-found', 'This page has no job.');
    return services.jobs;
  }

  const handlers: Handlers = {
    'app.info': () => ({
      version: services.version,
      shell: services.shell,
      workers: services.pool.size,
      prints: services.print !== undefined,
      runtime: runtimeVersions(process.versions),
    }),
    'scene.load': async () => ({ scene: await loadScene() }),
    'window.keep': ({ window, take }) => services.keeper.claim(owner, window, take),
    'window.present': ({ presenting }) => {
      services.present?.(presenting);
      return {};
    },
    'scene.save': ({ scene, file = null }) => save('scene', scene, (text) => files.saveRace(text, file)),
    'settings.load': async () => ({ settings: await services.store.load('settings').catch(() => null) }),
    'settings.save': async ({ settings }) => {
      const result = await save('settings', settings, (text) => services.store.save('settings', text));
      services.onSettings?.(settings);
      return result;
    },
    'lesson.load': async () => ({
      lesson: await services.store
        .load('lesson', (text) => parseLessonDraft(text) !== null)
        .catch(() => null),
    }),
    'lesson.save': ({ lesson, file = null }) =>
      save('lesson', lesson, (text) => files.saveLesson(text, file)),
    'lesson.recent': async () => ({ lessons: await files.recentLessons() }),
    'lesson.opened': async ({ name, file, text }) => {
      if (await services.keeper.keeps(owner)) await saves.add(files.keepLesson(name, file, text));
      return {};
    },
    'lesson.forget': async ({ name, file }) => {
      if (await services.keeper.keeps(owner)) await saves.add(files.forgetLesson(name, file));
      return {};
    },
    'file.open': async () => ({ file: await files.open() }),
    'file.reopen': async ({ file }) => ({ file: await files.reopen(file) }),
    'file.restore': async ({ of }) => ({ file: await files.restore(of) }),
    'file.save': async ({ file, text }) => ({ saved: await files.save(file, text) }),
    'file.saveAs': async ({ suggestedName, text }) => ({
      file: await files.saveAs(safeFileName(suggestedName), text),
    }),
    'file.show': ({ file, edited }) => {
      files.show(file, edited);
      return {};
    },
    'output.open': (request) => outputs.open(request),
    'output.finish': ({ output }) => outputs.finish(output),
    'output.abort': ({ output }) => outputs.abort(output),
    'output.show': async ({ output }) => {
      await outputs.show(output);
      return {};
    },
    'job.load': () => ({ job: pageJobs().take() }),
    'job.progress': (progress) => {
      pageJobs().progress(progress);
      return {};
    },
    'job.end': ({ end }) => {
      pageJobs().end(end);
      return {};
    },
  };

  /** A race that can't be restored is returned anyway: the renderer reports what is wrong with it. */
  async function loadScene(): Promise<string | null> {
    try {
      return await services.store.load('scene', (text) => parseSceneText(text).ok);
    } catch (error) {
      throw ioFailure(error);
    }
  }

  function save(...words: Parameters<typeof saveNow>): ReturnType<typeof saveNow> {
    return saves.add(saveNow(...words));
  }

  async function saveNow(
    entry: 'scene' | 'settings' | 'lesson',
    text: string,
    write: (text: string) => Promise<void>,
  ): Promise<Record<string, never>> {
    try {
      JSON.parse(text);
    } catch {
      throw failureError('invalid', `Invalid ${entry}: not JSON`, [
        { field: entry, message: 'expected a JSON text' },
      ]);
    }
    try {
      if (!(await services.keeper.keeps(owner))) {
        throw failureError(
          'elsewhere',
          'Optiscape is in use in another window: nothing is kept of this one.',
        );
      }
      await write(text);
    } catch (error) {
      throw error instanceof FailureError ? error : ioFailure(error);
    }
    return {};
  }

  function isMethod(name: string): name is Method {
    return Object.hasOwn(methods, name);
  }

  async function answer<M extends Method>(method: M, params: unknown): Promise<Result<M>> {
    const alien = documentIssue(params, method);
    if (alien !== null) throw failureError('invalid', alien.message, [alien]);
    const checked = methods[method].params.safeParse(params);
    if (!checked.success) throw invalidBySchema(method, checked.error);
    return handlers[method](checked.data as Params<M>);
  }

  async function answerMethod(method: string, params: unknown): Promise<unknown> {
    if (isMethod(method)) return answer(method, params);
    throw failureError('not-found', `Unknown method ${method} (one of ${Object.keys(methods).join(', ')})`);
  }

  async function settle(id: number, answering: Promise<unknown>): Promise<void> {
    try {
      send({ type: 'result', id, result: await answering });
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
    // An invalid request, or a race without runs, ends before `openStream` returns.
    const state = { ended: false };
    const fail = (failure: Failure): void => {
      state.ended = true;
      streams.delete(stream);
      send({ type: 'failed', stream, failure });
    };
    let control: StreamControl;
    try {
      control = openStream(services.pool, stream, request, credits, {
        onChunk: post,
        onDone(reason, runs) {
          state.ended = true;
          streams.delete(stream);
          send({ type: 'done', stream, reason, runs: [...runs] });
        },
        onFailed: fail,
      });
    } catch (error) {
      fail(failureOf(error));
      return;
    }
    if (closed) control.cancel();
    else if (!state.ended) streams.set(stream, control);
  }

  function receive(data: string | ArrayBuffer): void {
    // Messages that arrive after the page has gone are ignored.
    if (closed) return;
    if (typeof data === 'string') receiveText(data);
    else receivePiece(data);
  }

  /** A page that violates the protocol can't be answered in it. */
  function hangUp(): void {
    dispose();
    transport.close();
  }

  function receivePiece(buffer: ArrayBuffer): void {
    const decoded = decodePiece(buffer);
    if (decoded.ok) void settle(decoded.piece.request, writePiece(decoded.piece));
    else hangUp();
  }

  async function writePiece(piece: Piece): Promise<Record<string, never>> {
    await outputs.write(piece);
    return {};
  }

  function receiveText(text: string): void {
    let message: ClientMessage;
    try {
      message = clientMessageSchema.parse(JSON.parse(text));
    } catch {
      hangUp();
      return;
    }
    switch (message.type) {
      case 'request':
        void settle(message.id, answerMethod(message.method, message.params));
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
      case 'flushed':
        endFlush(message.id);
        return;
    }
  }

  function flush(): Promise<void> {
    if (closed) return Promise.resolve();
    lastFlush += 1;
    const id = lastFlush;
    return new Promise<void>((resolve) => {
      flushes.set(id, resolve);
      send({ type: 'flush', id });
    }).then(saves.settled);
  }

  function endFlush(id: number): void {
    flushes.get(id)?.();
    flushes.delete(id);
  }

  function dispose(): void {
    if (closed) return;
    closed = true;
    for (const id of [...flushes.keys()]) endFlush(id);
    for (const stream of streams.values()) stream.cancel();
    streams.clear();
    services.jobs?.end({ outcome: 'lost' });
    const kept = saves.settled().then(() => services.keeper.release(owner));
    void Promise.all([outputs.dispose(), kept]).then(() => tellEnded());
  }

  transport.onMessage = receive;
  transport.onClose = dispose;

  return {
    command(command) {
      send({ type: 'command', command });
    },
    file(path, text) {
      send({ type: 'file', ...files.opened(path, text) });
    },
    flush,
    ended,
    dispose,
  };
}
