// Whether a view of the dock has nothing to show so far, in a lesson: the question is open, and no step has been made or, where steps
// are explained, none is that of a runner on show.
import { isAnswered, restsAt } from '../state/lessonCourse';
import { useSetting, useWindow } from './appContext';
import { useOpenLesson } from './useOpenLesson';

export function useDockAwaited(): boolean {
  const open = useOpenLesson();
  const explains = useSetting('dockTab') === 'step';
  const noneSelected = useWindow((state) => state.selectedRunner === null);
  if (open === null) return false;
  const { lesson, place } = open;
  const step = lesson.steps[place.step]!;
  const isEmpty = explains ? noneSelected : restsAt(step, place.beat) === 0;
  return isEmpty && !isAnswered(step, place.beat);
}
