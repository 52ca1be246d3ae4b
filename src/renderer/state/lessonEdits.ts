// Edits of a lesson that is being written: pure functions. A step or an answer that is not there is left alone.
import {
  lessonFormat,
  lessonLimits,
  lessonVersion,
  type Lesson,
  type LessonAnswer,
  type LessonQuestion,
  type LessonStep,
  type LessonText,
  type LessonView,
} from '../../core/lesson/lesson';
import { freshStepKey } from '../../core/lesson/parseLesson';
import { viewTitle } from './shownView';

/** A text in these languages and no others; empty in those that it lacks. */
const textIn = (languages: readonly string[], text: LessonText): LessonText =>
  Object.fromEntries(languages.map((language) => [language, text[language] ?? '']));

const noText = (languages: readonly string[]): LessonText => textIn(languages, {});

/** A lesson without steps or words. */
export function emptyLesson(languages: readonly string[]): Lesson {
  const empty = noText(languages);
  return {
    format: lessonFormat,
    version: lessonVersion,
    languages,
    title: empty,
    goal: empty,
    prerequisites: empty,
    minutes: usualMinutes,
    author: '',
    licence: '',
    sources: [],
    steps: [],
  };
}

const usualMinutes = 45;

/** Whether nothing has been written. */
export function isEmptyLesson({ steps, title, goal, prerequisites, author, sources }: Lesson): boolean {
  const isEmpty = (text: LessonText): boolean => Object.values(text).every((words) => words === '');
  return (
    steps.length === 0 && [title, goal, prerequisites].every(isEmpty) && author === '' && sources.length === 0
  );
}

/** `text` with other words in one language. */
export const withWords = (text: LessonText, language: string, words: string): LessonText => ({
  ...text,
  [language]: words,
});

export const findStep = ({ steps }: Lesson, key: string | null): LessonStep | undefined =>
  steps.find((step) => step.key === key);

const freshKey = ({ steps }: Lesson): string => freshStepKey(new Set(steps.map(({ key }) => key)));

/** What each edit that adds a step returns: the lesson, and the key of the step; null where there are as many as there may be. */
export interface WithStep {
  readonly lesson: Lesson;
  readonly key: string;
}

/** Inserts a step behind another one; with `after` null, at the end. */
export function addStep(
  lesson: Lesson,
  shows: LessonView,
  title: LessonText,
  after: string | null,
): WithStep | null {
  const { languages } = lesson;
  const empty = noText(languages);
  const step: LessonStep = {
    key: freshKey(lesson),
    title: textIn(languages, title),
    text: empty,
    shows,
    question: null,
    after: empty,
    notes: empty,
  };
  return insert(lesson, step, after);
}

/** Inserts the same step again, behind it. */
export function duplicateStep(lesson: Lesson, key: string): WithStep | null {
  const step = findStep(lesson, key);
  return step === undefined ? null : insert(lesson, { ...step, key: freshKey(lesson) }, key);
}

function insert(lesson: Lesson, step: LessonStep, after: string | null): WithStep | null {
  const { steps } = lesson;
  if (steps.length >= lessonLimits.steps.max) return null;
  const place = steps.findIndex(({ key }) => key === after);
  const at = place < 0 ? steps.length : place + 1;
  return { lesson: { ...lesson, steps: steps.toSpliced(at, 0, step) }, key: step.key };
}

export function removeStep(lesson: Lesson, key: string): Lesson {
  const steps = lesson.steps.filter((step) => step.key !== key);
  return steps.length === lesson.steps.length ? lesson : { ...lesson, steps };
}

/** Moves a step to a place among all steps, counted from 0; beyond an end, to that end. */
export function moveStep(lesson: Lesson, key: string, to: number): Lesson {
  const from = lesson.steps.findIndex((step) => step.key === key);
  const place = Math.min(Math.max(to, 0), lesson.steps.length - 1);
  if (from < 0 || from === place) return lesson;
  return { ...lesson, steps: lesson.steps.toSpliced(from, 1).toSpliced(place, 0, lesson.steps[from]!) };
}

export function setStep(lesson: Lesson, key: string, change: Partial<Omit<LessonStep, 'key'>>): Lesson {
  return {
    ...lesson,
    steps: lesson.steps.map((step) => (step.key === key ? { ...step, ...change } : step)),
  };
}

const emptyAnswer = (languages: readonly string[], isRight: boolean): LessonAnswer => ({
  text: noText(languages),
  isRight,
  why: noText(languages),
});

/** Two answers, of which the first one is right until another one is marked. */
export function newQuestion({ languages }: Lesson): LessonQuestion {
  return { text: noText(languages), answers: [emptyAnswer(languages, true), emptyAnswer(languages, false)] };
}

/** One answer more, if there may be one. */
export function addAnswer(question: LessonQuestion, { languages }: Lesson): LessonQuestion {
  const { answers } = question;
  if (answers.length >= lessonLimits.answers.max) return question;
  return { ...question, answers: [...answers, emptyAnswer(languages, false)] };
}

/** One answer less, if it is not one of the last two. */
export function removeAnswer(question: LessonQuestion, index: number): LessonQuestion {
  const { answers } = question;
  if (answers.length <= lessonLimits.answers.min) return question;
  return { ...question, answers: answers.toSpliced(index, 1) };
}

export function setAnswer(
  question: LessonQuestion,
  index: number,
  change: Partial<LessonAnswer>,
): LessonQuestion {
  return {
    ...question,
    answers: question.answers.map((answer, place) => (place === index ? { ...answer, ...change } : answer)),
  };
}

/**
 * The lesson in other languages: what it has in those that stay is kept, and new ones are empty, but for titles that nobody has
 * written. The first is the one written in.
 */
export function setLanguages(lesson: Lesson, languages: readonly string[]): Lesson {
  const read = (text: LessonText): LessonText => textIn(languages, text);
  const readTitle = ({ title, shows }: LessonStep): LessonText => {
    const own = viewTitle(shows);
    const isOwn = lesson.languages.every((language) => title[language] === own[language]);
    return read(isOwn ? own : title);
  };
  const readAnswer = (answer: LessonAnswer): LessonAnswer => ({
    ...answer,
    text: read(answer.text),
    why: read(answer.why),
  });
  return {
    ...lesson,
    languages,
    title: read(lesson.title),
    goal: read(lesson.goal),
    prerequisites: read(lesson.prerequisites),
    steps: lesson.steps.map((step) => ({
      ...step,
      title: readTitle(step),
      text: read(step.text),
      after: read(step.after),
      notes: read(step.notes),
      question: step.question && {
        text: read(step.question.text),
        answers: step.question.answers.map(readAnswer),
      },
    })),
  };
}
