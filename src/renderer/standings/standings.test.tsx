// The table of standings: what its cells say, how it is sorted, and what is copied.
import { act } from 'react';
import i18next from 'i18next';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { findLandscape } from '../../core/landscapes/registry';
import type { Scene } from '../../core/scene/scene';
import { createTrajectoryColumns, type Trajectory } from '../../core/simulation/trajectory';
import type { Standing } from '../../core/timeline/standings';
import { mount, unmount, waitFor, type Mounted } from '../gallery/testing/mount';
import { setHyperparameter } from '../state/edits';
import { startI18n } from '../i18n/i18n';
import { Standings } from './Standings';
import { cellText, sortRows, type CellContext } from './standingColumns';
import { createStandingRows, type StandingRow } from './standingRows';
import { standingsCsv, standingsText } from './standingsText';

const race = createDefaultScene(findLandscape('himmelblau')!);
const scene: Scene = { ...race, optimizers: race.optimizers.slice(0, 3), steps: 4 };
const [first, second, third] = scene.optimizers as [
  Scene['optimizers'][0],
  Scene['optimizers'][0],
  Scene['optimizers'][0],
];

const base: Standing = {
  runs: 1,
  finalLoss: 0.25,
  bestLoss: 0.125,
  arrivedRuns: 1,
  arrivalStep: 7,
  arrivalEvaluations: { values: 2, gradients: 14, hessians: 0 },
  endsAt: [{ mark: { kind: 'minimum', position: [3, 2] }, runs: 1 }],
  failedRuns: 0,
  divergedRuns: 0,
  divergedAt: null,
  pathLength: 5.5,
};
const lost: Standing = {
  ...base,
  finalLoss: Infinity,
  arrivedRuns: 0,
  arrivalStep: null,
  arrivalEvaluations: null,
  endsAt: [],
  divergedRuns: 1,
  divergedAt: 3,
};
const row = (name: string, standing: Standing | null, runner = first): StandingRow => ({
  runner,
  name,
  standing,
  isOutdated: standing === null,
  stepTime: null,
});

let context: CellContext;
beforeAll(async () => {
  await startI18n('en');
  context = { t: i18next.t, language: 'en', lowest: 0 };
});
afterEach(unmount);

describe('a cell', () => {
  const cells = (standing: Standing | null, changes: Partial<CellContext> = {}) =>
    (['finalLoss', 'arrivalStep', 'arrivalEvaluations', 'endsAt', 'divergedAt'] as const).map((column) =>
      cellText(column, row('A', standing), { ...context, ...changes }),
    );

  it('says how a run stands', () => {
    expect(cells(base)).toEqual(['0.2500', '7', '2 f + 14 ∇f', 'Global minimum (3, 2)', '–']);
    expect(cells(lost)).toEqual(['diverged', '–', '–', '–', '3']);
    expect(cells({ ...base, endsAt: [] })[3]).toBe('elsewhere');
    expect(cells({ ...lost, failedRuns: 1, divergedRuns: 0, divergedAt: null })[0]).toBe('not computed');
    expect(cells(null)).toEqual(['…', '…', '…', '…', '…']);
  });

  it('says of how many runs of a family it is', () => {
    const family = { ...base, runs: 12, arrivedRuns: 9, divergedRuns: 2, divergedAt: 3 };
    expect(cells(family)).toEqual([
      '0.2500',
      '7 (9 of 12)',
      '2 f + 14 ∇f',
      'Global minimum (3, 2) (1 of 12)',
      '3 (2 of 12)',
    ]);
    expect(cells({ ...family, arrivalStep: null, arrivedRuns: 5 })[1]).toBe('– (5 of 12)');
    expect(cells({ ...family, arrivedRuns: 12 })[1]).toBe('7');
  });

  it('has losses above the lowest value, and no loss below it', () => {
    expect(cells(base, { lowest: -1 })[0]).toBe('1.250');
    expect(cells(base, { lowest: 0.25 + 1e-16 })[0]).toBe('0');
    expect(cells(base, { lowest: null })[0]).toBe('0.2500');
  });
});

describe('the order', () => {
  const rows = [
    row('b', { ...base, finalLoss: 2 }),
    row('c', lost),
    row('a', { ...base, finalLoss: 1 }),
    row('d', null),
  ];
  const namesBy = (column: Parameters<typeof sortRows>[1]['column'], descending: boolean) =>
    sortRows(rows, { column, descending }).map(({ name }) => name);

  it('is by a column, one way or the other, with what has nothing there last', () => {
    expect(namesBy('finalLoss', false)).toEqual(['a', 'b', 'c', 'd']);
    expect(namesBy('finalLoss', true)).toEqual(['b', 'a', 'c', 'd']);
    expect(namesBy('divergedAt', false)).toEqual(['c', 'b', 'a', 'd']);
    expect(namesBy('runner', true)).toEqual(['c', 'b', 'a', 'd']);
    // All the same: as they were.
    expect(namesBy('pathLength', true)).toEqual(['b', 'c', 'a', 'd']);
  });

  it('has ends at better points first', () => {
    const at = (kind: 'minimum' | 'local-minimum' | 'saddle'): Standing => ({
      ...base,
      endsAt: [{ mark: { kind, position: [0, 0] }, runs: 1 }],
    });
    const ends = [row('saddle', at('saddle')), row('out', { ...base, endsAt: [] }), row('lost', lost)];
    const all = [...ends, row('local', at('local-minimum')), row('global', at('minimum'))];
    expect(sortRows(all, { column: 'endsAt', descending: false }).map(({ name }) => name)).toEqual([
      'global',
      'local',
      'saddle',
      'out',
      'lost',
    ]);
  });
});

describe('the text', () => {
  it('has columns that are aligned, by the width of Japanese characters, too', () => {
    const lines = standingsText([row('Adam', base), row('勾配', lost)], context).split('\n');
    expect(lines).toEqual([
      'Runner  Final loss  Best loss  Steps to target  Evaluations to target  Ends at                Diverged at  Path length',
      'Adam        0.2500     0.1250                7            2 f + 14 ∇f  Global minimum (3, 2)            –        5.500',
      '勾配      diverged     0.1250                –                      –  –                                3        5.500',
      '',
    ]);
  });

  it('has only the columns in which there is something', () => {
    const heads = (...rows: StandingRow[]): string => standingsText(rows, context).split('\n')[0]!;
    expect(heads(row('A', base))).not.toMatch(/Diverged|Time/);
    expect(heads(row('A', base), { ...row('B', base), stepTime: 2e-7 })).toMatch(
      /Path length {2}Time per step$/,
    );
  });

  it('is CSV at full precision for programs, in which no name can be a formula', () => {
    const rows = [row('A "b", c', { ...base, finalLoss: 0.1 + 0.2 }), row('=1+1', lost, second)];
    const [head, ...lines] = standingsCsv(rows, { lowest: 0, target: 1e-6 }).trimEnd().split('\n');
    expect(head).toBe(
      'runner,optimizer,runs,final_loss,best_loss,lowest_known,target_above_lowest,runs_at_target,steps_to_target,evaluations_f,evaluations_gradient,evaluations_hessian,ends_at,ends_x,ends_y,runs_there,runs_diverged,diverged_at,path_length,seconds_per_step',
    );
    expect(lines).toEqual([
      `"A ""b"", c",${first.id},1,0.30000000000000004,0.125,0,0.000001,1,7,2,14,0,minimum,3,2,1,0,,5.5,`,
      `'=1+1,${second.id},1,,0.125,0,0.000001,0,,,,,,,,,1,3,5.5,`,
    ]);
  });
});

/** A run that stays where its loss is `value` at the end. */
function run(key: string, value: number, status: Trajectory['state']['status'] = 'completed'): Trajectory {
  const columns = createTrajectoryColumns(5);
  columns.values.set([9, 5, value, value, value]);
  return { key, run: 0, columns, state: { status, rows: 5, divergedAt: null } };
}

describe('the rows', () => {
  it('are those of visible runners, and the same while nothing has changed', () => {
    const reader = createStandingRows();
    const shown = { ...scene, optimizers: [first, { ...second, visible: false }, third] };
    const runs = new Map([first, second, third].map(({ key }) => [key, [run(key, 1)]]));
    const read = () =>
      reader.read(shown, (key) => runs.get(key)!, { lowest: 0, tolerance: 1, stepTimes: new Map() });
    const rows = read();
    expect(rows.map(({ runner }) => runner.key)).toEqual([first.key, third.key]);
    expect(rows[0]!.standing).toMatchObject({ finalLoss: 1, arrivalStep: 2 });
    expect(read()).toBe(rows);
    runs.set(third.key, [run(third.key, 3)]);
    expect(read()[0]).toBe(rows[0]);
    expect(read()[1]!.standing).toMatchObject({ finalLoss: 3, arrivalStep: null });
  });

  it('keep their numbers while their runners race again', () => {
    const reader = createStandingRows();
    let status: Trajectory['state']['status'] = 'running';
    const read = () =>
      reader.read(scene, (key) => [run(key, 1, status)], {
        lowest: 0,
        tolerance: 1,
        stepTimes: new Map(),
      })[0]!;
    expect(read()).toMatchObject({ standing: null, isOutdated: true });
    status = 'completed';
    expect(read()).toMatchObject({ standing: { finalLoss: 1 }, isOutdated: false });
    status = 'running';
    expect(read()).toMatchObject({ standing: { finalLoss: 1 }, isOutdated: true });
  });
});

describe('the view', () => {
  /** Its runners, from the top. */
  const shown = (): string[] => [...document.querySelectorAll('tbody th')].map((cell) => cell.textContent);

  async function open(): Promise<Mounted> {
    const mounted = await mount(<Standings />, { scene });
    act(() => {
      const { trajectories } = mounted.app;
      trajectories.arrange(scene.optimizers.map(({ key }) => ({ key, run: 0 })));
      scene.optimizers.forEach(({ key }, index) => {
        const { columns, state } = run(key, [3, 1, 2][index]!);
        trajectories.append({ key, run: 0 }, { firstRow: 0, rowCount: 5, shapePoints: 0, columns }, 5);
        trajectories.finish({ key, run: 0 }, state);
      });
    });
    await waitFor(() => expect(document.querySelectorAll('tr[data-outdated="false"]')).toHaveLength(3));
    return mounted;
  }

  it('is sorted by the head of a column, and says so', async () => {
    const { app, click, control } = await open();
    const names = shown();
    const sortOf = (name: string): string | null => control(name).closest('th')!.getAttribute('aria-sort');
    expect(sortOf('Final loss')).toBe('ascending');
    click('Final loss');
    expect(sortOf('Final loss')).toBe('descending');
    expect(shown()).toEqual(names.toReversed());
    click('Runner');
    expect(sortOf('Final loss')).toBeNull();
    expect(shown()).toEqual(names.toSorted());
    expect(app.settings.getState().standingsOrder).toEqual({ column: 'runner', descending: false });
  });

  it('takes another target, and refuses what can be none', async () => {
    const { app, fill, text } = await open();
    fill('Target above the lowest value', '2.5');
    expect(app.settings.getState().target).toBe(2.5);
    fill('Target above the lowest value', '0');
    expect(app.settings.getState().target).toBe(2.5);
    expect(text()).toContain('Invalid Target: 0 (expected 1e-15 ≤ Target ≤ 1000000)');
  });

  it('has the times of steps once they are measured, until the runner or its race is another', async () => {
    const { app, click } = await open();
    const times = (): string[] =>
      [...document.querySelectorAll('[data-column="stepTime"]')].map(({ textContent }) => textContent);
    expect(times()).toEqual([]);
    click('Measure times');
    await waitFor(() => expect(times().filter((time) => /^[\d.]+ (ns|µs|ms)$/.test(time))).toHaveLength(3));
    const measured = times();
    act(() => void app.edit((before) => setHyperparameter(before, first.key, 'learningRate', 0.003)));
    await waitFor(() => expect(times().filter((time) => time === '–')).toHaveLength(1));
    expect(times().filter((time) => measured.includes(time))).toHaveLength(2);
  });

  it('selects the runner of a row that is pressed', async () => {
    const { app } = await open();
    act(() => document.querySelector<HTMLElement>(`[data-standing="${second.key}"]`)!.click());
    expect(app.window.getState().selectedRunner).toBe(second.key);
  });
});
