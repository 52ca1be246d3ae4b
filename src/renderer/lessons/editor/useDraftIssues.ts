// What would be refused of the lesson that is being written, and which texts are missing in one of its languages: found where
// typing rests; at once where it is on show.
import { useDebouncedValue } from '@mantine/hooks';
import { useDeferredValue } from 'react';
import { missingTexts, type MissingText } from '../../../core/lesson/lessonTexts';
import type { Issue } from '../../../core/validation/issue';
import { lessonIssues } from '../../state/lessonDraft';
import { useLessonDraft } from './useLessonDraft';

/** All of a lesson is read for it, which takes tens of milliseconds. */
const restMs = 300;

export interface DraftIssues {
  /** What would be refused. */
  readonly issues: readonly Issue[];
  /** What can be saved all the same. */
  readonly missing: readonly MissingText[];
}

export function useDraftIssues(): DraftIssues {
  const { lesson, issuesShown } = useLessonDraft();
  const [rested] = useDebouncedValue(lesson, restMs);
  const read = useDeferredValue(issuesShown ? lesson : rested);
  return { issues: lessonIssues(read), missing: missingTexts(read) };
}

/** The step that an issue or a missing text is of, counted from 0; null for one of the lesson as a whole. */
export function stepOfIssue({ field }: Pick<Issue, 'field'>): number | null {
  const index = /^steps\[(\d+)\]/.exec(field)?.[1];
  return index === undefined ? null : Number(index);
}
