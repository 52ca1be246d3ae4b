// Every formula that is shown says what is computed: the LaTeX of landscapes, activations, losses, their derivatives and schedules is
// read as people read it, and held against the numbers.
import { describe, expect, test } from 'vitest';
import { createInterpreter } from '../expression/interpret';
import { equationsOf } from '../expression/latexEquations';
import { nameOf, readDefinitions, readEquations } from '../expression/testing/readEquations';
import { readWritten, type LatexNames } from '../expression/testing/readLatex';
import { scalarActivations } from '../functions/activations/registry';
import { activationPrefix } from '../functions/activations/activation';
import { softmax } from '../functions/activations/softmax';
import { softmaxCrossEntropy } from '../functions/losses/softmaxCrossEntropy';
import { parameterNumbers, type FunctionDescription, type ParameterValues } from '../functions/description';
import { lossPrefix } from '../functions/losses/loss';
import { scalarLosses } from '../functions/losses/registry';
import { parameterCases } from '../functions/testing/parameterCases';
import { createPointEvaluator } from '../landscapes/evaluate';
import { landscapes } from '../landscapes/registry';
import { createRandom } from '../random/random';
import { schedules } from '../schedules/registry';

/** Relative, and absolute below 1. */
function expectSame(written: number, computed: number, where: unknown, tolerance = 1e-9): void {
  const isSame = Math.abs(written - computed) <= tolerance * Math.max(1, Math.abs(computed));
  expect(isSame, `${JSON.stringify(where)}: written ${written}, computed ${computed}`).toBe(true);
}

/** The values of a function's parameters by the names of their symbols. */
function symbolsOf(
  { parameters }: Pick<FunctionDescription, 'parameters'>,
  values: ParameterValues,
): LatexNames {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { symbol }]) => [nameOf(symbol), values[name]!]),
  );
}

/** Numbers that are rounded in the text are as exact as they look. */
const toleranceOf = (latex: string): number => (latex.includes('\\approx') ? 1e-4 : 1e-9);

const byId = <T extends { readonly id: string }>(all: readonly T[]) =>
  all.map((each) => [each.id, each] as const);

/** Random numbers between `low` and `high`, the same at each run. */
function numbersBetween([low, high]: readonly [number, number], count: number, seed: number): number[] {
  const { uniform } = createRandom(seed);
  return Array.from({ length: count }, () => low + (high - low) * uniform());
}

/** Values of letters that stand for a part of the course. */
function lettersOf(schedule: string, h: ParameterValues, k: number): LatexNames {
  if (schedule === 'one-cycle') return { kp: h.warmupFraction! * h.totalSteps! - 1 };
  if (schedule !== 'cosine-restarts') return {};
  let [i, ki] = [0, 0];
  while (ki + h.period! * h.multiplier! ** i <= k) {
    ki += h.period! * h.multiplier! ** i;
    i += 1;
  }
  return { i, ki };
}

describe('the formula shown is the one computed', () => {
  test.each(byId(landscapes))('of the landscape %s', (_id, { domain, latex, ...landscape }) => {
    const evaluate = createPointEvaluator(landscape, {});
    const ys = numbersBetween(domain.y, 50, 2);
    numbersBetween(domain.x, 50, 1).forEach((x, i) => {
      const y = ys[i]!;
      expectSame(readEquations(latex, { x, y }), evaluate(x, y).value, { x, y });
    });
  });

  test.each(byId(scalarActivations))('of the activation %s and its derivative', (_id, activation) => {
    const { latex, derivativeLatex, value, derivative } = activation;
    const compute = createInterpreter([value, derivative]);
    for (const values of parameterCases(activation)) {
      const symbols = symbolsOf(activation, values);
      const numbers = parameterNumbers(activationPrefix, values);
      for (const x of numbersBetween([-7, 7], 60, 3)) {
        const [y = NaN, slope = NaN] = compute({ ...numbers, x });
        const where = { x, ...values };
        expectSame(readEquations(latex, { ...symbols, x }), y, where, toleranceOf(latex));
        const names = { ...symbols, ...readDefinitions(latex, { ...symbols, x }), x, y };
        expectSame(readEquations(derivativeLatex, names), slope, where, toleranceOf(latex));
      }
    }
  });

  test.each(byId(scalarLosses))('of the loss %s and its derivative', (_id, loss) => {
    const { latex, derivativeLatex, value, derivative, outputs, targets } = loss;
    const compute = createInterpreter([value, derivative]);
    const within = { any: [-4, 4], nonNegative: [0.1, 5], probability: [0.02, 0.98], sign: [-1, 1] } as const;
    const ts = numbersBetween(within[targets], 60, 5);
    for (const values of parameterCases(loss)) {
      const symbols = symbolsOf(loss, values);
      numbersBetween(within[outputs], 60, 4).forEach((y, i) => {
        const t = targets === 'sign' ? Math.sign(ts[i]!) : ts[i]!;
        const [error = NaN, slope = NaN] = compute({ ...parameterNumbers(lossPrefix, values), y, t });
        const names = { ...symbols, y, t };
        expectSame(readEquations(latex, names), error, names);
        expectSame(readEquations(derivativeLatex, names), slope, names);
      });
    }
  });

  test('of the Softmax and its derivative', () => {
    const x = [0.3, -1.2, 2.5, 0.8];
    for (const temperature of [0.4, 1, 3]) {
      const { y, jacobian } = softmax.evaluate(x, { temperature });
      x.forEach((_, i) => {
        expectSame(readEquations(softmax.latex, { x, i, T: temperature }), y[i]!, { i });
        x.forEach((__, j) => {
          const names = { y, i, j, T: temperature };
          expectSame(readEquations(softmax.derivativeLatex, names), jacobian[i]![j]!, names);
        });
      });
    }
  });

  test('of the Softmax’s cross-entropy and its derivative', () => {
    const [x, t] = [
      [0.3, -1.2, 2.5, 0.8],
      [0.1, 0.2, 0.3, 0.4],
    ] as const;
    const { loss, dz } = softmaxCrossEntropy.evaluate(x, t, {});
    expectSame(readEquations(softmaxCrossEntropy.latex, { x, t }), loss, { x, t });
    const { y } = softmax.evaluate(x, { temperature: 1 });
    x.forEach((_, i) => {
      expectSame(readEquations(softmaxCrossEntropy.derivativeLatex, { y, t, i }), dz[i]!, { i });
    });
  });

  test.each(byId(schedules))('of the schedule %s', (id, { latex, hyperparameters, rate }) => {
    const eta = 0.3;
    const defaults = Object.fromEntries(
      Object.entries(hyperparameters).map(([name, each]) => [name, each.default]),
    );
    const cases = Object.entries(hyperparameters).flatMap(([name, { slider, whole }]) =>
      [0.15, 0.6].map((share) => {
        const value = slider[0] + share * (slider[1] - slider[0]);
        return { ...defaults, [name]: whole === true ? Math.round(value) : value };
      }),
    );
    for (const h of [defaults, ...cases]) {
      const symbols = Object.fromEntries(
        Object.entries(hyperparameters).map(([name, { symbol }]) => [nameOf(symbol), h[name]!]),
      );
      for (const k of [0, 1, 2, 7, 30, 59, 60, 61, 199, 200, 451]) {
        const names: LatexNames = { ...symbols, ...lettersOf(id, h, k), '\\eta': eta, k };
        // The rate before the warm-up, what its letters stand for, and the rate after it.
        const [before, ...others] = equationsOf(latex);
        const after = others.pop();
        for (const { left, right } of others) {
          expectSame(readWritten(right.split('\\le')[0]!, names), Number(names[nameOf(left)]), { ...h, k });
        }
        const rk = readWritten(before!.right, names);
        expectSame(readWritten(after!.right, { ...names, rk }), rate(eta, k, h), { ...h, k });
      }
    }
  });
});
