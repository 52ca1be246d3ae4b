import { expect, it } from 'vitest';
import { loadBundledLesson } from '../../core/lesson/bundledLessons';
import { createPageApp } from '../gallery/pageApp';
import { takesLessonKey } from './lessonKeys';

const press = (app: ReturnType<typeof createPageApp>, init: KeyboardEventInit): boolean =>
  takesLessonKey(app, new KeyboardEvent('keydown', init));

it('lead through a lesson and count hands while its question is asked; without a lesson they are not taken', async () => {
  const app = createPageApp();
  expect(press(app, { key: 'PageDown' })).toBe(false);
  app.lessons.begin(await loadBundledLesson('learning-rate'), 'learning-rate', 1);
  expect(press(app, { key: '2', code: 'Digit2' })).toBe(true);
  expect(press(app, { key: '2', code: 'Numpad2' })).toBe(true);
  expect(press(app, { key: '"', code: 'Digit2', shiftKey: true })).toBe(true);
  expect(app.lessons.open()?.tally).toEqual([0, 1, 0]);
  expect(press(app, { key: '6', code: 'Digit6' })).toBe(false);
  expect(press(app, { key: 's', code: 'KeyS', ctrlKey: true })).toBe(false);
  expect(press(app, { key: 'PageDown' })).toBe(true);
  expect(press(app, { key: 'PageDown', repeat: true })).toBe(true);
  expect(app.lessons.open()?.place).toEqual({ step: 1, beat: 1 });
  expect(press(app, { key: '2', code: 'Digit2' })).toBe(false);
  expect(press(app, { key: 'PageUp' })).toBe(true);
  expect(app.lessons.open()?.place).toEqual({ step: 1, beat: 0 });
  app.window.setState({ shortcutsOpen: true });
  expect(press(app, { key: 'PageDown' })).toBe(false);
});
