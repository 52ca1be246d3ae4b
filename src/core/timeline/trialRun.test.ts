// Trials against the runs that they stand for: the same outcome, however sliced, and times that are those of the clock.
import { describe, expect, it } from 'vitest';
import { requireLandscape } from '../landscapes/resolve';
import { checkRunSettings } from '../simulation/checkRunSettings';
import { createCheckedRun, type CheckedRunRequest } from '../simulation/run';
import { createTrajectoryColumns } from '../simulation/trajectory';
import { runOutcome } from './standings';
import { createTrialRun, outcomeOfRow, outcomeToRow, type TrialOutcome } from './trialRun';

function requestOf(optimizer: string, learningRate: number, steps = 1000): CheckedRunRequest {
  const hyperparameters = optimizer === 'nelder-mead' ? {} : { learningRate };
  const settings = checkRunSettings({ landscape: { id: 'himmelblau' }, optimizer, hyperparameters });
  return { ...settings, start: [0, 0], steps, stopWhenConverged: false };
}

/** A clock that goes on by so much with each look. */
function clock(tickMs: number): () => number {
  let at = 0;
  return () => (at += tickMs);
}

const tried = (request: CheckedRunRequest, timed = false): TrialOutcome =>
  createTrialRun(request, timed, clock(0.5)).advance(Infinity)!;

describe('a trial', () => {
  it.each([
    ['adam', 0.1],
    ['sgd', 0.01],
    ['sgd', 1],
    ['nelder-mead', 0],
  ])('of %s at %d has the outcome of its run', (optimizer, rate) => {
    const request = requestOf(optimizer, rate);
    const columns = createTrajectoryColumns(1001);
    const run = createCheckedRun(request);
    while (run.state.status === 'running') run.advance(columns, run.state.rows, Infinity);
    const { landscape } = requireLandscape(request.landscape);
    const expected = runOutcome({ key: '', run: 0, state: run.state, columns }, landscape);
    expect(tried(request)).toMatchObject(expected);
    expect(tried(request, true)).toMatchObject(expected);
    expect(expected.divergedAt === null).toBe(Number.isFinite(expected.finalLoss));
    expect(expected.divergedAt === null).toBe(rate !== 1);
  });

  it('goes on where a slice has ended, and is the same', () => {
    const request = requestOf('adam', 0.1);
    const now = clock(1);
    const trial = createTrialRun(request, false, now);
    let [outcome, slices] = [trial.advance(0), 1];
    for (; outcome === null; slices += 1) outcome = trial.advance(0);
    // 1001 rows, 256 at a time.
    expect(slices).toBe(4);
    expect(outcome).toMatchObject({ finalLoss: tried(request).finalLoss });
  });

  it('has the time of a step, of the shortest repetition', () => {
    // Four looks of half a millisecond for 1000 steps.
    expect(tried(requestOf('adam', 0.1)).secondsPerStep).toBeCloseTo((4 * 0.5e-3) / 1000, 15);
    let repetition = 0;
    let looks = 0;
    // From the second repetition on a quarter of the time.
    const now = (): number => {
      looks += 1;
      if (looks % 2 === 1) return 0;
      repetition += 1;
      return repetition <= 4 ? 2 : 0.5;
    };
    const timed = createTrialRun(requestOf('adam', 0.1), true, now).advance(Infinity)!;
    expect(timed.secondsPerStep).toBeCloseTo((4 * 0.5e-3) / 1000, 15);
    expect(repetition).toBeGreaterThan(100);
  });

  it('of a run without a step has no time', () => {
    const request = { ...requestOf('adam', 0.1), start: [1e200, 0] } as const;
    expect(tried(request, true)).toEqual({
      finalLoss: Infinity,
      bestLoss: Infinity,
      divergedAt: 0,
      secondsPerStep: null,
      settledLoss: Infinity,
    });
  });

  it('settles at the median loss of the last tenth of the steps, whichever the last one is', () => {
    // Beyond 2/λ in the steep valley it bounces for ever.
    const settings = checkRunSettings({
      landscape: { id: 'ravine' },
      optimizer: 'sgd',
      hyperparameters: { learningRate: 0.05 },
    });
    const request = { ...settings, start: [-2, 2], steps: 400, stopWhenConverged: false } as const;
    const columns = createTrajectoryColumns(401);
    const run = createCheckedRun(request);
    while (run.state.status === 'running') run.advance(columns, run.state.rows, Infinity);
    const last = [...columns.values.subarray(360)].toSorted((a, b) => a - b);
    const { settledLoss, finalLoss } = tried(request);
    expect(settledLoss).toBe(last[20]);
    expect(finalLoss).not.toBe(settledLoss);
  });

  it('counts a run that has come to rest with its last loss', () => {
    const request = { ...requestOf('newton', 1), start: [3.2, 1.8], stopWhenConverged: true } as const;
    const { settledLoss, finalLoss } = tried(request);
    expect(settledLoss).toBe(finalLoss);
    expect(finalLoss).toBeLessThan(1e-12);
  });
});

it('an outcome goes through a row of numbers', () => {
  const outcomes: TrialOutcome[] = [
    { finalLoss: 1, bestLoss: 0.5, divergedAt: null, secondsPerStep: 1e-7, settledLoss: 1.5 },
    { finalLoss: Infinity, bestLoss: -2, divergedAt: 0, secondsPerStep: null, settledLoss: Infinity },
  ];
  expect(outcomes.map((outcome) => outcomeOfRow(outcomeToRow(outcome)))).toEqual(outcomes);
});
