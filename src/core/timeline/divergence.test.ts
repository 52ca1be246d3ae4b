import { describe, expect, it } from 'vitest';
import { createTrajectoryColumns, type RunState, type Trajectory } from '../simulation/trajectory';
import { divergedStep } from './divergence';

const landscape = { domain: { x: [-1, 1], y: [-1, 1] }, minimumValue: 0 } as const;

/** A run along x whose loss is given. */
function run(
  rows: readonly (readonly [x: number, value: number])[],
  state: Partial<RunState> = {},
): Trajectory {
  const columns = createTrajectoryColumns(rows.length);
  rows.forEach(([x, value], row) => {
    columns.positions[2 * row] = x;
    columns.values[row] = value;
  });
  return {
    key: 'a',
    run: 0,
    columns,
    state: { status: 'completed', rows: rows.length, divergedAt: null, ...state },
  };
}

const growing = [0.5, -0.9, 1.5, -3, 20, -90, 400].map((x) => [x, x * x] as const);

describe('the step at which a run has plainly diverged', () => {
  it('is the first from which on its loss is a thousand times the start’s, outside of the domain', () => {
    expect(divergedStep(run(growing), landscape)).toBe(4);
  });

  it('is none for a run that comes back, or that has not grown so far', () => {
    expect(divergedStep(run([...growing, [0.5, 0.25]]), landscape)).toBeNull();
    expect(divergedStep(run([...growing, [20, 300]]), landscape)).toBeNull();
    expect(divergedStep(run(growing.slice(0, 4)), landscape)).toBeNull();
  });

  it('is none within the domain, and while the run goes on', () => {
    expect(divergedStep(run(growing), { ...landscape, domain: { x: [-500, 500], y: [-1, 1] } })).toBeNull();
    expect(divergedStep(run(growing, { status: 'running' }), landscape)).toBeNull();
  });

  it('counts the loss from the minimum', () => {
    const raised = growing.map(([x, value]) => [x, value - 200] as const);
    expect(divergedStep(run(raised), { ...landscape, minimumValue: -200 })).toBe(4);
    // Where none is known, from the lowest value that the run has had.
    expect(
      divergedStep(run([[0.5, -199.75], [0.1, -200], ...raised.slice(1)]), {
        ...landscape,
        minimumValue: null,
      }),
    ).toBe(5);
  });

  it('is none where f falls on its way out', () => {
    const falling = growing.map(([x, value]) => [x, -value] as const);
    expect(divergedStep(run(falling), { ...landscape, minimumValue: null })).toBeNull();
  });

  it('is that of leaving the finite range where nothing was plain before', () => {
    const lost = run(growing.slice(0, 3), { status: 'diverged', divergedAt: 3 });
    expect(divergedStep(lost, landscape)).toBe(3);
    const plain = run(growing, { status: 'diverged', divergedAt: 7 });
    expect(divergedStep(plain, landscape)).toBe(4);
  });
});
