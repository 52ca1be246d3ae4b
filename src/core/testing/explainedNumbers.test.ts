// The quantities of explained updates against rules that are written in plain numbers elsewhere, and the libraries' own.
import { describe, expect, test } from 'vitest';
import { findOptimizer } from '../optimizers/registry';
import { checkpoints, baseBound, goldenTrajectories } from './golden';
import { explainedUpdates, explainRun } from './explainedRuns';
import { average, fadingSum, largestAverage, mean, newest, squares, total } from './transcriptions/averages';
import { lookAt, races, transcribedSteps, transcriptionBound } from './transcriptions/harness';
import { libraryForms } from './transcriptions/libraryForms';
import { optaxRules } from './transcriptions/optaxRules';
import { papers } from './transcriptions/papers';

const isRule = ({ optimizer }: { readonly optimizer: string }): boolean =>
  findOptimizer(optimizer)?.kind === 'graph';

const deviation = (actual: number, expected: number): number =>
  Math.abs(actual - expected) / Math.max(1, Math.abs(expected));

describe.each([
  ['by hand', papers],
  ['of optax by hand', optaxRules],
  ['of other libraries by hand', libraryForms],
] as const)('rules %s', (_, transcriptions) => {
  test.each(
    transcriptions
      .filter(isRule)
      .map((each) => [each.optimizer, JSON.stringify(each.hyperparameters), each] as const),
  )(
    'explained updates of %s %s end where the rule does in plain numbers',
    (optimizer, _given, transcription) => {
      const { hyperparameters, schedule, seed } = transcription;
      for (const { landscape, start } of races) {
        const { path, explanations } = explainRun(
          {
            landscape: { id: landscape },
            optimizer,
            hyperparameters,
            schedule: schedule ?? null,
            seed: seed ?? 0,
          },
          start,
        );
        const steps = transcribedSteps(transcription, landscape, path.slice(0, -1));
        expect(explanations.length).toBeGreaterThan(1);
        for (const { step, theta, next, terms } of explanations) {
          const where = `${landscape}, update ${step}`;
          expect(theta, where).toEqual(path[step - 1]);
          expect(next, where).toEqual(path[step]);
          expect(terms.step, where).toEqual([next[0] - theta[0], next[1] - theta[1]]);
          for (const i of [0, 1] as const)
            expect(deviation(next[i], steps[step - 1]![i]), where).toBeLessThan(transcriptionBound);
        }
      }
    },
  );
});

test.each(
  goldenTrajectories
    .filter(isRule)
    .map((each) => [each.optimizer, JSON.stringify(each.hyperparameters), each.landscape, each] as const),
)('explained updates of %s %s on %s end where the library does', (optimizer, _given, id, golden) => {
  const [x = NaN, y = NaN] = golden.start;
  const { path, explanations } = explainRun(
    { landscape: { id }, optimizer, hyperparameters: golden.hyperparameters },
    [x, y],
  );
  for (const { step, theta, next } of explanations) {
    expect(theta).toEqual(path[step - 1]);
    expect(next).toEqual(path[step]);
    const at = checkpoints.indexOf(step);
    const sensitivity = golden.sensitivity[at] ?? Infinity;
    // From here on rounding decides.
    if (sensitivity > 1e-4) return;
    golden.x?.[at]?.forEach((reference, i) => {
      if (reference === null) return;
      const allowed = Math.max(baseBound(step), (100 * sensitivity) / Math.max(1, Math.abs(reference)));
      expect(deviation(next[i]!, reference), `update ${step}`).toBeLessThanOrEqual(allowed);
    });
  }
});

type Samples = readonly number[];

const [beta1, beta2] = [0.8, 0.95];
const adam = { learningRate: 0.02, beta1, beta2 };
const m = (g: Samples): number => average(g, beta1);
const v = (g: Samples): number => average(squares(g), beta2);
const averages = { m, v };
const corrected = {
  ...averages,
  mHat: (g: Samples): number => mean(g, beta1),
  vHat: (g: Samples): number => mean(squares(g), beta2),
};
const changes = (g: Samples): number[] => g.map((each, i) => (i === 0 ? 0 : each - g[i - 1]!));
const rate = { learningRate: 0.005 };

/** Quantities by their definition: sums over all gradients so far, of one coordinate. */
const definitions: readonly [string, object, Readonly<Record<string, (g: Samples) => number>>][] = [
  ['sgd', rate, { g: newest }],
  ['momentum', { ...rate, momentum: 0.7 }, { v: (g) => fadingSum(g, 0.7) }],
  ['nesterov', { ...rate, momentum: 0.7 }, { v: (g) => fadingSum(g, 0.7) }],
  ['heavy-ball', { ...rate, beta: 0.7 }, { v: (g) => average(g, 0.7) }],
  ['qhm', { ...rate, beta: 0.7 }, { v: (g) => average(g, 0.7) }],
  ['adagrad', { ...rate, initialAccumulator: 0.5 }, { s: (g) => 0.5 + total(squares(g)) }],
  ['sm3', rate, { s: (g) => total(squares(g)) }],
  [
    'rmsprop',
    { ...rate, decay: 0.9, centered: true },
    {
      v: (g) => average(squares(g), 0.9),
      a: (g) => average(g, 0.9),
      vTilde: (g) => average(squares(g), 0.9) - average(g, 0.9) ** 2,
    },
  ],
  [
    'rmsprop-graves',
    { ...rate, decay: 0.9 },
    { v: (g) => average(squares(g), 0.9), a: (g) => average(g, 0.9) },
  ],
  ['adadelta', { rho: 0.8 }, { v: (g) => average(squares(g), 0.8) }],
  ['adam', adam, corrected],
  ['adamw', adam, corrected],
  ['lamb', adam, corrected],
  ['eve', adam, corrected],
  ['qhadam', adam, corrected],
  ['radam', { ...adam, learningRate: 0.0005 }, averages],
  ['nadam', adam, { ...averages, vHat: corrected.vHat }],
  ['yogi', { ...adam, initialAccumulator: 0 }, { m, mHat: corrected.mHat }],
  ['adabelief', adam, { m, mHat: corrected.mHat }],
  [
    'amsgrad',
    adam,
    {
      ...averages,
      mHat: corrected.mHat,
      vBar: (g) => largestAverage(squares(g), beta2),
      vHat: (g) => largestAverage(squares(g), beta2) / (1 - beta2 ** g.length),
    },
  ],
  ['adabound', adam, { ...averages, s: v }],
  ['amsbound', adam, { ...averages, s: (g) => largestAverage(squares(g), beta2) }],
  [
    'adamax',
    adam,
    { m, u: (g) => Math.max(...g.map((each, i) => (Math.abs(each) + 1e-8) * beta2 ** (g.length - 1 - i))) },
  ],
  [
    'adan',
    { ...adam, beta3: 0.9 },
    {
      m,
      mHat: corrected.mHat,
      delta: (g) => newest(changes(g)),
      v: (g) => average(changes(g), beta2),
      nHat: (g) => mean(squares(changes(g).map((change, i) => g[i]! + (1 - beta2) * change)), 0.9),
    },
  ],
  ['ademamix', { ...adam, beta3: 0.99 }, { ...corrected, n: (g) => average(g, 0.99) }],
  [
    'lion',
    adam,
    { m: (g) => average(g, beta2), c: (g) => beta1 * average(g.slice(0, -1), beta2) + 0.2 * newest(g) },
  ],
];

test.each(definitions)('terms of %s are what their definition says', (optimizer, hyperparameters, terms) => {
  for (const { landscape, start } of races) {
    const { path, explanations } = explainRun(
      { landscape: { id: landscape }, optimizer, hyperparameters: hyperparameters as never },
      start,
    );
    expect(explanations.map(({ step }) => step).slice(0, 2)).toEqual(explainedUpdates.slice(0, 2));
    for (const explanation of explanations) {
      const gradients = path.slice(0, explanation.step).map((point) => lookAt(landscape, point).gradient);
      for (const [name, definition] of Object.entries(terms)) {
        for (const i of [0, 1] as const) {
          const samples = gradients.map((gradient) => gradient[i]);
          const actual = (explanation.terms[name] as readonly number[])[i]!;
          const expected = definition(samples);
          const size = Math.max(...squares(samples), ...samples.map(Math.abs));
          expect(
            Math.abs(actual - expected) / Math.max(1e-12, size),
            `${name} on ${landscape}, update ${explanation.step}: ${actual}, not ${expected}`,
          ).toBeLessThan(1e-12);
        }
      }
    }
  }
});
