// The lesson that is being played, for components.
import { useSyncExternalStore } from 'react';
import { useApp } from './appContext';
import type { OpenLesson } from '../state/lessonPlayer';

export function useOpenLesson(): OpenLesson | null {
  const { lessons } = useApp();
  return useSyncExternalStore(lessons.subscribe, lessons.open);
}
