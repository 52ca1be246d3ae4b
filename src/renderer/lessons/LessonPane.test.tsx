import { act } from 'react';
import { afterEach, expect, it } from 'vitest';
import { loadBundledLesson } from '../../core/lesson/bundledLessons';
import { useOpenLesson } from '../app/useOpenLesson';
import { mount, unmount } from '../gallery/testing/mount';
import { LessonPane } from './LessonPane';

afterEach(unmount);

function Pane() {
  const open = useOpenLesson();
  return open && <LessonPane open={open} />;
}

it('says where a lesson goes on, with the way to its start, until one moves on', async () => {
  const lesson = await loadBundledLesson('learning-rate');
  const { app, click, has, text } = await mount(<Pane />);
  const beginAgain = () =>
    act(() => {
      app.lessons.close();
      app.lessons.begin(lesson, 'learning-rate');
    });
  beginAgain();
  expect(has('From the start')).toBe(false);
  act(() => app.lessons.goTo(3));
  beginAgain();
  expect(text()).toContain('Goes on at step 4');
  click('Next');
  expect(has('From the start')).toBe(false);
  beginAgain();
  click('From the start');
  expect(app.lessons.open()?.place).toEqual({ step: 0, beat: 0 });
  expect(has('From the start')).toBe(false);
});
