import { describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { landscapes } from '../../core/landscapes/registry';
import type { DockTab } from '../../core/view/raceParts';
import { createPlayback } from './playback';
import { createPresentation, createRaceCourse } from './presentation';
import { createWindowStore } from './windowState';

function setUp(inLesson = false) {
  let seconds = 0;
  const playback = createPlayback({ duration: 10, speed: 1, loop: false }, () => seconds);
  const windowState = createWindowStore(createDefaultScene(landscapes[0]!));
  const settings = createStore<{ dockTab: DockTab }>(() => ({ dockTab: 'chart' }));
  let course = createRaceCourse(playback);
  const present = vi.fn((_presenting: boolean) => Promise.resolve());
  const presentation = createPresentation({
    windowState,
    host: { present },
    playback,
    settings,
    course: () => course,
    beginsWithDock: () => inLesson,
  });
  return {
    playback,
    presentation,
    settings,
    present,
    shown: () => windowState.getState().presenting,
    wait: (by: number): void => {
      seconds += by;
    },
    take: (other: typeof course): void => {
      course = other;
    },
  };
}

describe('presenting', () => {
  it('plays, pauses and goes to the ends of a race', () => {
    const { playback, presentation, wait } = setUp();
    presentation.start();
    presentation.next();
    wait(0.5);
    expect(playback.seconds()).toBe(0.5);
    presentation.next();
    wait(0.5);
    expect(playback.seconds()).toBe(0.5);
    presentation.toEnd();
    expect(playback.seconds()).toBe(10);
    presentation.next();
    wait(0.5);
    expect(playback.seconds()).toBe(0.5);
    presentation.back();
    expect(playback.playing()).toBe(false);
    expect(playback.seconds()).toBe(0);
  });

  it('goes through the course that one is in by then', () => {
    const { playback, presentation, take } = setUp();
    presentation.start();
    const lesson = { next: vi.fn(), back: vi.fn(), toStart: vi.fn(), toEnd: vi.fn() };
    take(lesson);
    for (const way of ['next', 'back', 'toStart', 'toEnd'] as const) {
      presentation[way]();
      expect(lesson[way]).toHaveBeenCalledOnce();
    }
    expect(playback.playing()).toBe(false);
  });

  it('leads through it from the presenter’s window, too, where nothing is presented', () => {
    const { playback, presentation, shown } = setUp();
    presentation.next();
    expect([playback.playing(), shown()]).toEqual([true, null]);
    presentation.toggleBlank('black');
    presentation.back();
    expect([playback.playing(), shown()]).toEqual([false, null]);
  });

  it('has the shell prepare first, and go back at the end', async () => {
    const { presentation, present } = setUp();
    presentation.start();
    await expect.poll(() => present.mock.calls).toEqual([[true]]);
    presentation.end();
    await expect.poll(() => present.mock.calls).toEqual([[true], [false]]);
  });

  it('presents where it was begun again before the screen was given back', async () => {
    const { presentation, present, shown } = setUp();
    let givenBack = (): void => undefined;
    present.mockImplementation((presenting) =>
      presenting ? Promise.resolve() : new Promise((resolve) => (givenBack = resolve)),
    );
    presentation.start();
    await expect.poll(() => present.mock.calls).toEqual([[true]]);
    presentation.end();
    await expect.poll(() => present.mock.calls).toEqual([[true], [false]]);
    presentation.start();
    // The browser tells of a full screen that it has left.
    document.dispatchEvent(new Event('fullscreenchange'));
    expect(shown()).not.toBeNull();
    givenBack();
    await expect.poll(() => present.mock.calls).toEqual([[true], [false], [true]]);
    expect(shown()).not.toBeNull();
  });

  it('ends a blank screen before anything goes on, and has the race stand still meanwhile', () => {
    const { playback, presentation, shown, wait } = setUp();
    presentation.start();
    presentation.next();
    wait(0.5);
    presentation.toggleBlank('black');
    wait(0.5);
    expect(playback.seconds()).toBe(0.5);
    presentation.toggleBlank('white');
    expect(shown()?.blank).toBe('white');
    presentation.back();
    expect(shown()?.blank).toBeNull();
    wait(0.5);
    expect(playback.seconds()).toBe(1);
    presentation.toggleBlank('black');
    presentation.toggleBlank('black');
    expect(shown()?.blank).toBeNull();
    expect(presentation.unblank()).toBe(false);
    presentation.toggleBlank('black');
    expect(presentation.unblank()).toBe(true);
    presentation.toggleBlank('black');
    presentation.end();
    expect(shown()).toBeNull();
    wait(0.5);
    expect(playback.seconds()).toBe(1.5);
  });

  it('shows a view of the dock at a time, and hides it by the same key', () => {
    const { presentation, settings, shown } = setUp();
    presentation.toggleTab('step');
    expect(settings.getState().dockTab).toBe('chart');
    presentation.start();
    expect(presentation.shownTab()).toBeNull();
    presentation.toggleTab('chart');
    presentation.toggleTab('step');
    expect(presentation.shownTab()).toBe('step');
    presentation.toggleTab('step');
    expect(presentation.shownTab()).toBeNull();
    presentation.end();
    presentation.start();
    expect(shown()).toEqual({ dockOpen: false, blank: null, isRefused: false });
  });

  it('begins with the view of the dock that a lesson’s step has', () => {
    const { presentation } = setUp(true);
    presentation.start();
    expect(presentation.shownTab()).toBe('chart');
  });
});
