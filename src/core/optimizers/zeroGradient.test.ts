// Where the gradient is exactly 0, rules do nothing, even if the libraries divide 0 by 0.
import { describe, expect, test } from 'vitest';
import { pathOf, type Vector } from '../testing/transcriptions/harness';
import type { HyperparameterValues } from '../hyperparameters/hyperparameter';
import { findOptimizer, optimizers } from './registry';

test('where one slope is 0 nothing moves along it, even with ε = 0', () => {
  const ids = [
    ...['adadelta', 'amsgrad', 'adamw', 'adamax', 'nadam', 'radam', 'rprop', 'asgd', 'heavy-ball', 'qhm'],
    ...[
      'qhadam',
      'adabound',
      'amsbound',
      'eve',
      'smorms3',
      'rmsprop-graves',
      'sam',
      'adam',
      'rmsprop',
      'adagrad',
    ],
  ];
  for (const id of ids) {
    const declared = findOptimizer(id)?.hyperparameters ?? {};
    const choice = declared.convention;
    const forms = choice?.kind === 'library' ? choice.forms : [{ library: 'pytorch' }];
    for (const epsilon of 'epsilon' in declared ? [undefined, 0] : [undefined]) {
      for (const { library } of forms) {
        const path = pathOf({
          landscape: { id: 'saddle' },
          optimizer: id,
          hyperparameters: {
            ...(epsilon === undefined ? {} : { epsilon }),
            ...(choice === undefined ? {} : { convention: library }),
          },
          start: [0, 1],
          steps: 20,
        });
        expect(path.length, id).toBe(21);
        // In x the saddle is level, in y it is not.
        expect(
          path.every(([x]) => x === 0),
          `${id} ${library}`,
        ).toBe(true);
      }
    }
  }
});

describe('at a minimum', () => {
  const minimum: Vector = [3, 2];
  const pathFrom = (optimizer: string, hyperparameters: HyperparameterValues): Vector[] =>
    pathOf({ landscape: { id: 'himmelblau' }, optimizer, hyperparameters, start: minimum, steps: 20 });
  const rules = optimizers.filter(({ kind }) => kind === 'graph');

  for (const { id } of rules) {
    test(`${id} stays finite`, () => {
      expect(pathFrom(id, {}).flat().every(Number.isFinite)).toBe(true);
    });
  }

  // Fromage shrinks everywhere, Yogi's average starts at 1e-6, lion and others may decay: those are left out.
  const still = [
    ...['adabelief', 'adan', 'ademamix', 'cocob', 'dadapt-adamw', 'dowg', 'lamb', 'lars', 'lookahead-sgd'],
    ...['novograd', 'optimistic-gd', 'polyak-sgd', 'prodigy', 'schedule-free-adamw', 'schedule-free-sgd'],
    ...['sign-sgd', 'sm3'],
  ];
  for (const optimizer of rules.filter(({ id }) => still.includes(id))) {
    test(`${optimizer.id} stands still, without any ε, too`, () => {
      const names = Object.keys(optimizer.hyperparameters).filter((name) => name.startsWith('epsilon'));
      const none = Object.fromEntries(names.map((name) => [name, 0]));
      for (const h of [{}, none]) {
        expect(pathFrom(optimizer.id, h)).toEqual(Array.from({ length: 21 }, () => minimum));
      }
    });
  }
});
