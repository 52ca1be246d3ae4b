import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import { startI18n } from '../../i18n/i18n';
import { fieldLabel } from './fieldLabel';

beforeAll(() => startI18n('en'));

it.each([
  ['steps[0].after.en', 'What happened (English)'],
  ['steps[11].title.ja', 'Title (日本語)'],
  ['title', 'Title'],
  ['steps[2].question.answers[0].why.en', 'Why, of answer 1 (English)'],
  ['steps[2].question.answers[5].text', 'Answer 6'],
  ['steps[2].question.answers', 'Question'],
  ['steps[1].shows.pauses[0]', 'Pauses at steps'],
  ['steps[1].shows.scenes[0].steps', 'steps[1].shows.scenes[0].steps'],
  ['steps', 'steps'],
])('%s is called %s', (path, label) => {
  expect(fieldLabel(path, i18next.t)).toBe(label);
});
