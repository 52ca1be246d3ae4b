// The lessons that come with the app, loaded when something first shows them.
import { useEffect, useState } from 'react';
import { bundledLessonIds, loadBundledLesson, type BundledLessonId } from '../../core/lesson/bundledLessons';
import type { Lesson } from '../../core/lesson/lesson';

export interface BundledLesson {
  readonly id: BundledLessonId;
  readonly lesson: Lesson;
}

/** In the order of teaching; null until they are there. */
export function useBundledLessons(): readonly BundledLesson[] | null {
  const [lessons, setLessons] = useState<readonly BundledLesson[] | null>(null);
  useEffect(() => {
    let isShown = true;
    const loading = bundledLessonIds.map(async (id) => ({ id, lesson: await loadBundledLesson(id) }));
    void Promise.all(loading).then((loaded) => {
      if (isShown) setLessons(loaded);
    });
    return () => {
      isShown = false;
    };
  }, []);
  return lessons;
}
