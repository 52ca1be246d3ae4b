// Which of several trials is taken, by paths made up for it on a domain 100 wide.
import { describe, expect, it } from 'vitest';
import type { Point } from '../geometry/domain';
import { findLandscape } from '../landscapes/registry';
import { adam } from '../optimizers/adam';
import type { OptimizerFamily } from '../optimizers/optimizer';
import { createTrajectoryColumns, type RunState } from '../simulation/trajectory';
import { bestRate, candidateRates, needsTrials, type Trial } from './suggestRate';

const landscape = { ...findLandscape('ravine')!, domain: { x: [0, 50], y: [0, 100] } } as const;

function trial(
  rate: number,
  path: readonly Point[],
  values: readonly number[] = path.map(() => 0),
  status: RunState['status'] = 'completed',
): Trial {
  const rows = path.length;
  // As those of a run that ended early: longer than its rows.
  const columns = createTrajectoryColumns(rows + 3);
  columns.positions.set(path.flat());
  columns.values.set(values);
  columns.values.fill(-1e9, rows);
  return { rate, columns, state: { status, rows, divergedAt: status === 'diverged' ? rows : null } };
}

const bestOf = (...trials: readonly Trial[]): number | null => bestRate(landscape, trials);

/** A path of 101 rows that comes within 2 of its end at row `row`. */
const settlingAt = (row: number): Point[] =>
  Array.from({ length: 101 }, (_, i): Point => (i < row ? [10, 10] : [12.5, 10]));

describe('a trial counts', () => {
  it('if it has made an update, and none has left the finite range', () => {
    expect(bestOf()).toBeNull();
    expect(bestOf(trial(1, [[10, 10]]))).toBeNull();
    const path: Point[] = [
      [10, 10],
      [11, 10],
    ];
    expect(bestOf(trial(1, path))).toBe(1);
    expect(bestOf(trial(1, path, [0, 0], 'converged'))).toBe(1);
    expect(bestOf(trial(1, path, [0, 0], 'diverged'))).toBeNull();
  });

  it.each<[Point, Point]>([
    [
      [0, 50],
      [-0.001, 50],
    ],
    [
      [50, 50],
      [50.001, 50],
    ],
    [
      [25, 0],
      [25, -0.001],
    ],
    [
      [25, 100],
      [25, 100.001],
    ],
  ])('at %j, on the edge, not at %j', (inside, outside) => {
    for (const ends of ['first', 'last']) {
      const path = (end: Point): Point[] => (ends === 'first' ? [end, inside] : [inside, end]);
      expect(bestOf(trial(1, path(inside)))).toBe(1);
      expect(bestOf(trial(1, path(outside)))).toBeNull();
    }
  });

  it('if no step is longer than 0.12 of the longer side', () => {
    const steps = (dx: number, dy: number): Point[] => [0, 1, 2].map((i) => [20 + i * dx, 20 + i * dy]);
    expect(bestOf(trial(1, steps(12, 0)))).toBe(1);
    expect(bestOf(trial(1, steps(0, -10)))).toBe(1);
    expect(bestOf(trial(1, steps(12.25, 0)))).toBeNull();
    expect(bestOf(trial(1, steps(9, 9)))).toBeNull();
    // The way from the first row to the last is longer.
    expect(bestOf(trial(1, [...steps(12, 0), [44, 32], [44, 44]]))).toBe(1);
  });
});

describe('of the trials that count', () => {
  /** As low at the end as others, but higher on average. */
  const high = [100, ...Array<number>(100).fill(0)];
  const slow = [100, 90, 80, 70, 60, 50, 40, 30, 20, 0, 0];
  const path = slow.map((_, i): Point => [i, 2 * i]);

  it('the one that is lowest on average is taken', () => {
    const quick = slow.map((value, i) => (i === 0 ? value : value / 2));
    const [first, second] = [trial(1, path, slow), trial(2, path, quick)];
    expect(bestOf(first, second)).toBe(2);
    expect(bestOf(second, first)).toBe(2);
  });

  it('those whose last tenth is too high are left out: by more than 0.05 of the descent', () => {
    // Rows 9 and 10 are the last tenth.
    const early = (beforeLast: number): Trial => trial(2, path, [100, 0, 0, 0, 0, 0, 0, 0, 0, beforeLast, 0]);
    expect(bestOf(trial(1, path, slow), early(10))).toBe(2);
    expect(bestOf(trial(1, path, slow), early(10.5))).toBe(1);
    const above = (values: readonly number[]): number[] => values.map((value) => value + 1000);
    expect(
      bestOf(trial(1, path, above(slow)), trial(2, path, above([100, 0, 0, 0, 0, 0, 0, 0, 0, 11, 0]))),
    ).toBe(1);
  });

  it('those that settle within the first 0.15 of the race are, too, if there are others', () => {
    const [hurried, unhurried] = [settlingAt(14), settlingAt(15)];
    expect(bestOf(trial(1, hurried))).toBe(1);
    expect(bestOf(trial(1, hurried), trial(2, unhurried, high))).toBe(2);
    expect(bestOf(trial(1, settlingAt(15)), trial(2, unhurried, high))).toBe(1);
  });

  it('one has settled where it stays within 0.02 of the width from its end', () => {
    const near = Array.from({ length: 101 }, (_, i): Point => (i < 50 ? [10, 10] : [12, 10]));
    expect(bestOf(trial(1, near), trial(2, settlingAt(50), high))).toBe(2);
    // It comes by its end, and goes away again.
    const returning = settlingAt(5).map((at, i): Point => (i === 60 ? [10, 10] : at));
    expect(bestOf(trial(1, returning), trial(2, settlingAt(50), high))).toBe(1);
  });
});

it('rates from 0.00001 to 5 are tried, three in each power of ten', () => {
  expect(candidateRates).toHaveLength(18);
  expect(candidateRates.slice(0, 4)).toEqual([0.00001, 0.00002, 0.00005, 0.0001]);
  expect(candidateRates.slice(-3)).toEqual([1, 2, 5]);
});

describe('rates are tried', () => {
  const own = { ...landscape, race: [] };

  it.each<[OptimizerFamily, boolean]>([
    ['adaptive', true],
    ['gradient', true],
    ['parameter-free', false],
    ['second-order', false],
    ['derivative-free', false],
  ])('for the family %s: %j', (family, tried) => {
    expect(needsTrials(own, { ...adam, family })).toBe(tried);
  });

  it('for optimizers with a rate that the landscape’s race doesn’t give', () => {
    expect(needsTrials(own, { ...adam, hyperparameters: {} })).toBe(false);
    const racing = (optimizer: string, hyperparameters: Readonly<Record<string, number>>) => ({
      ...landscape,
      race: [{ optimizer, hyperparameters }],
    });
    expect(needsTrials(racing('adam', { learningRate: 1 }), adam)).toBe(false);
    expect(needsTrials(racing('adam', { beta1: 0.5 }), adam)).toBe(true);
    expect(needsTrials(racing('sgd', { learningRate: 1 }), adam)).toBe(true);
  });
});
