// Standings against numbers by hand: one run, families, runs that diverge or fail.
import { describe, expect, it } from 'vitest';
import type { EvaluationsAt } from '../simulation/evaluations';
import { createTrajectoryColumns, type RunState, type Trajectory } from '../simulation/trajectory';
import { nearShare, standingOf, type StandingRules } from './standings';

type Row = readonly [x: number, y: number, value: number];

function run(rows: readonly Row[], state: Partial<RunState> = {}): Trajectory {
  const columns = createTrajectoryColumns(rows.length);
  rows.forEach(([x, y, value], row) => {
    columns.positions.set([x, y], 2 * row);
    columns.values[row] = value;
  });
  return {
    key: 'a',
    run: 0,
    columns,
    state: { status: 'completed', rows: rows.length, divergedAt: null, ...state },
  };
}

const [middle, side] = [
  { kind: 'minimum', position: [0, 0] },
  { kind: 'local-minimum', position: [4, 4] },
] as const;

const rules: StandingRules = {
  landscape: { domain: { x: [-5, 5], y: [-10, 10] }, minimumValue: 1, marks: [side, middle] },
  lowest: 1,
  tolerance: 0.5,
};

/** Two gradients for each update, and a value for the second of them. */
const evaluationsAt: EvaluationsAt = (_columns, row) => ({
  values: row > 1 ? 1 : 0,
  gradients: 2 * row,
  hessians: 0,
});

/** A run that is at (0, 0) from a step on, where its loss is 1. */
const arriving = (step: number, state?: Partial<RunState>): Trajectory =>
  run(
    Array.from({ length: 7 }, (_, row) => (row < step ? [3, 4, 10] : [0, 0, 1])),
    state,
  );

const standing = (runs: readonly Trajectory[], changes: Partial<StandingRules> = {}) =>
  standingOf(runs, { ...rules, ...changes }, evaluationsAt);

describe('a run', () => {
  const own = run([
    [3, 4, 9],
    [3, 1, 4],
    [0, 1, 1.4],
    [0, 0, 1.2],
    [0, 0.1, 1.3],
  ]);

  it('has its final and its best loss, its path’s length, and when it arrived at what cost', () => {
    expect(standing([own])).toEqual({
      runs: 1,
      finalLoss: 1.3,
      bestLoss: 1.2,
      arrivedRuns: 1,
      arrivalStep: 2,
      arrivalEvaluations: { values: 1, gradients: 4, hessians: 0 },
      endsAt: [{ mark: middle, runs: 1 }],
      failedRuns: 0,
      divergedRuns: 0,
      divergedAt: null,
      pathLength: expect.closeTo(3 + 3 + 1 + 0.1, 12) as number,
    });
  });

  it('has arrived where it is exactly as near as asked, and once it has it may leave again', () => {
    const bouncing = run([
      [3, 4, 9],
      [1, 0, 1.5],
      [2, 2, 5],
    ]);
    expect(standing([bouncing])).toMatchObject({ arrivalStep: 1, finalLoss: 5, endsAt: [] });
    const missed = standing([bouncing], { tolerance: 0.49 });
    expect(missed).toMatchObject({ arrivedRuns: 0, arrivalStep: null, arrivalEvaluations: null });
  });

  it('arrives nowhere while nobody knows how low it goes', () => {
    expect(standing([own], { lowest: null })).toMatchObject({ arrivedRuns: 0, finalLoss: 1.3 });
  });

  it('ends at a marked point within two hundredths of the domain’s larger width', () => {
    const endingAt = (x: number): Trajectory => run([[x, 4, 2]]);
    const width = 20 * nearShare;
    expect(standing([endingAt(3.99 + width)])!.endsAt).toEqual([{ mark: side, runs: 1 }]);
    expect(standing([endingAt(4.01 + width)])!.endsAt).toEqual([]);
  });

  it('that diverged has its best loss and its path from before', () => {
    const lost = run([
      [3, 4, 9],
      [4, 4, 3],
      [-8, 4, 1e5],
      [90, 4, 1e6],
    ]);
    expect(standing([lost])).toMatchObject({
      finalLoss: Infinity,
      bestLoss: 3,
      divergedRuns: 1,
      divergedAt: 2,
      pathLength: 1,
      endsAt: [],
    });
  });

  it('that could not be computed to its end has no final loss', () => {
    const failed = standing([run([[3, 4, 9]], { status: 'failed' })]);
    expect(failed).toMatchObject({ failedRuns: 1, finalLoss: Infinity, bestLoss: 9 });
    const nothing = standing([run([], { status: 'diverged', divergedAt: 0 })]);
    expect(nothing).toMatchObject({ divergedAt: 0, finalLoss: Infinity, bestLoss: Infinity, pathLength: 0 });
  });

  it('stands nowhere while it goes on', () => {
    expect(standing([arriving(1, { status: 'running' })])).toBeNull();
    expect(standing([arriving(1), arriving(1, { status: 'running' })])).toBeNull();
    expect(standing([])).toBeNull();
  });
});

describe('a family', () => {
  it('has the step of the run in the middle, of two the sooner, and says how many have arrived', () => {
    const of = (...steps: number[]) => standing(steps.map((step) => arriving(step)));
    expect(of(5, 1, 2)).toMatchObject({ arrivalStep: 2, arrivedRuns: 3 });
    expect(of(5, 1, 2, 4)).toMatchObject({ arrivalStep: 2, arrivedRuns: 4 });
    expect(of(5, 9, 9)).toMatchObject({ arrivalStep: null, arrivedRuns: 1, arrivalEvaluations: null });
    expect(of(9, 3, 5, 9)).toMatchObject({
      arrivalStep: 5,
      arrivedRuns: 2,
      arrivalEvaluations: { values: 1, gradients: 10, hessians: 0 },
    });
  });

  it('has the medians of losses and lengths, in which who diverged is worst', () => {
    const at = (value: number): Trajectory =>
      run([
        [0, 0, value + 1],
        [0, value, value],
      ]);
    const lost = run([[0, 0, 5]], { status: 'diverged', divergedAt: 1 });
    expect(standing([at(2), at(8), at(3)])).toMatchObject({ finalLoss: 3, bestLoss: 3, pathLength: 3 });
    expect(standing([at(2), at(8)])).toMatchObject({ finalLoss: 5, bestLoss: 5, pathLength: 5 });
    expect(standing([at(2), lost, at(4)])).toMatchObject({ finalLoss: 4, divergedRuns: 1, divergedAt: 1 });
    expect(standing([at(2), lost])).toMatchObject({ finalLoss: Infinity });
  });

  it('has the earliest step at which one diverged', () => {
    const lost = (divergedAt: number): Trajectory => run([[0, 0, 5]], { status: 'diverged', divergedAt });
    expect(standing([lost(7), lost(3), arriving(1)])).toMatchObject({ divergedRuns: 2, divergedAt: 3 });
  });

  it('tells where how many of its runs end, most first', () => {
    const endingAt = (x: number, y: number): Trajectory => run([[x, y, 2]]);
    const runs = [endingAt(0, 0.1), endingAt(4, 4), endingAt(2, 2), endingAt(4, 4.2)];
    expect(standing(runs)!.endsAt).toEqual([
      { mark: side, runs: 2 },
      { mark: middle, runs: 1 },
    ]);
  });
});
