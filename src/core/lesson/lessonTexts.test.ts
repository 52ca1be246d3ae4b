import { expect, it } from 'vitest';
import type { Lesson, LessonStep } from './lesson';
import { inLessonLanguage } from './inLessonLanguage';
import { missingTexts } from './lessonTexts';

const [full, half, none] = [
  { en: 'a', ja: 'あ' },
  { en: 'a', ja: '' },
  { en: '', ja: '' },
];

const step: LessonStep = {
  key: 'step-1',
  title: half,
  text: full,
  shows: { kind: 'words' },
  question: {
    text: full,
    answers: [
      { text: { en: '', ja: 'あ' }, isRight: true, why: half },
      { text: full, isRight: false, why: none },
    ],
  },
  after: none,
  notes: half,
};

const lesson: Lesson = {
  format: 'optiscape-lesson',
  version: 1,
  languages: ['en', 'ja'],
  title: full,
  goal: half,
  prerequisites: none,
  minutes: 45,
  author: '',
  licence: '',
  sources: [],
  steps: [{ ...step, title: full, question: null, notes: none }, step],
};

it('texts that one language has and another lacks are told by field', () => {
  expect(missingTexts(lesson).map(({ field, language }) => `${field} ${language}`)).toEqual([
    'goal ja',
    'steps[1].title ja',
    'steps[1].question.answers[0].text en',
    'steps[1].question.answers[0].why ja',
    'steps[1].notes ja',
  ]);
  expect(missingTexts({ ...lesson, languages: ['en'], steps: [lesson.steps[0]!] })).toEqual([]);
});

it('a text that is missing in the reader’s language is read in another one', () => {
  expect(inLessonLanguage(lesson, full, 'ja')).toBe('あ');
  expect(inLessonLanguage(lesson, half, 'ja')).toBe('a');
  expect(inLessonLanguage(lesson, full, 'fr')).toBe('a');
  expect(inLessonLanguage(lesson, { en: '', ja: 'あ' }, 'fr')).toBe('あ');
  expect(inLessonLanguage(lesson, none, 'en')).toBe('');
});
