// The levels that the open lesson's words name of the race on show, for charts.
import { useMemo } from 'react';
import { namedLevels, type NamedLevel } from '../../core/lesson/namedLevels';
import { beatsOf } from '../state/lessonCourse';
import { useOpenLesson } from './useOpenLesson';

/** None without a lesson; the same list as long as the words are the same. */
export function useNamedLevels(): readonly NamedLevel[] {
  const open = useOpenLesson();
  const step = open?.lesson.steps[open.place.step];
  const scene = open?.scene ?? 0;
  const isTold = open !== null && beatsOf(step!)[open.place.beat]!.kind === 'told';
  return useMemo(() => (step === undefined ? [] : namedLevels(step, scene, isTold)), [step, scene, isTold]);
}
