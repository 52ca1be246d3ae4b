// A lesson as its teacher sees it: the notes in large type, the step's words, its question with the answer, and what comes next.
import { ActionIcon, VisuallyHidden } from '@mantine/core';
import { Check, Minus, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { inLessonLanguage } from '../../core/lesson/inLessonLanguage';
import type { LessonStep, LessonText } from '../../core/lesson/lesson';
import type { LiveReader } from '../../core/lesson/liveReader';
import { useApp, useLanguage } from '../app/appContext';
import { LessonDots } from '../lessons/LessonDots';
import { useLessonLive } from '../lessons/useLessonLive';
import { LessonMarkdown } from '../lessonText/LessonMarkdown';
import { beatsOf, comingAfter } from '../state/lessonCourse';
import type { OpenLesson } from '../state/lessonPlayer';
import { readerBefore } from './presented';
import { PresenterFoot } from './PresenterFoot';
import { PresenterHead } from './PresenterHead';

interface PresentedLessonProps {
  readonly open: OpenLesson;
}

type Words = (text: LessonText) => string;

export function PresentedLesson({ open }: PresentedLessonProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { lesson, place, scene } = open;
  const step = lesson.steps[place.step]!;
  const live = useLessonLive(step.shows, scene);
  const words: Words = (text) => inLessonLanguage(lesson, text, language);
  const isTold = beatsOf(step)[place.beat]!.kind === 'told';
  const count = lesson.steps.length;
  const coming = comingAfter(open);
  return (
    <>
      <PresenterHead title={words(lesson.title)} minutes={lesson.minutes}>
        <div className="presenterPlace">
          <LessonDots open={open} />
          <span aria-hidden>{t('lesson.place', { number: place.step + 1, count })}</span>
        </div>
      </PresenterHead>
      {/* Scrolled by keys, too; each step begins on top. */}
      <main key={step.key} className="presenterMain" data-scrolled tabIndex={0}>
        <h2>
          <LessonMarkdown text={words(step.title)} live={live} inline />
        </h2>
        <section className="presenterNotes" aria-label={t('lesson.notes')}>
          {words(step.notes) === '' ? (
            <p className="presenterNone">{t('presenter.noNotes')}</p>
          ) : (
            <LessonMarkdown text={words(step.notes)} live={live} />
          )}
        </section>
        <section className="presenterWords">
          <h3>{t('presenter.shown')}</h3>
          <LessonMarkdown text={words(isTold ? step.after : step.text)} live={live} />
        </section>
      </main>
      {/* Scrolled by keys, too. */}
      <aside key={`${step.key} aside`} className="presenterAside" data-scrolled tabIndex={0}>
        <Question open={open} step={step} words={words} live={live} />
        <Following open={open} words={words} />
      </aside>
      <PresenterFoot
        back={place.step === 0 && place.beat === 0 ? null : { label: t('lesson.back') }}
        next={coming.kind === 'end' ? null : { label: t('lesson.next') }}
        coming={t(`presenter.coming.${coming.kind}`, coming)}
      />
    </>
  );
}

interface QuestionProps extends PresentedLessonProps {
  readonly step: LessonStep;
  readonly words: Words;
  readonly live: LiveReader | null;
}

function Question({ open: { place, tally }, step: { question }, words, live }: QuestionProps) {
  const app = useApp();
  const { t } = useTranslation();
  if (question === null) return null;
  const isAsked = place.beat === 0;
  return (
    <section className="presenterCard">
      <h3>{t('presenter.question')}</h3>
      <LessonMarkdown text={words(question.text)} live={live} />
      <ul className="presenterAnswers" aria-label={t('lesson.answers')}>
        {question.answers.map((answer, index) => (
          <li key={index} data-right={answer.isRight}>
            <span className="presenterKey" aria-hidden>
              {answer.isRight ? <Check size={16} strokeWidth={3} /> : index + 1}
            </span>
            <div>
              {answer.isRight && <VisuallyHidden>{t('lesson.right')}</VisuallyHidden>}
              <LessonMarkdown text={words(answer.text)} live={live} inline />
              {answer.isRight && (
                <div className="presenterWhy">
                  <LessonMarkdown text={words(answer.why)} live={live} />
                </div>
              )}
            </div>
            <div className="presenterHands">
              <ActionIcon
                aria-label={t('presenter.fewerHands', { key: index + 1 })}
                disabled={!isAsked || tally[index] === 0}
                onClick={() => app.lessons.count(index, -1)}
              >
                <Minus size={16} />
              </ActionIcon>
              <strong>{tally[index]}</strong>
              <ActionIcon
                aria-label={t('presenter.moreHands', { key: index + 1 })}
                disabled={!isAsked}
                onClick={() => app.lessons.count(index, 1)}
              >
                <Plus size={16} />
              </ActionIcon>
            </div>
          </li>
        ))}
      </ul>
      {isAsked && <p className="presenterHint">{t('presenter.hands', { last: question.answers.length })}</p>}
    </section>
  );
}

function Following({ open: { lesson, place }, words }: PresentedLessonProps & { readonly words: Words }) {
  const { t } = useTranslation();
  const following = lesson.steps[place.step + 1];
  if (following === undefined) return null;
  return (
    <section className="presenterCard">
      <h3>{t('presenter.following', { number: place.step + 2 })}</h3>
      <h4>
        <LessonMarkdown text={words(following.title)} live={null} inline />
      </h4>
      <div className="presenterFirstWords">
        <LessonMarkdown text={words(following.text)} live={readerBefore(following)} />
      </div>
    </section>
  );
}
