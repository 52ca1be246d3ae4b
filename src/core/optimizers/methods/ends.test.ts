// When searches without gradients end, and what they make of values that are not finite.
import { describe, expect, test } from 'vitest';
import { cmaEs } from './cmaEs';
import { simulatedAnnealing } from './simulatedAnnealing';
import { startMethod, type Plain } from './testing/harness';

const plainOf = (value: Plain['value']): Plain => ({
  value,
  gradient: () => [NaN, NaN],
  hessian: () => [NaN, NaN, NaN],
});

describe('CMA-ES ends', () => {
  /** The lengths of the ellipse’s axes, and the updates until it no longer looks at f. */
  function endOf(value: Plain['value'], most: number) {
    const { run, objective, advanceTo } = startMethod(cmaEs, {
      plain: plainOf(value),
      start: [1, 2],
      seed: 3,
    });
    const axes = (): number[] => {
      const [mx = NaN, my = NaN, ax = NaN, ay = NaN, bx = NaN, by = NaN] = run.searchShape ?? [];
      return [Math.hypot(ax - mx, ay - my), Math.hypot(bx - mx, by - my)].sort((a, b) => a - b);
    };
    const [, first = NaN] = axes();
    let update = 0;
    for (let before = -1; before < objective.evaluations && update < most; update++) {
      before = objective.evaluations;
      advanceTo(update + 1);
    }
    const ended = update < most;
    advanceTo(update + 20);
    const [short = NaN, long = NaN] = axes();
    return { ended, share: long / first, condition: (long / short) ** 2 };
  }

  test('when its ellipse is 10⁴ times as large as at first', () => {
    const { ended, share } = endOf((x) => x, 2000);
    expect(ended).toBe(true);
    expect(share).toBeGreaterThan(1e4);
    expect(share).toBeLessThan(1e5);
  });

  test('when its ellipse is 10⁻¹⁴ times as large as at first', () => {
    const { ended, share } = endOf((x, y) => x * x + y * y, 2000);
    expect(ended).toBe(true);
    expect(share).toBeLessThan(1e-14);
    expect(share).toBeGreaterThan(1e-15);
  });

  test('when its axes are too different', () => {
    const { ended, share, condition } = endOf((x, y) => 1e30 * x * x + y, 4000);
    expect(ended).toBe(true);
    expect(share).toBeLessThan(1e4);
    expect(condition).toBeGreaterThan(1e14);
  });
});

describe('the temperature of annealing', () => {
  const pathOf = (value: Plain['value']) => {
    const { advanceTo } = startMethod(simulatedAnnealing, { plain: plainOf(value), start: [1, 1], seed: 2 });
    return Array.from({ length: 60 }, (_, i) => advanceTo(i + 1));
  };
  const bowl: Plain['value'] = (x, y) => x * x + 3 * y * y;
  const scaled =
    (f: Plain['value'], factor: number): Plain['value'] =>
    (x, y) =>
      factor * f(x, y);

  test('is in units of the variation of f', () => {
    const path = pathOf(bowl);
    expect(pathOf(scaled(bowl, 1024))).toEqual(path);
    expect(new Set(path.map(String)).size).toBeGreaterThan(5);
  });

  test('is so where f is finite only in a part of the domain, too', () => {
    const half: Plain['value'] = (x, y) => (x < 0 ? NaN : bowl(x, y));
    const path = pathOf(half);
    expect(pathOf(scaled(half, 1024))).toEqual(path);
    expect(path.every(([x]) => x >= 0)).toBe(true);
  });

  test('is a number where f does not vary, or is nowhere finite', () => {
    // All steps are taken on the level, and none where there is nothing.
    expect(new Set(pathOf(() => 7).map(String)).size).toBe(60);
    expect(pathOf(() => Infinity).every((at) => at.every(Number.isFinite))).toBe(true);
  });
});
