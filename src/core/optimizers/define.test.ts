// Declarations are checked when they are made, not when they are run.
import { expect, test } from 'vitest';
import { input } from '../expression/expression';
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
    optimizer.update({ ...given, on } as unknown as ParticleInputs<string, string, string, string, string>);
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
