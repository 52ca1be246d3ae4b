// Declarations are checked when they are made, not when they are run.
import { expect, test } from 'vitest';
import { add, input, subtract } from '../expression/expression';
import { interpret } from '../expression/interpret';
import { booth } from '../landscapes/booth';
import { sphere } from '../landscapes/sphere';
import { createUpdate } from '../simulation/particleUpdate';
import {
  defineOptimizer,
  defineParticleOptimizer,
  type GraphOptimizer,
  type Pair,
  type ParticleInputs,
} from './define';
import { sgd } from './sgd';

test('a rule without a learning rate can’t have decoupled decay', () => {
  const define = (weightDecay: 'coupled or decoupled' | 'none'): GraphOptimizer =>
    defineOptimizer({
      ...sgd,
      id: 'rateless',
      hyperparameters: {},
      state: {},
      step: {},
      staticFlags: [],
      weightDecay,
      rule: ({ theta }) => ({ theta, state: {} }),
    });
  expect(define('none').id).toBe('rateless');
  expect(() => define('coupled or decoupled')).toThrow('rateless: decoupled decay needs a learning rate');
});

const variant = { on: {}, library: 'pytorch', scheduled: false, clipping: 'none', noise: 'none' } as const;

test('an update without a number or state of its rule is an error that tells which', () => {
  const pair = (name: string): Pair => [input(`${name} x`, 'particle'), input(`${name} y`, 'particle')];
  const given = {
    theta: pair('theta'),
    gradient: pair('gradient'),
    h: {},
    state: {},
    step: {},
    library: 'pytorch',
  };
  const updateWith = (optimizer: GraphOptimizer, on: Readonly<Record<string, boolean>>) => () =>
    optimizer.update({ ...given, on } as unknown as ParticleInputs<
      string,
      string,
      string,
      string,
      string,
      string
    >);
  expect(updateWith({ ...sgd }, { weightDecay: true })).toThrow(
    'A rule reads weightDecay, which it does not declare',
  );
  const remembering = defineOptimizer({
    ...sgd,
    state: { m: { symbol: 'm' } },
    step: {},
    staticFlags: [],
    weightDecay: 'none',
    rule: ({ theta, state }) => ({ theta, state }),
  });
  expect(updateWith(remembering, {})).toThrow('A rule reads state that it does not declare');
});

test('a rule that leaves out some of its state is told what', () => {
  const forgetful = defineParticleOptimizer({
    ...sgd,
    id: 'forgetful',
    hyperparameters: {},
    parameterState: { m: { symbol: 'm' } },
    particleState: {},
    step: {},
    staticFlags: [],
    rule: ({ theta }) => ({ theta, state: {} as never }),
  });
  expect(() => createUpdate(sphere, forgetful, variant)).toThrow('forgetful: the rule leaves out m');
});

test('state of a particle is one number, that of its parameters two, with random numbers after them', () => {
  const declared = defineParticleOptimizer({
    ...sgd,
    hyperparameters: {},
    parameterState: { m: { symbol: 'm' } },
    particleState: { d: { symbol: 'd' } },
    draws: true,
    step: {},
    staticFlags: [],
    rule: ({ theta, state }) => ({ theta, state }),
  });
  expect([declared.kind, declared.elementwise, declared.draws]).toEqual(['graph', false, true]);
  expect([sgd.kind, sgd.elementwise, sgd.draws]).toEqual(['graph', true, false]);
  expect(createUpdate(sphere, declared, variant).columns).toEqual([
    ...['x', 'y', 'state m x', 'state m y', 'state d'],
    ...['generator 0', 'generator 1'],
  ]);
  expect(createUpdate(sphere, { ...declared, draws: false }, variant).columns).toHaveLength(5);
});

test.each(['none', 'gaussian', 'mini-batch'] as const)(
  'f elsewhere, with noise of kind %s, is that of the batch whose gradient the rule gets',
  (noise) => {
    const step = 0.5;
    const looking = defineParticleOptimizer({
      ...sgd,
      hyperparameters: {},
      parameterState: { gradient: { symbol: 'g' } },
      particleState: {},
      step: {},
      staticFlags: [],
      rule: ({ theta: [x, y], gradient, valueAt }) => {
        const slope = (ahead: Pair, behind: Pair) => subtract(valueAt(ahead), valueAt(behind));
        return {
          theta: [
            slope([add(x, step), y], [subtract(x, step), y]),
            slope([x, add(y, step)], [x, subtract(y, step)]),
          ],
          state: { gradient },
        };
      },
    });
    const { after } = createUpdate(booth, looking, { ...variant, noise });
    const names = ['x', 'y', 'state gradient x', 'state gradient y'];
    const [dx = NaN, dy = NaN, gx = NaN, gy = NaN] = interpret(
      names.map((name) => after.get(name)!),
      { x: 2, y: -1, 'noise scale': 0.25, 'generator 0': 0.3, 'generator 1': 1.7 },
    );
    // On a parabola, central differences are exact.
    expect(dx / (2 * step)).toBeCloseTo(gx, 12);
    expect(dy / (2 * step)).toBeCloseTo(gy, 12);
    // Booth's own is (10x + 8y − 34, 8x + 10y − 38).
    expect(Math.hypot(gx - -22, gy - -32) > 0.01).toBe(noise !== 'none');
  },
);
