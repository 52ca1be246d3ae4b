// Line searches along the x axis, from 1 down towards 0 or from 0 to the right.
import { describe, expect, it } from 'vitest';
import type { Point } from '../../geometry/domain';
import { backtrack, lookAt, searchWolfe } from './lineSearch';
import { objectiveOf } from './testing/harness';

type Line = (x: number) => number;

/** f and its derivative along x; y plays no part. */
const along = (value: Line, slope: Line) =>
  objectiveOf({ value: (x) => value(x), gradient: (x) => [slope(x), 0], hessian: () => [0, 0, 0] });

const parabola = () =>
  along(
    (x) => x * x,
    (x) => 2 * x,
  );
const downwards = () =>
  along(
    (x) => -x,
    () => -1,
  );

const [left, right]: readonly Point[] = [
  [-1, 0],
  [1, 0],
];

describe('backtracking', () => {
  function backtracked(
    objective: ReturnType<typeof along>,
    from: number,
    direction: Point,
    firstStep: number,
    conditions = { sufficientDecrease: 0.1, shrink: 0.5 },
  ): Point | null {
    return backtrack(objective, lookAt(objective, [from, 0]), direction, firstStep, conditions);
  }

  it('shortens a step until f falls enough', () => {
    expect(backtracked(parabola(), 1, left!, 1)).toEqual([0, 0]);
    // At −2 f is 4, at −½ it is ¼.
    expect(backtracked(parabola(), 1, left!, 3)).toEqual([-0.5, 0]);
    // It falls by ¾ of what the slope promises at most: half of it takes a step to 0, no longer one.
    expect(backtracked(parabola(), 1, left!, 1.5, { sufficientDecrease: 0.5, shrink: 2 / 3 })).toEqual([
      0, 0,
    ]);
  });

  it('is content with exactly enough', () => {
    expect(backtracked(downwards(), 0, right!, 4, { sufficientDecrease: 1, shrink: 0.5 })).toEqual([4, 0]);
  });

  it('goes nowhere where f is not finite', () => {
    const walled = along(
      (x) => (x > 1 ? NaN : -x),
      () => -1,
    );
    expect(backtracked(walled, 0, right!, 3)).toEqual([0.75, 0]);
  });

  it('finds nothing uphill, on the level, without a finite direction, or where a step moves nothing', () => {
    expect(backtracked(parabola(), 1, right!, 1)).toBeNull();
    expect(backtracked(parabola(), 0, left!, 1)).toBeNull();
    expect(backtracked(parabola(), 1, [-Infinity, 0], 1)).toBeNull();
    expect(backtracked(parabola(), 1, left!, 1e-17)).toBeNull();
  });

  it('goes by slopes where values differ by rounding only', () => {
    const flat = along(
      () => 1,
      (x) => 2 * x,
    );
    // At −1 f rises as it fell at 1; at 0 it is level.
    expect(backtracked(flat, 1, left!, 2)).toEqual([0, 0]);
    // At −0.8 it rises by 1.6 = (1 − 2c₁)·2, which is just allowed.
    expect(backtracked(flat, 1, left!, 1.75)).toEqual([-0.75, 0]);
    expect(backtracked(flat, 1, left!, 1.875)).toEqual([0.0625, 0]);
  });

  it('gives up after 4000 trials', () => {
    const objective = parabola();
    expect(backtracked(objective, 1, left!, 1e300, { sufficientDecrease: 0.1, shrink: 0.99 })).toBeNull();
    // And the look at the start.
    expect(objective.evaluations).toBe(4002);
  });
});

describe('the search for the Wolfe conditions', () => {
  const conditions = { sufficientDecrease: 1e-4, curvature: 0.1 };

  function searched(objective: ReturnType<typeof along>, from: number, direction: Point, firstStep: number) {
    const before = lookAt(objective, [from, 0]);
    const looked = objective.evaluations;
    const found = searchWolfe(objective, before, direction, firstStep, conditions);
    return { t: found?.t ?? null, x: found?.point[0] ?? null, looks: (objective.evaluations - looked) / 2 };
  }

  it.each([
    ['a step that suits', 1, 1],
    ['one that is too short, by going ten times as far', 0.1, 2],
    ['one to where f is higher, by going back', 4, 2],
    ['one to where f rises again, by going back', 1.5, 2],
  ])('finds the minimum of a parabola from %s', (_, firstStep, looks) => {
    const found = searched(parabola(), 1, left!, firstStep);
    expect(found.t).toBeCloseTo(1, 12);
    expect(found.x).toBeCloseTo(0, 12);
    expect(found.looks).toBe(looks);
  });

  it('goes on two to ten times as far, by the cubic through the last two looks', () => {
    // From 0.7 the cubic’s minimum at 1 is less than twice as far: it goes to 1.4, and back.
    const near = searched(parabola(), 1, left!, 0.7);
    expect(near.x).toBeCloseTo(0, 12);
    expect(near.looks).toBe(3);
    // From 0.05 the minimum is twenty times as far.
    expect(searched(parabola(), 1, left!, 0.05).looks).toBe(3);
  });

  it('follows a slope without an end for six looks', () => {
    expect(searched(downwards(), 0, right!, 1)).toEqual({ t: 1e5, x: 1e5, looks: 6 });
  });

  it('finds nothing uphill, on the level, without a finite direction, or where a step moves nothing', () => {
    for (const [from, direction, firstStep] of [
      [1, right!, 1],
      [0, left!, 1],
      [1, [-Infinity, 0], 1],
      [1, left!, 1e-17],
    ] as const) {
      expect(searched(parabola(), from, direction, firstStep)).toEqual({ t: null, x: null, looks: 0 });
    }
  });

  it('turns back where f is higher than at the look before, though lower than at the start', () => {
    const stairs = along(
      (x) => (x === 0 ? 0 : x < 5 ? -10 : x < 20 ? -5 : -1e6),
      (x) => (x < 20 ? -1 : 0),
    );
    const { t } = searched(stairs, 0, right!, 1);
    expect(t).toBeGreaterThanOrEqual(1);
    expect(t).toBeLessThan(10);
  });

  it('is content with a slope that is a share of the first', () => {
    const steep = along(
      (x) => 8 * x * x,
      (x) => 16 * x,
    );
    // At 0.05 the slope is 0.8 of 16: less than a tenth.
    expect(searched(steep, 1, left!, 0.95).looks).toBe(1);
    expect(searched(steep, 1, left!, 0.85).looks).toBeGreaterThan(1);
  });

  it('finds nothing where f falls by less than its share of what the slope promises', () => {
    const slow = along(
      (x) => -1e-5 * x,
      () => -1,
    );
    expect(searched(slow, 0, right!, 1).t).toBeNull();
  });

  it('finds nothing where f jumps up at once', () => {
    const cliff = along(
      (x) => (x === 0 ? 0 : 1),
      () => -1,
    );
    const { t, looks } = searched(cliff, 0, right!, 1);
    expect(t).toBeNull();
    // A first look, and as many as a bracket is narrowed.
    expect(looks).toBe(31);
  });

  it.each<[string, Line, Line]>([
    ['f', (x) => (x > 1.5 ? NaN : -x), () => -1],
    ['its gradient', (x) => -x, (x) => (x > 1.5 ? NaN : -1)],
  ])('comes close to where %s is no longer finite', (_, value, slope) => {
    const { x } = searched(along(value, slope), 0, right!, 1);
    expect(x).toBeLessThanOrEqual(1.5);
    expect(x).toBeGreaterThan(1.4999);
  });

  it('never asks for a gradient where f is not finite', () => {
    const asked: number[] = [];
    const objective = along(
      (x) => (x > 1.5 ? NaN : -x),
      (x) => {
        asked.push(x);
        return -1;
      },
    );
    searched(objective, 0, right!, 1);
    expect(asked.every((x) => x <= 1.5)).toBe(true);
  });
});
