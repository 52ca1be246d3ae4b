// What would be refused of the lesson that is being written, found where typing rests; at once where it is on show.
import { useDebouncedValue } from '@mantine/hooks';
import { useDeferredValue } from 'react';
import type { Issue } from '../../../core/validation/issue';
import { lessonIssues } from '../../state/lessonDraft';
import { useLessonDraft } from './useLessonDraft';

/** All of a lesson is read for it, which takes tens of milliseconds. */
const restMs = 300;

export function useDraftIssues(): readonly Issue[] {
  const { lesson, issuesShown } = useLessonDraft();
  const [rested] = useDebouncedValue(lesson, restMs);
  return lessonIssues(useDeferredValue(issuesShown ? lesson : rested));
}

/** The step that an issue is of, counted from 0; null for one of the lesson as a whole. */
export function stepOfIssue({ field }: Issue): number | null {
  const index = /^steps\[(\d+)\]/.exec(field)?.[1];
  return index === undefined ? null : Number(index);
}
