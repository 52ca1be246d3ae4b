// The lesson that is being written, for components.
import { useSyncExternalStore } from 'react';
import { useApp } from '../../app/appContext';
import type { LessonDraftState } from '../../state/lessonDraft';

export function useLessonDraft(): LessonDraftState {
  const { lessonDraft } = useApp();
  return useSyncExternalStore(lessonDraft.subscribe, lessonDraft.getState);
}
