// The derivation of Softmax with cross-entropy: every line has the same value, that of the gradient.
import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { createUniform } from '../testing/randomExpressions';
import { probabilities, softmax } from './activations/softmax';
import { scalarActivations } from './activations/registry';
import { softmaxCrossEntropyDerivation } from './derivation';
import { evaluateActivation } from './evaluate';
import { softmaxCrossEntropy } from './losses/softmaxCrossEntropy';

describe('the derivation', () => {
  const uniform = createUniform(5);
  for (const size of [2, 3, 5]) {
    test(`of ${size} classes`, () => {
      for (let round = 0; round < 20; round++) {
        const x = Array.from({ length: size }, () => 8 * uniform() - 4);
        const label = Math.floor(size * uniform());
        const t = x.map((_, i) => (i === label ? 1 : 0));
        for (let component = 0; component < size; component++) {
          const { lines, difference, y, targetSum } = softmaxCrossEntropyDerivation(x, t, component);
          const expected = softmaxCrossEntropy.evaluate(x, t, {}).dz[component]!;
          expect(y).toEqual(probabilities(x));
          expect(targetSum).toBe(1);
          expect(lines).toHaveLength(5);
          for (const { value, latex, numbersLatex } of lines) {
            expect(Math.abs(value! - expected)).toBeLessThan(1e-13);
            for (const text of [latex, numbersLatex]) {
              expect(() => katex.renderToString(text, { throwOnError: true, strict: 'error' })).not.toThrow();
            }
          }
          expect(Math.abs(difference - expected)).toBeLessThan(1e-11);
        }
      }
    });
  }

  test('has a last line that only holds for targets that sum to 1', () => {
    const { lines, difference, targetSum } = softmaxCrossEntropyDerivation(
      [0.5, -1, 2],
      [0.5, 0.25, 0.75],
      0,
    );
    expect(targetSum).toBe(1.5);
    for (const { value } of lines.slice(0, 4)) expect(value).toBeCloseTo(difference, 11);
    expect(Math.abs(lines[4]!.value! - difference)).toBeGreaterThan(0.01);
  });

  test('says nothing where it would divide by 0', () => {
    const { lines } = softmaxCrossEntropyDerivation([0, 800], [1, 0], 0);
    expect(lines.map(({ value }) => value)).toEqual([null, null, -1, -1, -1]);
  });

  test('writes its numbers out', () => {
    const { latex, lines } = softmaxCrossEntropyDerivation([0, 0], [0, 1], 0);
    expect(latex).toBe('\\frac{\\partial L}{\\partial x_{1}}');
    expect(lines.map(({ numbersLatex }) => numbersLatex)).toEqual([
      '0 \\cdot 0.25 + (-2) \\cdot (-0.25)',
      '-\\frac{0}{0.5} \\cdot 0.5 \\cdot (1 - 0.5) + \\left(-\\frac{1}{0.5}\\right) \\cdot (-0.5 \\cdot 0.5)',
      '0 \\cdot 0.5 - 0 + 0.5 \\cdot (1)',
      '0.5 \\cdot (0 + 1) - 0',
      '0.5 - 0',
    ]);
  });

  test('writes each line in symbols, too', () => {
    const { latex, lines } = softmaxCrossEntropyDerivation([1, 2, 3], [0, 0, 1], 2);
    expect(latex).toBe('\\frac{\\partial L}{\\partial x_{3}}');
    expect(lines.map((line) => line.latex)).toEqual([
      '\\sum_j \\frac{\\partial L}{\\partial y_j} \\frac{\\partial y_j}{\\partial x_i}',
      '-\\frac{t_i}{y_i}\\,y_i\\,(1 - y_i) + \\sum_{j \\ne i} \\left(-\\frac{t_j}{y_j}\\right) (-y_j\\,y_i)',
      't_i\\,y_i - t_i + y_i \\sum_{j \\ne i} t_j',
      'y_i \\sum_j t_j - t_i',
      'y_i - t_i',
    ]);
  });

  test('writes tiny, huge and negative numbers, and what is none', () => {
    const numbersOf = (x: readonly number[], t: readonly number[], component = 0) =>
      softmaxCrossEntropyDerivation(x, t, component).lines.map(({ numbersLatex }) => numbersLatex);
    // e^−20 is 2.061e−9.
    expect(numbersOf([0, 20], [0, 1]).at(-1)).toBe('2.061 \\cdot 10^{-9} - 0');
    expect(numbersOf([0, 20], [0, 1])[3]).toBe('2.061 \\cdot 10^{-9} \\cdot (0 + 1) - 0');
    expect(numbersOf([0, 0], [1e21, 0]).at(-1)).toBe('0.5 - 1 \\cdot 10^{21}');
    // A negative target stands without a plus before it.
    expect(numbersOf([0, 0, 0], [1, -2, 3])[3]).toBe('0.3333 \\cdot (1 -2 + 3) - 1');
    // The second output is 0 in floating point.
    expect(numbersOf([800, 0], [0, 0])[0]).toBe('0 \\cdot 0 + \\tfrac{0}{0} \\cdot 0');
    expect(numbersOf([800, 0], [0, 1])[0]).toBe('0 \\cdot 0 + (-\\infty) \\cdot 0');
    expect(numbersOf([800, 0], [0, -1])[0]).toBe('0 \\cdot 0 + \\infty \\cdot 0');
    expect(numbersOf([1], [1])[2]).toBe('1 \\cdot 1 - 1 + 1 \\cdot (0)');
  });
});

describe('Softmax', () => {
  test('of two inputs is the Sigmoid of their difference', () => {
    const sigmoid = scalarActivations.find(({ id }) => id === 'sigmoid')!;
    for (const [a, b] of [
      [0.3, -1.2],
      [-40, 3],
      [800, 0],
    ] as const) {
      const { y, jacobian } = softmax.evaluate([a, b], { temperature: 2 });
      const single = evaluateActivation(sigmoid, {}, [(a - b) / 2]);
      expect(Math.abs(y[0]! - single.y[0]!)).toBeLessThan(1e-15);
      expect(Math.abs(2 * jacobian[0]![0]! - single.dy[0]!)).toBeLessThan(1e-15);
    }
  });

  test('has the Jacobian that differences show, at any temperature', () => {
    const x = [0.3, -1.2, 2.5, 0.31];
    for (const temperature of [0.25, 1, 7]) {
      const { jacobian } = softmax.evaluate(x, { temperature });
      x.forEach((_, j) => {
        const moved = (by: number): readonly number[] =>
          softmax.evaluate(x.with(j, x[j]! + by), { temperature }).y;
        const step = 2 ** -9;
        x.forEach((__, i) => {
          const slope = (steps: number): number => moved(steps * step)[i]! - moved(-steps * step)[i]!;
          const difference = ((3 / 4) * slope(1) - (3 / 20) * slope(2) + (1 / 60) * slope(3)) / step;
          expect(Math.abs(jacobian[i]![j]! - difference)).toBeLessThan(1e-11);
        });
      });
    }
  });

  test('has rows and columns that sum to 0, and outputs that sum to 1', () => {
    const { y, jacobian } = softmax.evaluate([1, 2, 3, -4, 0], {});
    expect(y.reduce((sum, each) => sum + each)).toBeCloseTo(1, 15);
    for (const row of jacobian) expect(Math.abs(row.reduce((sum, each) => sum + each))).toBeLessThan(1e-16);
  });

  test('stays finite, whatever the inputs', () => {
    for (const x of [[745, -745], [1e308, -1e308, 1e308], [-1e308], [0, 1e4]]) {
      for (const temperature of [1e-300, 1, 1e300]) {
        const { y } = softmax.evaluate(x, { temperature });
        expect(y.reduce((sum, each) => sum + each)).toBeCloseTo(1, 15);
      }
      expect(softmax.evaluate(x, {}).jacobian.flat().every(Number.isFinite)).toBe(true);
    }
    const { loss, dz } = softmaxCrossEntropy.evaluate([1e4, 0, -1e4], [0, 0, 1], {});
    expect([loss, ...dz]).toEqual([2e4, 1, 0, -1]);
    expect(softmaxCrossEntropy.evaluate([1e308, -1e308], [1, 0], {})).toEqual({ loss: 0, dz: [0, 0] });
  });
});
