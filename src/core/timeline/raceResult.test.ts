import { describe, expect, it } from 'vitest';
import { findLandscape } from '../landscapes/registry';
import { createTrajectoryColumns, type RunState, type Trajectory } from '../simulation/trajectory';
import { inLanguage } from '../text/text';
import { raceResult } from './raceResult';

const sphere = { ...findLandscape('sphere')!, minimumValue: 0 };
const saddle = findLandscape('saddle')!;
const names = { a: 'Adam', b: 'SGD', c: 'Lion', d: 'Momentum', e: 'RMSProp' };
const steps = 100;

/** A run whose place along x and loss are functions of the step. */
function run(
  key: string,
  valueAt: (step: number) => number,
  xAt: (step: number) => number = (step) => 1 - step / steps,
  state: Partial<RunState> = {},
): Trajectory {
  const columns = createTrajectoryColumns(steps + 1);
  for (let step = 0; step <= steps; step += 1) {
    columns.positions[2 * step] = xAt(step);
    columns.values[step] = valueAt(step);
  }
  return {
    key,
    run: 0,
    columns,
    state: { status: 'completed', rows: steps + 1, divergedAt: null, ...state },
  };
}

/** Falls from 1 to the end's value by equal factors. */
const falling =
  (end: number) =>
  (step: number): number =>
    end ** (step / steps);

const said = (...runs: Trajectory[]): string | null => {
  const result = raceResult(runs, sphere, names);
  return result && inLanguage(result, 'en');
};

describe('the result of a race', () => {
  it('says nothing of a runner that could not be computed to its end', () => {
    const failed = run('b', falling(0.5), undefined, { status: 'failed', rows: 50 });
    expect(said(run('a', falling(3e-9)), failed)).toBe(said(run('a', falling(3e-9))));
    expect(said(failed)).toBeNull();
  });

  it('says who arrives, and what the last one does', () => {
    const bouncing = run(
      'b',
      (step) => (step % 2 === 0 ? 1 : 0.86),
      (step) => step % 2,
    );
    const there = [run('a', falling(3e-9)), run('d', falling(8e-9))];
    expect(said(...there, { ...bouncing, state: { ...bouncing.state, rows: 100 } })).toBe(
      'Adam and Momentum come within 1e−8 of the lowest value; SGD still bounces 0.86 above it',
    );
    expect(
      said(
        ...there,
        run(
          'b',
          () => 0.5,
          () => 0.3,
        ),
      ),
    ).toMatch(/; SGD has stopped 0\.5 above it$/);
    expect(said(...there, run('b', falling(0.25)))).toMatch(/; SGD is still on its way, 0\.25 above it$/);
    expect(
      said(
        ...there,
        run('b', falling(0.25), (step) => step),
      ),
    ).toMatch(/; SGD has left the picture$/);
  });

  it('says at which step where one alone arrives, and who is first where all do', () => {
    expect(said(run('a', falling(1e-8)), run('b', falling(0.1)))).toBe(
      'Adam comes within 1e−8 of the lowest value, at step 100; SGD is still on its way, 0.1 above it',
    );
    const early = run('a', (step) => Math.max(5e-7, 10 ** -(step / 10)));
    expect(said(early, run('b', falling(9e-7)))).toBe(
      'All come within 1e−6 of the lowest value, Adam first, at step 60',
    );
  });

  it('names nobody first where all arrive at once', () => {
    expect(said(run('a', falling(1e-8)), run('b', falling(1e-8)))).toBe(
      'All come within 1e−8 of the lowest value at step 100',
    );
  });

  it('tells those by themselves that are far nearer than others', () => {
    expect(said(run('a', falling(1e-9)), run('b', falling(9e-5)))).toBe(
      'Adam comes within 1e−9 of the lowest value, at step 100; SGD is still on its way, 9e−5 above it',
    );
  });

  it('says who comes closest where none arrives', () => {
    expect(
      said(
        run('a', falling(0.2)),
        run(
          'b',
          () => 0.5,
          () => 0.3,
        ),
      ),
    ).toBe('Adam comes closest, 0.2 above the lowest value; SGD has stopped 0.5 above it');
  });

  it('says who diverges, rather than who is last', () => {
    const lost = run(
      'b',
      (step) => 1e5 ** (step / steps),
      (step) => 10 * step,
    );
    expect(said(run('a', falling(1e-6)), run('c', falling(0.3)), lost)).toBe(
      'Adam comes within 1e−6 of the lowest value, at step 100; SGD diverges at step 61',
    );
    expect(said(lost, { ...lost, key: 'c', columns: { ...lost.columns } })).toBe('SGD and Lion diverge');
  });

  it('does not say of all what one that diverges does not do', () => {
    const lost = run(
      'b',
      (step) => 1e5 ** (step / steps),
      (step) => 10 * step,
    );
    const told = said(run('a', falling(1e-6)), run('c', falling(2e-6)), lost);
    expect(told).toContain('come within 1e−5 of the lowest value; SGD diverges at step 61');
    expect(told).not.toContain('All');
  });

  it('names three at most', () => {
    const runs = (count: number) =>
      ['a', 'b', 'c', 'd', 'e'].slice(0, count).map((key, at) => run(key, falling(1e-6 / (at + 1))));
    expect(said(...runs(3), run('f', falling(0.1)))).toMatch(/^Lion, SGD and Adam come within/);
    expect(said(...runs(5), run('f', falling(0.1)))).toMatch(/^RMSProp, Momentum and 3 others come within/);
  });

  it('says who finds the way out, or is lowest, where f falls on', () => {
    const out = (at: number) => (step: number) => (step < at ? step / at : 10);
    const on = (...runs: Trajectory[]) => inLanguage(raceResult(runs, saddle, names)!, 'en');
    const down = (step: number): number => 16 - step;
    expect(
      on(
        run('a', down, out(40)),
        run('b', down, out(30)),
        run(
          'c',
          () => 0,
          () => 0,
        ),
      ),
    ).toBe('Adam and SGD find the way out, SGD first, at step 30; Lion has stopped at 0');
    expect(on(run('a', down, out(40)))).toBe('Adam finds the way out, at step 40');
    expect(
      on(
        run('a', (step) => -step / 50),
        run('b', (step) => 1 - step / 200),
      ),
    ).toBe('Adam is lowest, at −2; SGD is still on its way at 0.5');
    // However far it goes there.
    expect(on(run('a', down, out(40), { status: 'diverged', divergedAt: 101 }))).toMatch(/finds the way out/);
  });

  it('is not known before all runs have ended, and there is none without runners', () => {
    expect(said(run('a', falling(0.1)), run('b', falling(0.1), undefined, { status: 'running' }))).toBeNull();
    expect(said()).toBeNull();
    expect(said({ ...run('a', falling(0.1)), run: 1 })).toBeNull();
  });

  it('is said in Japanese, too', () => {
    const result = raceResult([run('a', falling(1e-8)), run('b', falling(0.1))], sphere, names)!;
    expect(inLanguage(result, 'ja')).toBe(
      'Adamはステップ 100 で最小値との差が 1e−8 以下に。SGDは差 0.1 でまだ途中',
    );
  });
});
