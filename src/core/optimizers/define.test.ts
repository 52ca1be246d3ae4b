// Declarations are checked when they are made, not when they are run.
import { expect, test } from 'vitest';
import { defineOptimizer, type GraphOptimizer } from './define';
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
