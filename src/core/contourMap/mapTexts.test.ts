import { expect, it } from 'vitest';
import { inLanguage, phrase } from '../text/text';
import { descriptionText, divergedText, mapTexts, stepsText } from './mapTexts';

it('tells steps with thousands apart, and one step as one', () => {
  const said = [0, 1, 2, 12345].map((step) => inLanguage(stepsText(step), 'en'));
  expect(said).toEqual(['After 0 steps', 'After 1 step', 'After 2 steps', 'After 12,345 steps']);
  expect(inLanguage(divergedText(12345), 'en')).toBe('diverged at step 12,345');
});

it('describes the map with those who race on it, if any', () => {
  const landscape = phrase('Ravine');
  expect(inLanguage(descriptionText(landscape, []), 'en')).toBe('Contour map of Ravine');
  expect(inLanguage(descriptionText(landscape, ['Adam']), 'en')).toBe(
    'Contour map of Ravine with the paths of Adam',
  );
});

it('has every text in Japanese, too', () => {
  const texts = [
    mapTexts.loss,
    mapTexts.diverged,
    stepsText(1),
    stepsText(2),
    divergedText(3),
    descriptionText(phrase('Ravine'), []),
    descriptionText(phrase('Ravine'), ['Adam']),
  ];
  for (const text of texts) expect(inLanguage(text, 'ja')).toMatch(/\p{Script=Katakana}|\p{Script=Han}/u);
});
