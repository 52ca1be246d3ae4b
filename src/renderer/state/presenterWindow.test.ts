import { describe, expect, it, vi } from 'vitest';
import { landscapes } from '../../core/landscapes/registry';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { createPresenterWindow } from './presenterWindow';
import { createWindowStore } from './windowState';

function setUp() {
  const windowState = createWindowStore(createDefaultScene(landscapes[0]!));
  const frame = { close: vi.fn(() => closesLate || gone()) };
  let gone = (): void => undefined;
  let closesLate = false;
  let allowed = true;
  let milliseconds = 0;
  let lessonSince: number | null = null;
  const notify = vi.fn();
  const presenterWindow = createPresenterWindow({
    windowState,
    notify,
    openFrame: (onClosed) => {
      gone = onClosed;
      return allowed ? ({ ...frame } as unknown as Window) : null;
    },
    clock: () => milliseconds,
    lessonSince: () => lessonSince,
  });
  return {
    presenterWindow,
    frame,
    notify,
    /** As the user does. */
    close: () => gone(),
    /** Windows tell that they are closed later than it is asked. */
    closeLate(): () => void {
      closesLate = true;
      return gone;
    },
    block: (): void => {
      allowed = false;
    },
    present: (on: boolean) =>
      windowState.setState({ presenting: on ? { dockOpen: false, blank: null, isRefused: false } : null }),
    wait: (seconds: number): void => {
      milliseconds += 1000 * seconds;
    },
    beginLesson: (): void => {
      lessonSince = milliseconds;
    },
  };
}

describe('the presenter’s window', () => {
  it('is opened and closed by the same key', () => {
    const { presenterWindow, frame } = setUp();
    presenterWindow.toggle();
    expect(presenterWindow.view()).not.toBeNull();
    presenterWindow.toggle();
    expect([presenterWindow.view(), frame.close.mock.calls.length]).toEqual([null, 1]);
  });

  it('is gone when the user has closed it, and opens again', () => {
    const { presenterWindow, close } = setUp();
    presenterWindow.toggle();
    close();
    expect(presenterWindow.view()).toBeNull();
    presenterWindow.toggle();
    expect(presenterWindow.view()).not.toBeNull();
  });

  it('stays when the one before it tells late that it is closed', () => {
    const { presenterWindow, closeLate } = setUp();
    presenterWindow.toggle();
    const tellClosed = closeLate();
    presenterWindow.toggle();
    presenterWindow.toggle();
    const next = presenterWindow.view();
    tellClosed();
    expect(next).not.toBeNull();
    expect(presenterWindow.view()).toBe(next);
  });

  it('ends with presenting', () => {
    const { presenterWindow, frame, present } = setUp();
    presenterWindow.toggle();
    present(true);
    expect(presenterWindow.view()).not.toBeNull();
    present(false);
    expect([presenterWindow.view(), frame.close.mock.calls.length]).toEqual([null, 1]);
  });

  it('says that the browser blocks it', () => {
    const { presenterWindow, notify, block } = setUp();
    block();
    presenterWindow.toggle();
    expect(presenterWindow.view()).toBeNull();
    expect(notify).toHaveBeenCalledExactlyOnceWith({ kind: 'presenterBlocked' });
  });

  it('counts from where the lesson was begun, and without one from where it was opened', () => {
    const { presenterWindow, wait, beginLesson } = setUp();
    wait(100);
    presenterWindow.toggle();
    wait(5.9);
    expect(presenterWindow.secondsPassed()).toBe(5);
    beginLesson();
    wait(61);
    expect(presenterWindow.secondsPassed()).toBe(61);
  });
});
