// Draws the exact frame of the film for the dialog's settings, and updates it as they change.
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Client } from '../../protocol/client';
import type { ExportJob } from '../../protocol/exportJob';
import { failureOf } from '../../protocol/failure';
import { useApp } from '../app/appContext';
import { drawingQuality } from '../export/drawingQuality';
import type { Film } from '../export/film';

/** Debounce: nothing is drawn while the user types or drags. */
const patienceMs = 250;

export interface FilmPreview {
  /** The frame is drawn on it. */
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly drawing: boolean;
  readonly message: string | null;
  /** Milliseconds to draw a frame, and its size in bytes as PNG; null while unknown. */
  readonly frameMs: number | null;
  readonly stillBytes: number | null;
}

/** If `job` is null, nothing is drawn. */
export function useFilmPreview(job: ExportJob | null, frame: number): FilmPreview {
  const { client } = useApp().host;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [film, setFilm] = useState<{ readonly key: string; readonly film: Film } | null>(null);
  const [seen, setSeen] = useState<Seen>({ key: null, message: null, frameMs: null, stillBytes: null });

  const key = job === null ? null : pictureKey(job);
  const latest = useRef(job);
  useEffect(() => {
    latest.current = job;
  });

  useEffect(() => {
    if (key === null) return undefined;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      void openPreview(latest.current!, client, abort.signal).then(
        (next) => {
          if (!abort.signal.aborted) setFilm({ key, film: next });
        },
        (error: unknown) => {
          if (!abort.signal.aborted)
            setSeen((before) => ({ ...before, key, message: failureOf(error).message }));
        },
      );
    }, patienceMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
      setFilm(null);
    };
  }, [client, key]);

  useEffect(() => {
    if (film === null) return undefined;
    let left = false;
    const show = async (): Promise<void> => {
      const drawn = await film.film.preview(frame);
      const place = canvas.current;
      if (drawn === null) return;
      const { image, shown, frameMs } = drawn;
      if (left || place === null) {
        image.close();
        shown.close();
        return;
      }
      place.width = shown.width;
      place.height = shown.height;
      place.getContext('bitmaprenderer')!.transferFromImageBitmap(shown);
      setSeen((before) => ({ ...before, key: film.key, message: null, frameMs }));
      const whole = new OffscreenCanvas(image.width, image.height);
      whole.getContext('bitmaprenderer')!.transferFromImageBitmap(image);
      const { size } = await whole.convertToBlob({ type: 'image/png' });
      setSeen((before) => ({ ...before, stillBytes: size }));
    };
    show().catch((error: unknown) => {
      if (!left) setSeen((before) => ({ ...before, key: film.key, message: failureOf(error).message }));
    });
    return () => {
      left = true;
    };
  }, [film, frame]);

  const { message, frameMs, stillBytes } = seen;
  const current = seen.key === key;
  return {
    canvas,
    drawing: key !== null && !current,
    message: current ? message : null,
    frameMs,
    stillBytes,
  };
}

/** The result of the last drawing, successful or not. */
interface Seen extends Pick<FilmPreview, 'message' | 'frameMs' | 'stillBytes'> {
  readonly key: string | null;
}

/** The part of a job that the picture depends on, without the encoding. */
function pictureKey(job: ExportJob): string {
  const {
    scene,
    frames,
    framesPerSecond,
    camera,
    theme,
    background,
    language,
    widthPx,
    heightPx,
    textScale,
  } = job;
  return JSON.stringify([
    scene,
    frames,
    framesPerSecond,
    camera,
    theme,
    background,
    language,
    widthPx,
    textScale,
    heightPx,
    drawingQuality(job),
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
    return await openFilm(worker, await prepareFilm(job, client, signal, null), drawingQuality(job), signal);
  } catch (error) {
    worker.terminate();
    throw error;
  }
}
