import { describe, expect, it, vi } from 'vitest';
import { createPlayback, loopPauseSeconds } from './playback';

function start(settings = { duration: 10, speed: 1, loop: false }) {
  const clock = { now: 100 };
  return { clock, playback: createPlayback(settings, () => clock.now) };
}

describe('playback', () => {
  it('runs with the clock and its speed, and stands still when paused', () => {
    const { clock, playback } = start({ duration: 10, speed: 2, loop: false });
    expect(playback.seconds()).toBe(0);
    playback.play();
    clock.now += 1.5;
    expect(playback.seconds()).toBe(3);
    playback.pause();
    clock.now += 5;
    expect(playback.seconds()).toBe(3);
  });

  it('stops at the end, says so, and starts over when played again', async () => {
    const { clock, playback } = start();
    const listener = vi.fn();
    playback.play();
    playback.subscribe(listener);
    for (let second = 0; second < 10; second += 1) {
      clock.now += 1;
      playback.seconds();
    }
    expect(playback.seconds()).toBe(10);
    expect(playback.playing()).toBe(false);
    await Promise.resolve();
    expect(listener).toHaveBeenCalledOnce();
    playback.play();
    expect(playback.seconds()).toBe(0);
  });

  it.each([3600, -3600])('goes on where it was after a gap of %d seconds, looped or not', (gap) => {
    for (const loop of [false, true]) {
      const { clock, playback } = start({ duration: 10, speed: 1, loop });
      playback.play();
      clock.now += 2;
      expect(playback.seconds()).toBe(2);
      clock.now += gap;
      expect([playback.seconds(), playback.playing()]).toEqual([2, true]);
      clock.now += 1;
      expect(playback.seconds()).toBe(3);
    }
  });

  it('repeats after a pause at the end', () => {
    const { clock, playback } = start({ duration: 10, speed: 2, loop: true });
    playback.play();
    clock.now += 5;
    playback.seconds();
    clock.now += loopPauseSeconds / 2;
    expect(playback.seconds()).toBe(10);
    clock.now += loopPauseSeconds / 2 + 1;
    expect(playback.seconds()).toBeCloseTo(2);
  });

  it('stands still while it is held, and then goes on as it was told', () => {
    const { clock, playback } = start();
    playback.play();
    clock.now += 2;
    playback.hold();
    clock.now += 3;
    expect([playback.playing(), playback.seconds()]).toEqual([false, 2]);
    playback.release();
    clock.now += 1;
    expect([playback.playing(), playback.seconds()]).toEqual([true, 3]);
    playback.hold();
    playback.pause();
    playback.release();
    expect([playback.playing(), playback.seconds()]).toEqual([false, 3]);
    playback.hold();
    playback.play();
    clock.now += 1;
    expect([playback.playing(), playback.seconds()]).toEqual([false, 3]);
    playback.release();
    expect([playback.playing(), playback.seconds()]).toEqual([true, 3]);
  });

  it('starts over when it is released at the end', () => {
    const { clock, playback } = start();
    playback.hold();
    playback.seek(10);
    playback.play();
    playback.release();
    clock.now += 1;
    expect(playback.seconds()).toBe(1);
  });

  it('keeps seeks inside the race', () => {
    const { playback } = start();
    playback.seek(-1);
    expect(playback.seconds()).toBe(0);
    playback.seek(99);
    expect(playback.seconds()).toBe(10);
  });

  it('keeps its place when the speed changes, and its share when the length does', () => {
    const { clock, playback } = start();
    playback.play();
    clock.now += 4;
    playback.configure({ duration: 10, speed: 3, loop: false });
    expect(playback.seconds()).toBe(4);
    playback.configure({ duration: 5, speed: 3, loop: false });
    expect(playback.seconds()).toBe(2);
  });
});
