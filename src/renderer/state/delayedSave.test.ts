// When changes are saved.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDelayedSave } from './delayedSave';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a delayed save', () => {
  it('comes once, after the last of several changes', () => {
    const save = vi.fn();
    const saving = createDelayedSave(save, { quietMs: 400, atMostMs: 1000 });
    saving.changed();
    vi.advanceTimersByTime(399);
    saving.changed();
    vi.advanceTimersByTime(399);
    expect(save).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(save).toHaveBeenCalledOnce();
  });

  it('comes while changes go on and on, as while a slider is dragged', () => {
    const save = vi.fn();
    const saving = createDelayedSave(save, { quietMs: 400, atMostMs: 1000 });
    for (let ms = 0; ms < 2500; ms += 100) {
      saving.changed();
      vi.advanceTimersByTime(100);
    }
    expect(save).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(400);
    expect(save).toHaveBeenCalledTimes(3);
  });

  it('comes once, after the first of several changes where it may wait no longer, and again after the next', () => {
    const save = vi.fn();
    const saving = createDelayedSave(save, { quietMs: 150, atMostMs: 150 });
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
    const saving = createDelayedSave(save, { quietMs: 150, atMostMs: 300 });
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
