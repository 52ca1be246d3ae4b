// A lesson's steps as dots: those that have been, and the one at hand.
import { useTranslation } from 'react-i18next';
import type { OpenLesson } from '../state/lessonPlayer';
import './lessons.css';

export function LessonDots({ open: { lesson, place } }: { readonly open: OpenLesson }) {
  const { t } = useTranslation();
  const count = lesson.steps.length;
  return (
    <div className="lessonDots" role="img" aria-label={t('lesson.place', { number: place.step + 1, count })}>
      {lesson.steps.map(({ key }, index) => (
        <span key={key} data-past={index < place.step} data-here={index === place.step} />
      ))}
    </div>
  );
}
