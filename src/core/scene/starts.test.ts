// Where runners start, and what of it is shown.
import { describe, expect, it } from 'vitest';
import { findLandscape } from '../landscapes/registry';
import type { Point } from '../geometry/domain';
import { createTrajectoryColumns } from '../simulation/trajectory';
import { createDefaultScene } from './defaultScene';
import { familyRuns } from './family';
import { parseScene, parseSceneText, serializeScene } from './parseScene';
import type { Scene, SceneRunner } from './scene';
import { isSameStart, shownStarts, startOf } from './starts';
import { createRunOf } from './testing/createRunOf';

const landscape = findLandscape('himmelblau')!;
const scene = createDefaultScene(landscape);
const [first, second, third] = scene.optimizers as [SceneRunner, SceneRunner, SceneRunner];
const own = (runner: SceneRunner, start: Point): SceneRunner => ({ ...runner, start });

describe('the starts on show', () => {
  const startsOf = (...optimizers: SceneRunner[]) =>
    shownStarts({ start: [0, 0], optimizers }).map(({ point, runners, color }) => [point, runners, color]);
  const raceStart = [[0, 0], [], null];

  it('are the race’s alone where no runner has its own', () => {
    expect(startsOf(first, second)).toEqual([raceStart]);
    expect(startsOf()).toEqual([raceStart]);
  });

  it('are the race’s and each other one once, in its runner’s colour', () => {
    expect(startsOf(own(first, [1, 2]), second, own(third, [3, 4]))).toEqual([
      raceStart,
      [[1, 2], [first.key], first.color],
      [[3, 4], [third.key], third.color],
    ]);
    expect(startsOf(own(first, [1, 2]), second, own(third, [1, 2]))).toEqual([
      raceStart,
      [[1, 2], [first.key, third.key], null],
    ]);
    expect(startsOf(own(first, [0, 1e-8]), own(second, [0, 1e-12]))).toHaveLength(2);
  });

  it('are without the race’s if nobody is there, and without those of hidden runners', () => {
    const hidden = { ...second, visible: false };
    expect(startsOf(own(first, [1, 2]), hidden)).toEqual([[[1, 2], [first.key], first.color]]);
    expect(startsOf(first, own(hidden, [1, 2]))).toEqual([raceStart]);
    expect(startsOf(hidden)).toEqual([raceStart]);
  });

  it('are the same while they are moved', () => {
    const [race, before] = shownStarts({ start: [0, 0], optimizers: [own(first, [1, 2]), second] });
    const [moved, after] = shownStarts({ start: [5, 5], optimizers: [own(first, [3, 4]), second] });
    expect([isSameStart(race!, moved!), isSameStart(before!, after!)]).toEqual([true, true]);
    expect([isSameStart(race!, before!), isSameStart(before!, moved!)]).toEqual([false, false]);
  });
});

describe('a start of a runner’s own', () => {
  const start: Point = [-2.5, 1e-8];

  it.each([
    ['a rule', 'adam', {}],
    ['a family', 'sgd', { runs: { count: 4, spread: 0.5 } }],
    ['a branch', 'momentum', { before: [{ id: 'sgd', hyperparameters: { learningRate: 0.01 }, steps: 9 }] }],
    ['a method', 'nelder-mead', { runs: { count: 2, spread: 0.2 } }],
  ])('has %s go, to the bit, where it goes in a race that starts there', (_, id, change) => {
    const read = (start: Point, own: Point | null): Scene => {
      const { format, version, noise } = scene;
      const optimizers = [{ id, start: own, ...change }];
      const written = { format, version, landscape: { id: 'himmelblau' }, start, optimizers, steps: 60 };
      const parsed = parseScene({ ...written, noise: { ...noise, kind: 'gaussian' }, seed: 5 });
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
      return parsed.scene;
    };
    const pathsOf = (race: Scene) =>
      familyRuns(race, race.optimizers[0]!, landscape.domain).map(({ start: from, run }) => {
        const columns = createTrajectoryColumns(race.steps + 1);
        const rows = createRunOf(race, race.optimizers[0]!, from, run).advance(columns, 0, race.steps + 1);
        return [rows, [...columns.positions], [...columns.values]];
      });
    const paths = pathsOf(read([3, 3], start));
    expect(paths[0]![1]).toEqual(expect.arrayContaining([...start]));
    expect(paths).toEqual(pathsOf(read(start, null)));
    expect(paths).not.toEqual(pathsOf(read([3, 3], null)));
  });

  it('is kept in a file, and may be left out of one', () => {
    const written: Scene = { ...scene, optimizers: [own(first, start), second] };
    expect(parseSceneText(serializeScene(written))).toEqual({ ok: true, scene: written });
    expect(written.optimizers.map((runner) => startOf(written, runner))).toEqual([start, scene.start]);
    const { format, version } = scene;
    const short = { format, version, landscape: { id: 'himmelblau' }, optimizers: [{ id: 'sgd' }] };
    expect(parseScene(short)).toMatchObject({ ok: true, scene: { optimizers: [{ start: null }] } });
  });

  it.each([
    [[1], 'Invalid optimizers[1].start: [1] (expected two numbers [x, y])'],
    ['there', 'Invalid optimizers[1].start: "there" (expected two numbers [x, y])'],
    [
      [0, 900],
      'Invalid optimizers[1].start.y: 900 (expected -105 ≤ y ≤ 105, 10 widths around the domain of himmelblau)',
    ],
  ])('is refused as %j, by its name', (wrong, message) => {
    const document = { ...scene, optimizers: [first, { ...second, start: wrong }] };
    const parsed = parseScene(JSON.parse(JSON.stringify(document)));
    expect(parsed).toMatchObject({ ok: false, issues: [{ message }] });
  });
});
