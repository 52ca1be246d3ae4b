// Words of a lesson on one line, in the window's language, without live values: a title, a goal.
import { inLessonLanguage } from '../../core/lesson/inLessonLanguage';
import type { Lesson, LessonText } from '../../core/lesson/lesson';
import { useLanguage } from '../app/appContext';
import { LessonMarkdown } from '../lessonText/LessonMarkdown';

interface LessonLineProps {
  readonly lesson: Lesson;
  readonly text: LessonText;
}

export function LessonLine({ lesson, text }: LessonLineProps) {
  return <LessonMarkdown text={inLessonLanguage(lesson, text, useLanguage())} live={null} inline />;
}
