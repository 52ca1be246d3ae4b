// A lesson beside what it shows: the step's words, its question, what has become of it, and the way on.
import { ActionIcon, Button, Menu, Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import {
  ChevronLeft,
  ChevronRight,
  ListOrdered,
  NotebookText,
  RotateCcw,
  SlidersHorizontal,
  X,
} from 'lucide-react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { inLessonLanguage } from '../../core/lesson/inLessonLanguage';
import type { Lesson, LessonStep, LessonText } from '../../core/lesson/lesson';
import { commandLabel } from '../../protocol/commands';
import { useApp, useLanguage } from '../app/appContext';
import { usePresenterWindow } from '../app/usePresenterWindow';
import { usePresentingUnit } from '../app/usePresentingScale';
import { useTicker } from '../app/useTicker';
import { runCommand } from '../commands/commands';
import { LessonMarkdown } from '../lessonText/LessonMarkdown';
import { beatsOf, isLastPlace } from '../state/lessonCourse';
import type { OpenLesson } from '../state/lessonPlayer';
import './lessons.css';
import { LessonDots } from './LessonDots';
import { LessonLine } from './LessonLine';
import { toldFrom, useFittedType } from './useFittedType';
import { useLessonLive } from './useLessonLive';
import { useReader } from './useReader';

interface LessonPaneProps {
  readonly open: OpenLesson;
}

export function LessonPane({ open }: LessonPaneProps) {
  const app = useApp();
  const { t } = useTranslation();
  const language = useLanguage();
  const { lesson, place, scene } = open;
  const step = lesson.steps[place.step]!;
  const beat = beatsOf(step)[place.beat]!;
  const live = useLessonLive(step.shows, scene);
  const words = (text: LessonText): string => inLessonLanguage(lesson, text, language);
  // Notes are not for an audience.
  const hasPresenter = usePresenterWindow() !== null;
  const body = useRef<HTMLDivElement>(null);
  useTicker(app.lessons.follow);
  const isTold = beat.kind === 'told';
  const unit = usePresentingUnit();
  useFittedType(body, unit);
  // A new step is read from its beginning; what is told of the answers comes below what one has read.
  useEffect(() => {
    body.current?.scrollTo({ top: 0 });
  }, [place.step]);
  useEffect(() => {
    if (isTold) scrollToTold(body.current!);
  }, [isTold, place.step, unit]);
  useReader(body);
  return (
    <aside className="lessonPane" data-view={step.shows.kind} aria-label={words(lesson.title)}>
      <LessonHead open={open} title={words(lesson.title)} />
      {open.isResumed && <Resumed number={place.step + 1} />}
      {/* Scrolled by keys, too. */}
      <div
        ref={body}
        className="lessonBody"
        data-scrolled
        data-goes-on={open.goesOnBelow}
        tabIndex={0}
        role="region"
        aria-label={t('lesson.words')}
      >
        <h2>
          <LessonMarkdown text={words(step.title)} live={live} inline />
        </h2>
        <LessonMarkdown text={words(step.text)} live={live} />
        <Question open={open} step={step} words={words} live={live} isTold={isTold} />
        {isTold && (
          <div className="lessonTold">
            <LessonMarkdown text={words(step.after)} live={live} />
          </div>
        )}
        {!hasPresenter && <Notes text={words(step.notes)} live={live} />}
      </div>
      <LessonFoot open={open} />
    </aside>
  );
}

/** By itself alone: `scrollIntoView` would move the whole window, too. */
function scrollToTold(body: HTMLElement): void {
  body.scrollTo({ top: toldFrom(body) });
}

function LessonHead({
  open: { lesson, id, place, panels },
  title,
}: LessonPaneProps & { readonly title: string }) {
  const app = useApp();
  const { t } = useTranslation();
  const language = useLanguage();
  const hasPresenter = usePresenterWindow() !== null;
  const closing = t(id === null ? 'lesson.backToEditor' : 'lesson.close');
  return (
    <header className="lessonHead">
      <span className="lessonName">{title}</span>
      <Tooltip label={t('lesson.panels')}>
        <ActionIcon
          aria-label={t('lesson.panels')}
          aria-pressed={panels}
          variant={panels ? 'light' : 'subtle'}
          {...(panels && { color: 'iris' })}
          onClick={() => app.lessons.togglePanels()}
        >
          <SlidersHorizontal size={iconSize} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={commandLabel('present.window', language)}>
        <ActionIcon
          aria-label={commandLabel('present.window', language)}
          aria-pressed={hasPresenter}
          variant={hasPresenter ? 'light' : 'subtle'}
          {...(hasPresenter && { color: 'iris' })}
          onClick={() => runCommand(app, 'present.window')}
        >
          <NotebookText size={iconSize} />
        </ActionIcon>
      </Tooltip>
      <Menu position="bottom-end">
        <Menu.Target>
          <Tooltip label={t('lesson.outline')}>
            <ActionIcon aria-label={t('lesson.outline')}>
              <ListOrdered size={iconSize} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown className="lessonOutline">
          <LessonAbout lesson={lesson} />
          {lesson.steps.map((each, index) => (
            <Menu.Item
              key={each.key}
              {...(index === place.step && { 'aria-current': 'step' as const, fw: 650 })}
              onClick={() => app.lessons.goTo(index)}
            >
              {index + 1}. <LessonLine lesson={lesson} text={each.title} />
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Tooltip label={closing}>
        <ActionIcon aria-label={closing} onClick={() => app.lessons.close()}>
          <X size={iconSize} />
        </ActionIcon>
      </Tooltip>
    </header>
  );
}

/** Says where a lesson goes on, until one moves on. */
function Resumed({ number }: { readonly number: number }) {
  const app = useApp();
  const { t } = useTranslation();
  return (
    <div className="lessonResumed">
      <p role="status">{t('lesson.resumed', { number })}</p>
      <Button variant="light" size="compact-sm" onClick={() => app.lessons.toStart()}>
        {t('lesson.fromStart')}
      </Button>
    </div>
  );
}

/** What a lesson is for, and how long it takes. */
function LessonAbout({ lesson }: { readonly lesson: Lesson }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const about = [
    ['goal', lesson.goal],
    ['prerequisites', lesson.prerequisites],
  ] as const;
  return (
    <Menu.Label>
      {about
        .filter(([, text]) => inLessonLanguage(lesson, text, language) !== '')
        .map(([field, text]) => (
          <p key={field}>
            <strong>{t(`lessonEditor.${field}`)}</strong> <LessonLine lesson={lesson} text={text} />
          </p>
        ))}
      <p>{t('lesson.about', { steps: lesson.steps.length, minutes: lesson.minutes })}</p>
    </Menu.Label>
  );
}

/** How long the lesson goes on already, of how long it takes. */
function LessonTime({ minutes }: { readonly minutes: number }) {
  const app = useApp();
  const { t } = useTranslation();
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setPassed(app.lessons.minutesPassed()), 5000);
    return () => clearInterval(timer);
  }, [app]);
  return (
    <span className="lessonTime" title={t('lesson.timeHint', { passed, minutes })}>
      {t('lesson.time', { passed, minutes })}
    </span>
  );
}

interface QuestionProps extends LessonPaneProps {
  readonly step: LessonStep;
  readonly words: (text: LessonText) => string;
  readonly live: ReturnType<typeof useLessonLive>;
  readonly isTold: boolean;
}

function Question({ open: { place, chosen, tally }, step, words, live, isTold }: QuestionProps) {
  const app = useApp();
  const { t } = useTranslation();
  const { question } = step;
  if (question === null) return null;
  const isAsked = place.beat === 0;
  return (
    <section className="lessonQuestion">
      <LessonMarkdown text={words(question.text)} live={live} />
      <ul aria-label={t('lesson.answers')}>
        {question.answers.map((answer, index) => (
          <li key={index} data-right={isTold && answer.isRight} data-told={isTold}>
            <UnstyledButton
              className="lessonAnswer"
              aria-pressed={chosen === index}
              disabled={!isAsked}
              title={isAsked ? t('lesson.answerKey', { key: index + 1 }) : undefined}
              onClick={() => app.lessons.choose(index)}
            >
              <span className="lessonKey" aria-hidden>
                {isTold && answer.isRight ? '✓' : isTold && chosen === index ? '✗' : index + 1}
              </span>
              <span>
                <LessonMarkdown text={words(answer.text)} live={live} inline />
              </span>
              {isTold && chosen === index && <span className="lessonMine">{t('lesson.mine')}</span>}
              {tally[index]! > 0 && <span className="lessonHands">{tally[index]}</span>}
            </UnstyledButton>
            {isTold && (
              <div className="lessonWhy">
                {answer.isRight && <VisuallyHidden>{t('lesson.right')}</VisuallyHidden>}
                <LessonMarkdown text={words(answer.why)} live={live} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Notes({ text, live }: { readonly text: string; readonly live: QuestionProps['live'] }) {
  const { t } = useTranslation();
  if (text === '') return null;
  return (
    <details className="lessonNotes">
      <summary>{t('lesson.notes')}</summary>
      <LessonMarkdown text={text} live={live} />
    </details>
  );
}

function LessonFoot({ open }: LessonPaneProps) {
  const app = useApp();
  const { t } = useTranslation();
  const isChanged = useIsChanged();
  const { lesson, place, since } = open;
  return (
    <footer className="lessonFoot">
      {isChanged && (
        <Button
          className="lessonRestore"
          variant="light"
          size="xs"
          leftSection={<RotateCcw size={14} />}
          onClick={() => app.lessons.restore()}
        >
          {t('lesson.restore')}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<ChevronLeft size={16} />}
        disabled={place.step === 0 && place.beat === 0}
        onClick={() => app.lessons.back()}
      >
        {t('lesson.back')}
      </Button>
      <div className="lessonWay">
        <LessonDots open={open} />
        <LessonTime key={since} minutes={lesson.minutes} />
      </div>
      {isLastPlace(lesson, place) ? (
        <Button className="lessonEnd" color="iris.6" onClick={() => app.finishLesson()}>
          {t('lesson.finish')}
        </Button>
      ) : (
        <Button
          className="lessonNext"
          color="iris.6"
          rightSection={<ChevronRight size={16} />}
          onClick={() => app.lessons.next()}
        >
          {t('lesson.next')}
        </Button>
      )}
    </footer>
  );
}

/** Whether the viewer has changed what the step shows. */
function useIsChanged(): boolean {
  const { lessons, scenes, settings } = useApp();
  const byScene = useSyncExternalStore(scenes.subscribe, lessons.isChanged);
  const bySettings = useSyncExternalStore(settings.subscribe, lessons.isChanged);
  return byScene || bySettings;
}

const iconSize = 18;
