// A film's worker, from the page's side: pending calls reject when it is ended.
import { describe, expect, it } from 'vitest';
import { openFilm } from './film';
import type { FilmContent } from './filmContent';
import type { FilmAnswer, FilmRequest } from './filmMessages';

/** Gives scripted answers only. */
class ScriptedWorker extends EventTarget {
  readonly asked: FilmRequest['type'][] = [];
  ended = false;

  postMessage({ type }: FilmRequest): void {
    this.asked.push(type);
  }

  answer(data: FilmAnswer): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  terminate(): void {
    this.ended = true;
  }
}

const begin = (worker: ScriptedWorker, signal: AbortSignal): ReturnType<typeof openFilm> =>
  openFilm(worker as unknown as Worker, {} as FilmContent, 'high', signal);

describe('openFilm', () => {
  it('rejects, and ends the worker, when it is aborted before the worker is ready', async () => {
    const worker = new ScriptedWorker();
    const abort = new AbortController();
    const film = begin(worker, abort.signal);
    abort.abort();
    await expect(film).rejects.toThrow('closed');
    expect(worker.ended).toBe(true);
  });

  it('asks nothing of the worker where it was aborted before', async () => {
    const worker = new ScriptedWorker();
    await expect(begin(worker, AbortSignal.abort())).rejects.toThrow('closed');
    expect(worker.asked).toEqual([]);
    expect(worker.ended).toBe(true);
  });

  it('ends the worker when it is aborted later, whoever waits', async () => {
    const worker = new ScriptedWorker();
    const abort = new AbortController();
    const opening = begin(worker, abort.signal);
    worker.answer({ type: 'opened' });
    const film = await opening;
    const preview = film.preview(3);
    abort.abort();
    await expect(preview).rejects.toThrow('closed');
    expect(worker.ended).toBe(true);
  });

  it('rejects with what the worker says is wrong', async () => {
    const worker = new ScriptedWorker();
    const film = begin(worker, new AbortController().signal);
    worker.answer({ type: 'failed', message: 'Invalid size: 99999x2' });
    await expect(film).rejects.toThrow('Invalid size: 99999x2');
    expect(worker.ended).toBe(true);
  });
});
