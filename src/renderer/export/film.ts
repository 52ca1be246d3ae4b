// A film that can be previewed frame by frame and exported. It is drawn in its own worker, so that the window stays
// responsive.
import type { ExportReport } from '../../protocol/exportJob';
import type { Output } from '../host/host';
import type { DrawingQuality } from './drawingQuality';
import type { FilmContent } from './filmContent';
import type { DrawnFrame, FilmAnswer, FilmEncoding, FilmRequest } from './filmMessages';

export interface FilmProgress {
  readonly framesDone: number;
  readonly frames: number;
}

export interface Film {
  readonly content: FilmContent;
  /** A frame exactly as in the film. Null if a newer request replaces this one. */
  preview(frame: number): Promise<DrawnFrame | null>;
  /** Writes the film to `output`, which the caller must finish or abort. One export at a time. */
  export(
    encoding: FilmEncoding,
    output: Output,
    onProgress: (progress: FilmProgress) => void,
  ): Promise<ExportReport>;
}

/** Starts a worker that prepares for drawing: call it early. One worker per film. */
export function startFilmWorker(): Worker {
  return new Worker(new URL('./filmWorker.ts', import.meta.url), { type: 'module' });
}

/**
 * Makes the worker draw the film. Rejects, and ends the worker, if this machine can't draw it. Aborting, now or later,
 * ends the worker at once; pending calls reject.
 */
export async function openFilm(
  worker: Worker,
  content: FilmContent,
  quality: DrawingQuality,
  signal: AbortSignal,
): Promise<Film> {
  const calls = createCalls(worker);
  const close = (): void => calls.end(new Error('The film was closed.'));
  signal.addEventListener('abort', close);
  if (signal.aborted) close();
  try {
    await calls.once('opened', { type: 'open', content, quality });
  } catch (error) {
    close();
    throw error;
  }

  let lastPreview = 0;
  /** Previews are drawn one at a time: meanwhile, only the newest request waits. */
  let drawing: Promise<unknown> = Promise.resolve();

  return {
    content,
    async preview(frame) {
      lastPreview += 1;
      const id = lastPreview;
      await drawing.catch(() => undefined);
      if (id !== lastPreview) return null;
      const drawn = calls.once('preview', { type: 'preview', frame });
      drawing = drawn;
      return drawn;
    },
    async export(encoding, output, onProgress) {
      calls.listen((answer) => {
        if (answer.type === 'progress') onProgress(answer);
        if (answer.type !== 'piece') return;
        output.write(answer.bytes, answer.position, answer.file).then(
          () => calls.post({ type: 'written' }),
          (error: unknown) => calls.end(error instanceof Error ? error : new Error(String(error))),
        );
      });
      return (await calls.once('done', { type: 'export', encoding })).report;
    },
  };
}

type AnswerOf<T extends FilmAnswer['type']> = Extract<FilmAnswer, { readonly type: T }>;

interface Calls {
  post(request: FilmRequest): void;
  /** Sends a request, and resolves with the next answer of that type. */
  once<T extends FilmAnswer['type']>(type: T, request: FilmRequest): Promise<AnswerOf<T>>;
  listen(listener: (answer: FilmAnswer) => void): void;
  /** Ends the worker; pending calls reject with the error. */
  end(error: Error): void;
}

function createCalls(worker: Worker): Calls {
  const waiting = new Map<
    FilmAnswer['type'],
    { readonly resolve: (answer: FilmAnswer) => void; readonly reject: (error: Error) => void }
  >();
  let listener: (answer: FilmAnswer) => void = () => undefined;
  let ended: Error | null = null;

  const end = (error: Error): void => {
    ended ??= error;
    worker.terminate();
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<FilmAnswer>) => {
    if (data.type === 'failed') {
      end(new Error(data.message));
      return;
    }
    listener(data);
    waiting.get(data.type)?.resolve(data);
    waiting.delete(data.type);
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    end(new Error(event.message === '' ? 'The film could not be drawn.' : event.message));
  });

  return {
    post(request) {
      worker.postMessage(request);
    },
    once: (type, request) =>
      new Promise((resolve, reject) => {
        if (ended !== null) {
          reject(ended);
          return;
        }
        waiting.set(type, { resolve: (answer) => resolve(answer as AnswerOf<typeof type>), reject });
        worker.postMessage(request);
      }),
    listen(next) {
      listener = next;
    },
    end,
  };
}
