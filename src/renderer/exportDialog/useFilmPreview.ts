// The exact frame of the film that the dialog's settings would make, drawn as they change.
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Client } from '../../protocol/client';
import type { ExportJob } from '../../protocol/exportJob';
import { failureOf } from '../../protocol/failure';
import { useApp } from '../appContext';
import type { Film } from '../export/film';

/** While one types or drags, nothing is drawn. */
const patienceMs = 250;

export interface FilmPreview {
  /** Where the frame is drawn, at its own size. */
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly drawing: boolean;
  readonly message: string | null;
  /** Milliseconds that a frame takes to draw, and its bytes as PNG; null while they aren't known. */
  readonly frameMs: number | null;
  readonly stillBytes: number | null;
}

/** `job` null: there is nothing to draw. */
export function useFilmPreview(job: ExportJob | null, frame: number): FilmPreview {
  const { client } = useApp().host;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [film, setFilm] = useState<Film | null>(null);
  const [state, setState] = useState<Omit<FilmPreview, 'canvas'>>({
    drawing: true,
    message: null,
    frameMs: null,
    stillBytes: null,
  });

  const key = job === null ? null : pictureKey(job);
  const latest = useRef(job);
  useEffect(() => {
    latest.current = job;
  });

  useEffect(() => {
    if (key === null) return undefined;
    const abort = new AbortController();
    let opened: Film | null = null;
    setState((before) => ({ ...before, drawing: true }));
    const timer = setTimeout(() => {
      void openPreview(latest.current!, client, abort.signal).then(
        (next) => {
          opened = next;
          if (abort.signal.aborted) next.dispose();
          else setFilm(next);
        },
        (error: unknown) => {
          if (!abort.signal.aborted) {
            setState((before) => ({ ...before, drawing: false, message: failureOf(error).message }));
          }
        },
      );
    }, patienceMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
      opened?.dispose();
      setFilm(null);
    };
  }, [client, key]);

  useEffect(() => {
    if (film === null) return undefined;
    let current = true;
    film.preview(frame).then(
      async (drawn) => {
        if (drawn === null) return;
        const place = canvas.current;
        if (!current || place === null) {
          drawn.image.close();
          return;
        }
        place.width = drawn.image.width;
        place.height = drawn.image.height;
        place.getContext('bitmaprenderer')!.transferFromImageBitmap(drawn.image);
        setState((before) => ({ ...before, drawing: false, message: null, frameMs: drawn.frameMs }));
        const file = await new Promise<Blob | null>((resolve) => place.toBlob(resolve, 'image/png'));
        if (current && file !== null) setState((before) => ({ ...before, stillBytes: file.size }));
      },
      (error: unknown) => {
        if (current) setState((before) => ({ ...before, drawing: false, message: failureOf(error).message }));
      },
    );
    return () => {
      current = false;
    };
  }, [film, frame]);

  return { canvas, ...state };
}

/** What the picture depends on, and not how it is encoded. */
function pictureKey(job: ExportJob): string {
  const { scene, frames, framesPerSecond, camera, theme, background, language, widthPx, heightPx } = job;
  return JSON.stringify([
    scene,
    frames,
    framesPerSecond,
    camera,
    theme,
    background,
    language,
    widthPx,
    heightPx,
    job.quality === 'best',
  ]);
}

async function openPreview(job: ExportJob, client: Client, signal: AbortSignal): Promise<Film> {
  const [{ prepareFilm }, { openFilm, startFilmWorker }] = await Promise.all([
    import('../export/prepareFilm'),
    import('../export/film'),
  ]);
  signal.throwIfAborted();
  const worker = startFilmWorker();
  try {
    return await openFilm(worker, await prepareFilm(job, client, signal), job.quality);
  } catch (error) {
    worker.terminate();
    throw error;
  }
}
