// When changes are saved.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDelayedSave } from './delayedSave';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a delayed save', () => {
  it('comes once, after the last of several changes where each begins the delay anew', () => {
    const save = vi.fn();
    const saving = createDelayedSave(save, 400, { restarts: true });
    saving.changed();
    vi.advanceTimersByTime(399);
    saving.changed();
    vi.advanceTimersByTime(399);
    expect(save).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(save).toHaveBeenCalledOnce();
  });

  it('comes once, after the first of several changes otherwise, and again after the next', () => {
    const save = vi.fn();
    const saving = createDelayedSave(save, 150, { restarts: false });
    saving.changed();
    vi.advanceTimersByTime(149);
    saving.changed();
    vi.advanceTimersByTime(1);
    expect(save).toHaveBeenCalledOnce();
    saving.changed();
    vi.advanceTimersByTime(150);
    expect(save).toHaveBeenCalledTimes(2);
  });

  it('is flushed only where something waits, and then comes no second time', () => {
    const save = vi.fn();
    const saving = createDelayedSave(save, 150, { restarts: true });
    saving.flush();
    expect(save).not.toHaveBeenCalled();
    saving.changed();
    saving.flush();
    vi.advanceTimersByTime(1000);
    expect(save).toHaveBeenCalledOnce();
    saving.now();
    expect(save).toHaveBeenCalledTimes(2);
  });
});
