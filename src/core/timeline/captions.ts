// Which of a film's captions are shown, and when.
import type { FilmCaption, Scene } from '../scene/scene';

/** Captions with a text: a newly added one is empty. */
export function writtenCaptions({ film }: Pick<Scene, 'film'>): readonly FilmCaption[] {
  return film.captions.filter(({ text }) => text.trim() !== '');
}

/** The caption at a step, of overlapping ones the one that began last; null if there is none. */
export function captionAt(scene: Pick<Scene, 'film'>, step: number): FilmCaption | null {
  return writtenCaptions(scene)
    .filter(({ fromStep, toStep }) => fromStep <= step && step <= toStep)
    .reduce<FilmCaption | null>(
      (last, caption) => (last === null || caption.fromStep >= last.fromStep ? caption : last),
      null,
    );
}
