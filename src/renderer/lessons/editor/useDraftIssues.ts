// What would be refused of the lesson that is being written, found when there is time for it.
import { useDeferredValue } from 'react';
import type { Issue } from '../../../core/validation/issue';
import { lessonIssues } from '../../state/lessonDraft';
import { useLessonDraft } from './useLessonDraft';

export function useDraftIssues(): readonly Issue[] {
  return lessonIssues(useDeferredValue(useLessonDraft().lesson));
}

/** The step that an issue is of, counted from 0; null for one of the lesson as a whole. */
export function stepOfIssue({ field }: Issue): number | null {
  const index = /^steps\[(\d+)\]/.exec(field)?.[1];
  return index === undefined ? null : Number(index);
}
