import { expect, it } from 'vitest';
import type { LessonStep } from './lesson';
import { namedLevels } from './namedLevels';

const step: LessonStep = {
  key: 'step',
  title: { en: 'Title' },
  text: { en: 'By {{first sgd loss < 0.01}} and {{loss sgd at 10}}', ja: '{{first sgd loss < 0.01}}' },
  shows: { kind: 'words' },
  question: {
    text: { en: 'Below {{settled adam distance < 0.05}}?' },
    answers: [
      { text: { en: '{{runs sgd loss > 2}}' }, isRight: true, why: { en: '{{first sgd gradient < 1}}' } },
      { text: { en: 'No' }, isRight: false, why: { en: '{{first 2/sgd loss < 0.5}}' } },
    ],
  },
  after: { en: '{{first sgd |x| > 5}}, `{{first sgd loss < 7}}` and {{first sgd}}' },
  notes: { en: '{{first sgd loss < 9}}' },
};

it('words name levels by conditions, each once, of the scene that is asked for', () => {
  const asked = [
    { quantity: 'loss', value: 0.01 },
    { quantity: 'distance', value: 0.05 },
    { quantity: 'loss', value: 2 },
  ];
  expect(namedLevels(step, 0, false)).toEqual(asked);
  expect(namedLevels(step, 0, true)).toEqual([
    ...asked,
    { quantity: 'gradient', value: 1 },
    { quantity: '|x|', value: 5 },
  ]);
  expect(namedLevels(step, 1, false)).toEqual([]);
  expect(namedLevels(step, 1, true)).toEqual([{ quantity: 'loss', value: 0.5 }]);
});
