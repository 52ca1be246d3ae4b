// The lesson that is open where the window is loaded anew: as long as that takes, it is in the window's own storage.
import { z } from 'zod';

const key = 'optiscape-lesson';

const openLessonSchema = z.object({
  /** The lesson as in a file. */
  text: z.string(),
  /** What its place is kept by. */
  id: z.string(),
  /** The index of the step at hand. */
  step: z.int().min(0),
  /** Hands that have been shown for each of its answers. */
  tally: z.array(z.int().min(0)),
});

export type OpenLessonKept = z.infer<typeof openLessonSchema>;

/** To be called when the window is left. A lesson that finds no room is begun anew by hand. */
export function keepOpenLesson(lesson: OpenLessonKept): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(lesson));
  } catch {
    sessionStorage.removeItem(key);
  }
}

/** The lesson that was open; null if there was none. A copy of the window's tab has none. */
export function takeOpenLesson(): OpenLessonKept | null {
  const text = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  if (text === null) return null;
  try {
    return openLessonSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
