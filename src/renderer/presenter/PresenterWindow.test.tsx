import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { loadBundledLesson } from '../../core/lesson/bundledLessons';
import { mount, unmount, waitFor } from '../gallery/testing/mount';
import { PresenterWindow } from './PresenterWindow';

afterEach(unmount);

/** The component in the place of another window's document: the tests' own. */
async function open() {
  const lesson = await loadBundledLesson('learning-rate');
  const mounted = await mount(<PresenterWindow view={window} />);
  return {
    ...mounted,
    lesson,
    begin: (step: number) => act(() => mounted.app.lessons.begin(lesson, 'learning-rate', step)),
  };
}

describe('the presenter’s window', () => {
  it('shows a race without a lesson, plays it and leads back', async () => {
    const { app, click, text } = await open();
    expect(text()).toContain('Ravine');
    expect(text()).toContain('Momentum');
    click('Play');
    expect(app.playback.playing()).toBe(true);
    click('To the start');
    expect([app.playback.playing(), app.playback.seconds()]).toEqual([false, 0]);
  });

  it('shows a step’s notes, its question with the right answer, and the step after it', async () => {
    const { lesson, begin, text } = await open();
    begin(1);
    expect(document.title).toBe('Presenter – Optiscape');
    const right = document.querySelectorAll('.presenterAnswers [data-right="true"]');
    expect(right).toHaveLength(lesson.steps[1]!.question!.answers.filter(({ isRight }) => isRight).length);
    const notes = document.querySelector('.presenterNotes')!.textContent;
    expect(notes.slice(0, 12)).toBe(lesson.steps[1]!.notes['en']!.slice(0, 12));
    expect(text()).toContain('Then step 3');
    expect(text()).toContain(`of ${lesson.minutes} min`);
  });

  it('leads through the lesson, and says what comes', async () => {
    const { app, begin, click, text } = await open();
    begin(2);
    expect(text()).toContain('The question closes');
    click('Next');
    expect(app.lessons.open()?.place).toEqual({ step: 2, beat: 1 });
    expect(text()).toContain('The race plays to step 1');
    click('Next');
    expect(text()).toContain('The race skips ahead to step 1');
    click('Next');
    expect(text()).toContain('The race plays to step 11');
    click('Back');
    click('Back');
    expect(app.lessons.open()?.place).toEqual({ step: 2, beat: 0 });
    act(() => app.lessons.toEnd());
    expect(text()).toContain('The lesson ends here');
  });

  it('counts hands by its buttons, while the question is asked', async () => {
    const { app, begin, click, control } = await open();
    begin(1);
    click('One hand more for answer 2');
    click('One hand more for answer 2');
    click('One hand less for answer 2');
    expect(app.lessons.open()?.tally[1]).toBe(1);
    act(() => app.lessons.next());
    expect(control('One hand more for answer 2')).toHaveProperty('disabled', true);
  });

  it('blanks the screen while one presents', async () => {
    const { app, click, control, text } = await open();
    expect(control('Black screen')).toHaveProperty('disabled', true);
    click('Present');
    click('Black screen');
    expect(app.window.getState().presenting?.blank).toBe('black');
    expect(text()).toContain('The screen is black until the next press');
    click('Black screen');
    expect(app.window.getState().presenting?.blank).toBeNull();
    click('End presenting');
    await waitFor(() => expect(app.window.getState().presenting).toBeNull());
  });
});
