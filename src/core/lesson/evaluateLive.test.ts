// Live values held against races whose numbers are known: rates on a bowl multiply the distance by 1 − 2η.
import { describe, expect, test } from 'vitest';
import { parseScene } from '../scene/parseScene';
import type { Scene } from '../scene/scene';
import { evaluateLive } from './evaluateLive';
import { liveNumber, raceOf } from './testing/lessonRace';

function sceneOf(document: object): Scene {
  const parsed = parseScene({ format: 'optiscape-scene', version: 1, ...document });
  if (!parsed.ok) throw new Error(parsed.issues[0]!.message);
  return parsed.scene;
}

const sgd = (learningRate: number, more: object = {}) => ({
  id: 'sgd',
  hyperparameters: { learningRate },
  ...more,
});

describe('on x² + y² from (−4, 2.5)', () => {
  const race = raceOf(
    sceneOf({
      landscape: { id: 'sphere' },
      start: [-4, 2.5],
      steps: 60,
      optimizers: [sgd(0.1), sgd(0.5), sgd(0.98), sgd(1.05), sgd(5, { key: 'far' })],
    }),
  );

  test.each<readonly [written: string, value: number | null]>([
    ['loss sgd-1 at 0', 22.25],
    ['loss sgd-1 at 1', 22.25 * 0.64],
    ['x sgd-1 at 1', -3.2],
    ['y sgd-1 at 1', 2],
    ['|x| sgd-1 at 1', 3.2],
    ['gradient sgd-1 at 0', 2 * Math.sqrt(22.25)],
    ['step sgd-1 at 1', 0.2 * Math.sqrt(22.25)],
    ['step sgd-1 at 0', null],
    ['distance sgd-1 at 1', 0.8 * Math.sqrt(22.25)],
    ['curvature sgd-1 at 7', 2],
    ['edge sgd-1', 1],
    ['loss sgd-1', 22.25 * 0.8 ** 120],
    ['set learningRate sgd-1', 0.1],
    ['set beta1 sgd-1', null],
    ['set toString sgd-1', null],
    ['set noise sgd-1', 0],
    ['set seed sgd-1', 0],
    ['set steps sgd-1', 60],
    ['set runs sgd-1', 1],
    ['set scatter sgd-1', 0.3],
    ['first sgd-1 loss <= 0.2225', 11],
    ['first sgd-2 loss <= 0.2225', 1],
    ['settled sgd-3 loss <= 0.2225', 57],
    ['first sgd-1 loss < -1', null],
    ['settled sgd-1 loss < -1', null],
    ['settled sgd-1 loss >= 0', 0],
    ['mean loss sgd-2 from 0 to 1', 22.25 / 2],
    ['largest |x| sgd-1 from 1 to 9', 3.2],
    ['smallest |x| sgd-1 from 0 to 1', 3.2],
    ['mean loss sgd-1 from 5 to 4', null],
    ['median loss sgd-1 at 1', 22.25 * 0.64],
    ['runs sgd-1 loss < 1', 1],
    ['runs sgd-1 loss < 1 at 1', 0],
    ['diverged sgd-1', null],
  ])('%s', (written, value) => {
    const found = liveNumber(race, written);
    if (value === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(value, 9);
  });

  test('a run has diverged where it is plainly lost', () => {
    expect(liveNumber(race, 'diverged sgd-4')).toBe(37);
    expect(liveNumber(race, 'diverged far')).toBe(2);
  });

  test('a run that goes on tells what it knows', () => {
    const whole = race.get('sgd-1')!;
    const [run] = whole.runs;
    const going = {
      ...whole,
      runs: [{ ...run!, state: { ...run!.state, status: 'running' as const, rows: 8 } }],
    };
    const at = (written: string) => liveNumber(new Map([['sgd-1', going]]), written);
    expect(at('loss sgd-1 at 1')).toBeCloseTo(14.24, 9);
    expect(at('first sgd-1 loss < 15')).toBe(1);
    expect(
      [
        'loss sgd-1',
        'loss sgd-1 at 8',
        'first sgd-1 loss < 1e-3',
        'settled sgd-1 loss < 15',
        'mean loss sgd-1',
        'median loss sgd-1',
        'runs sgd-1 loss < 1',
        'diverged sgd-1',
      ].map(at),
    ).toEqual(Array.from({ length: 8 }, () => undefined));
    expect(evaluateLive({ kind: 'diverged' }, { ...whole, runs: [] })).toBeUndefined();
  });
});

test('how many runs of a family leave a saddle to one side, and their median', () => {
  const race = raceOf(
    sceneOf({
      landscape: { id: 'saddle' },
      start: [0, 4],
      steps: 128,
      seed: 0,
      noise: { kind: 'gaussian', scale: 0.01 },
      optimizers: [sgd(0.1, { runs: { count: 100, spread: 0 } })],
    }),
  );
  expect(liveNumber(race, 'runs sgd-1 x > 5')).toBe(46);
  expect(liveNumber(race, 'runs sgd-1 x < -5')).toBe(54);
  expect(liveNumber(race, 'median |x| sgd-1 at 0')).toBe(0);
  expect(liveNumber(race, 'median |x| sgd-1 at 47')).toBeGreaterThan(4);
});

test('a landscape without a marked minimum has no distance to it', () => {
  const race = raceOf(sceneOf({ landscape: { formula: 'x/10 + 2*y' }, steps: 3, optimizers: [sgd(0.1)] }));
  expect(liveNumber(race, 'distance sgd-1')).toBeNull();
  expect(liveNumber(race, 'edge sgd-1')).toBeNull();
});
