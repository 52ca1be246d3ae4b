// The lessons that were opened from files lately, read where something shows them.
import { useEffect, useState } from 'react';
import type { Lesson } from '../../core/lesson/lesson';
import { parseLessonText } from '../../core/lesson/parseLesson';
import type { RecentLesson } from '../host/host';
import { useApp } from './appContext';

interface ListedLesson {
  readonly recent: RecentLesson;
  /** Null where the file is gone, or no lesson any more. */
  readonly lesson: Lesson | null;
}

interface RecentLessons {
  /** The latest first; null until they are there. */
  readonly lessons: readonly ListedLesson[] | null;
  /** Takes one from the list. */
  readonly forget: (recent: RecentLesson) => void;
}

export function useRecentLessons(): RecentLessons {
  const { host } = useApp();
  const [lessons, setLessons] = useState<readonly ListedLesson[] | null>(null);
  useEffect(() => {
    let isShown = true;
    // Without a connection, there is no list.
    void host
      .recentLessons()
      .catch(() => [])
      .then((all) => {
        if (isShown) setLessons(all.map((recent) => ({ recent, lesson: lessonOf(recent) })));
      });
    return () => {
      isShown = false;
    };
  }, [host]);
  return {
    lessons,
    forget(recent) {
      setLessons((all) => all?.filter((each) => each.recent !== recent) ?? null);
      // The list is a convenience.
      recent.forget().catch(() => undefined);
    },
  };
}

function lessonOf({ text }: RecentLesson): Lesson | null {
  const parsed = text === null ? null : parseLessonText(text);
  return parsed?.ok === true ? parsed.lesson : null;
}
