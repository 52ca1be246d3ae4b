import { expect, it } from 'vitest';
import { lessonLimits, type Lesson } from '../../core/lesson/lesson';
import {
  addAnswer,
  addStep,
  duplicateStep,
  emptyLesson,
  isEmptyLesson,
  moveStep,
  newQuestion,
  removeAnswer,
  removeStep,
  setAnswer,
  setLanguages,
  setStep,
  withWords,
} from './lessonEdits';

const words = { kind: 'words' } as const;

/** A lesson with steps of these titles. */
function lessonOf(...titles: string[]): Lesson {
  return titles.reduce(
    (lesson, title) => addStep(lesson, words, { en: title, ja: `「${title}」` }, null)!.lesson,
    emptyLesson(['en']),
  );
}

const titles = ({ steps }: Lesson): string => steps.map(({ title }) => title['en']).join('');
const keyOf = ({ steps }: Lesson, title: string): string =>
  steps.find((step) => step.title['en'] === title)!.key;

it('begins with nothing', () => {
  expect(isEmptyLesson(emptyLesson(['en', 'ja']))).toBe(true);
  expect(isEmptyLesson({ ...emptyLesson(['en']), author: 'A. Teacher' })).toBe(false);
  expect(isEmptyLesson({ ...emptyLesson(['en']), goal: { en: 'Know it' } })).toBe(false);
  expect(isEmptyLesson(lessonOf('a'))).toBe(false);
});

it('adds steps behind another, with keys of their own and titles in the lesson’s languages', () => {
  const lesson = lessonOf('a', 'b');
  const added = addStep(lesson, words, { en: 'x', ja: '「x」' }, keyOf(lesson, 'a'))!;
  expect(titles(added.lesson)).toBe('axb');
  expect(new Set(added.lesson.steps.map(({ key }) => key)).size).toBe(3);
  expect(added.lesson.steps[1]).toMatchObject({ key: added.key, title: { en: 'x' }, question: null });
  expect(Object.keys(added.lesson.steps[1]!.title)).toEqual(['en']);
  expect(addStep(emptyLesson(['pt-BR']), words, { en: 'x' }, null)!.lesson.steps[0]!.title).toEqual({
    'pt-BR': '',
  });
});

it('duplicates a step behind it, as it is', () => {
  const lesson = lessonOf('a', 'b');
  const { lesson: twice, key } = duplicateStep(lesson, keyOf(lesson, 'a'))!;
  expect(titles(twice)).toBe('aab');
  expect(twice.steps[1]).toEqual({ ...twice.steps[0], key });
  expect(key).not.toBe(twice.steps[0]!.key);
  expect(duplicateStep(lesson, 'none')).toBeNull();
});

it('has no more steps than a lesson may have', () => {
  const many = lessonOf(...Array.from({ length: lessonLimits.steps.max }, () => 'a'));
  expect(addStep(many, words, {}, null)).toBeNull();
  expect(duplicateStep(many, many.steps[0]!.key)).toBeNull();
});

it('removes steps', () => {
  const lesson = lessonOf('a', 'b', 'c');
  expect(titles(removeStep(lesson, keyOf(lesson, 'b')))).toBe('ac');
  expect(removeStep(lesson, 'none')).toBe(lesson);
});

it.each([
  ['a', 2, 'bca'],
  ['c', 0, 'cab'],
  ['a', 1, 'bac'],
  ['b', 99, 'acb'],
  ['b', -1, 'bac'],
])('moves %s to place %d: %s', (title, to, order) => {
  const lesson = lessonOf('a', 'b', 'c');
  expect(titles(moveStep(lesson, keyOf(lesson, title), to))).toBe(order);
});

it('moves nothing that stands there or is not there', () => {
  const lesson = lessonOf('a', 'b');
  expect(moveStep(lesson, keyOf(lesson, 'a'), 0)).toBe(lesson);
  expect(moveStep(lesson, keyOf(lesson, 'b'), 5)).toBe(lesson);
  expect(moveStep(lesson, 'none', 0)).toBe(lesson);
});

it('sets one step’s texts and leaves the others', () => {
  const lesson = lessonOf('a', 'b');
  const key = keyOf(lesson, 'a');
  const after = setStep(lesson, key, { text: withWords(lesson.steps[0]!.text, 'en', 'Look.') });
  expect(after.steps[0]).toMatchObject({ key, title: { en: 'a' }, text: { en: 'Look.' } });
  expect(after.steps[1]).toBe(lesson.steps[1]);
});

it('keeps between two and six answers', () => {
  const lesson = lessonOf('a');
  let question = newQuestion(lesson);
  expect(question.answers.map(({ isRight }) => isRight)).toEqual([true, false]);
  expect(removeAnswer(question, 0)).toBe(question);
  for (let i = 0; i < 9; i += 1) question = addAnswer(question, lesson);
  expect(question.answers).toHaveLength(6);
  question = setAnswer(question, 5, { text: { en: 'last' }, isRight: true });
  question = removeAnswer(question, 0);
  expect(question.answers.map(({ text }) => text['en'])).toEqual(['', '', '', '', 'last']);
  expect(question.answers[4]!.isRight).toBe(true);
});

it('has every text in another language, too, or in one less', () => {
  const one = lessonOf('a');
  const asked = setStep(one, one.steps[0]!.key, { question: newQuestion(one) });
  const two = setLanguages(asked, ['en', 'ja']);
  const [step] = two.steps;
  const all = [two.title, two.goal, two.prerequisites, step!.title, step!.text, step!.after, step!.notes];
  const { text, answers } = step!.question!;
  for (const each of [...all, text, ...answers.flatMap((answer) => [answer.text, answer.why])]) {
    expect(Object.keys(each)).toEqual(['en', 'ja']);
  }
  expect(step!.title).toEqual({ en: 'a', ja: '' });
  expect(setLanguages(two, ['en'])).toEqual(asked);
  expect(setLanguages(two, ['ja', 'en']).languages).toEqual(['ja', 'en']);
});
