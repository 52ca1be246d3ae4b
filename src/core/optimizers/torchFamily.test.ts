// Peculiarities of PyTorch's rules and related ones, in addition to the numbers that src/core/testing compares.
import { expect, test } from 'vitest';
import { input, type Expression } from '../expression/expression';
import { interpret } from '../expression/interpret';
import { total } from '../testing/transcriptions/averages';
import { deviationsOf, pathOf, transcriptionBound, type Vector } from '../testing/transcriptions/harness';
import { asgd } from './asgd';
import type { Pair, ParticleInputs } from './define';
import type { HyperparameterValues } from '../hyperparameters/hyperparameter';

// The libraries' differences: the first step with each library's defaults, in units of the learning rate.
test.each([
  { id: 'rmsprop', gradient: 1, pytorch: 10, keras: 3.162, optax: 3.162 },
  { id: 'adagrad', gradient: 0.1, pytorch: 1, keras: 0.302, optax: 0.302 },
  { id: 'adam', gradient: 1e-5, pytorch: 0.999, keras: 0.76, optax: 0.999 },
  { id: 'nadam', gradient: 1, pytorch: 1.056, keras: 1.063, optax: 1.474 },
])('the first step of $id at a gradient of $gradient', ({ id, gradient, ...expected }) => {
  for (const library of ['pytorch', 'keras', 'optax'] as const) {
    // f = y² − x² has the gradient −2x in x.
    const [from, to] = pathOf({
      landscape: { id: 'saddle' },
      optimizer: id,
      hyperparameters: { convention: library, learningRate: 1e-3 },
      start: [gradient / 2, 1],
      steps: 1,
    });
    expect(((to?.[0] ?? NaN) - (from?.[0] ?? NaN)) / 1e-3, library).toBeCloseTo(expected[library], 3);
  }
});

test('the two forms of momentum agree at a constant rate and part under a schedule', () => {
  const race = { landscape: { id: 'ravine' }, optimizer: 'momentum', start: [-2, 2], steps: 50 } as const;
  const forms = (schedule: HyperparameterValues | null): Vector[][] =>
    ['pytorch', 'keras'].map((library) =>
      pathOf({ ...race, hyperparameters: { convention: library, learningRate: 0.01 }, schedule }),
    );
  const [pytorch = [], keras = []] = forms(null);
  expect(Math.max(...deviationsOf(keras, pytorch))).toBeLessThan(transcriptionBound);
  const [scheduled, parted] = forms({ id: 'exponential', gamma: 0.9 });
  const apart = Math.abs((scheduled?.[50]?.[0] ?? NaN) - (parted?.[50]?.[0] ?? NaN));
  expect(apart).toBeGreaterThan(0.01);
});

test('Santa shakes itself out of a shallow minimum while it is hot', () => {
  const escaped = (temperature: number): number =>
    Array.from({ length: 10 }, (_, seed) =>
      pathOf({
        landscape: { id: 'sinc-valley' },
        optimizer: 'santa-sss',
        hyperparameters: { temperature },
        seed,
        start: [-3, 4],
        steps: 400,
      }).at(-1),
    ).filter((end) => Math.abs(end?.[0] ?? NaN) < 0.5 || Math.abs(end?.[1] ?? NaN) < 0.5).length;
  expect(escaped(1)).toBe(10);
  expect(escaped(0)).toBeLessThan(5);
});

test('ASGD’s average is where it is until t₀, then the mean of where it has been', () => {
  const pair = (name: string): Pair => [input(`${name} x`, 'particle'), input(`${name} y`, 'particle')];
  const numbers = { learningRate: 0.1, lambda_: 0.01, alpha: 0.75, t0: 3, weightDecay: 0 };
  const expressionsOf = (names: readonly string[]): Readonly<Record<string, Expression>> =>
    Object.fromEntries(names.map((name) => [name, input(name, 'run')]));
  // Only the inputs that a rule for one parameter reads.
  const given: Partial<ParticleInputs<string, string, string, string, string, string>> = {
    theta: pair('theta'),
    gradient: pair('gradient'),
    state: { average: pair('average') } as never,
    h: expressionsOf(Object.keys(numbers)),
    step: expressionsOf(Object.keys(asgd.step)),
    on: { weightDecay: false },
    library: 'pytorch',
  };
  const { theta, state } = asgd.update(
    given as ParticleInputs<string, string, string, string, string, string>,
  );
  const average = state.average as Pair;
  const positions: number[] = [];
  let [at, averaged] = [2, NaN];
  for (let update = 1; update <= 12; update++) {
    const scalars = Object.entries(asgd.step).map(([name, scalar]) => [
      name,
      scalar(numbers, update, 'pytorch'),
    ]);
    const inputs = { ...numbers, ...(Object.fromEntries(scalars) as Record<string, number>) };
    const [next = NaN, nextAverage = NaN] = interpret([theta[0], average[0]], {
      ...inputs,
      'theta x': at,
      'gradient x': 2 * at,
      'average x': averaged,
    });
    [at, averaged] = [next, nextAverage];
    positions.push(at);
    // PyTorch's weight is 1/max(1, t − 1 − t₀): the mean begins with the position after update t₀ + 2.
    const since = positions.slice(Math.min(update - 1, numbers.t0 + 1));
    expect(averaged).toBeCloseTo(total(since) / since.length, 12);
  }
});
