import { describe, expect, it } from 'vitest';
import { createPlotPresses } from './plotPresses';

describe('presses on a plot', () => {
  it('move it by one, and not by one that has been released', () => {
    const presses = createPlotPresses();
    expect(presses.move(1, 0.5)).toBeNull();
    presses.press(1, 0.25);
    expect(presses.move(1, 0.25)).toBeNull();
    expect(presses.move(1, 0.75)).toEqual({ move: 0.5, factor: 1, at: 0.75 });
    presses.release(1);
    expect(presses.count()).toBe(0);
    expect(presses.move(1, 0.5)).toBeNull();
  });

  it('stretch it between two, about their middle', () => {
    const presses = createPlotPresses();
    presses.press(1, 0.25);
    presses.press(2, 0.5);
    // Twice as far apart: half as much is on show.
    expect(presses.move(2, 0.75)).toEqual({ move: 0.125, factor: 0.5, at: 0.5 });
    // Both by as much: nothing is stretched in the end.
    const [first, second] = [presses.move(1, 0.375)!, presses.move(2, 0.875)!];
    expect(first.factor * second.factor).toBeCloseTo(1, 12);
    expect(first.move + second.move).toBeCloseTo(0.125, 12);
  });

  it('stretch nothing where one lies above the other', () => {
    const presses = createPlotPresses();
    presses.press(1, 0.5);
    presses.press(2, 0.5);
    expect(presses.move(2, 0.51)!.factor).toBe(1);
  });
});
