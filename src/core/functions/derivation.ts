// The derivation of ∂L/∂x_i = y_i − t_i for the cross-entropy after a Softmax, line by line, each with its value.
import { probabilities, softmax } from './activations/softmax';
import { softmaxCrossEntropy } from './losses/softmaxCrossEntropy';
import { phrase, type Phrase } from '../text/text';

export interface DerivationLine {
  /** LaTeX of the line's right-hand side, in symbols. */
  readonly latex: string;
  /** The same with the current numbers in place of the symbols. */
  readonly numbersLatex: string;
  /** The line computed as written; null if it divides by an output that is 0 in floating point. */
  readonly value: number | null;
  /** The transformation that leads here from the line before. */
  readonly reason: Phrase;
}

export interface Derivation {
  /** LaTeX of the left-hand side: ∂L/∂x of the component. */
  readonly latex: string;
  readonly y: readonly number[];
  readonly lines: readonly DerivationLine[];
  /** ∂L/∂x_i by finite differences of L, independent of the derivation. */
  readonly difference: number;
  /** Σ t_j: the last line holds only if it is 1. */
  readonly targetSum: number;
}

const digits = 4;

/** A number as it is shown in a line. */
function shown(value: number): string {
  if (Number.isNaN(value)) return '\\tfrac{0}{0}';
  if (!Number.isFinite(value)) return value > 0 ? '\\infty' : '-\\infty';
  const text = String(Number(value.toPrecision(digits)));
  return text.includes('e') ? text.replace(/e\+?(-?\d+)/, ' \\cdot 10^{$1}') : text;
}

/** In parentheses if it begins with a sign. */
const factor = (value: number): string => {
  const text = shown(value);
  return text.startsWith('-') ? `(${text})` : text;
};

/** Terms with their signs. */
const sumLatex = (terms: readonly string[]): string =>
  terms.length === 0
    ? '0'
    : terms.map((term, i) => (i === 0 || term.startsWith('-') ? term : `+ ${term}`)).join(' ');

const sumOf = (terms: readonly number[]): number => terms.reduce((sum, term) => sum + term, 0);

const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Sixth-order central difference of the loss by x_i. */
function differenceOf(x: readonly number[], t: readonly number[], component: number): number {
  const step = 2 ** -6;
  const lossAt = (moved: number): number =>
    softmaxCrossEntropy.evaluate(x.with(component, (x[component] ?? NaN) + moved), t, {}).loss;
  const slope = (steps: number): number => lossAt(steps * step) - lossAt(-steps * step);
  return ((3 / 4) * slope(1) - (3 / 20) * slope(2) + (1 / 60) * slope(3)) / step;
}

/**
 * The derivation for one component, counted from 0, of at least two. `t` has as many targets as `x` has inputs. All steps
 * hold for any targets, except the last one: it holds if they sum to 1, as one-hot targets do.
 */
export function softmaxCrossEntropyDerivation(
  x: readonly number[],
  t: readonly number[],
  component: number,
): Derivation {
  const y = probabilities(x);
  const { jacobian } = softmax.evaluate(x, { temperature: 1 });
  const at = (numbers: readonly number[], index: number): number => numbers[index] ?? NaN;
  const [yi, ti] = [at(y, component), at(t, component)];
  const others = y.map((_, j) => j).filter((j) => j !== component);
  const slopes = y.map((yj, j) => -at(t, j) / yj);
  const column = jacobian.map((row) => at(row, component));
  const otherTargets = others.map((j) => at(t, j));
  const i = `${component + 1}`;
  const targetSum = sumOf(t);
  return {
    latex: `\\frac{\\partial L}{\\partial x_{${i}}}`,
    y,
    targetSum,
    difference: differenceOf(x, t, component),
    lines: [
      {
        latex: '\\sum_j \\frac{\\partial L}{\\partial y_j} \\frac{\\partial y_j}{\\partial x_i}',
        numbersLatex: sumLatex(y.map((_, j) => `${factor(at(slopes, j))} \\cdot ${factor(at(column, j))}`)),
        value: finiteOrNull(sumOf(y.map((_, j) => at(slopes, j) * at(column, j)))),
        reason: phrase('Chain rule: xᵢ reaches the loss through every output.'),
      },
      {
        latex:
          '-\\frac{t_i}{y_i}\\,y_i\\,(1 - y_i) + \\sum_{j \\ne i} \\left(-\\frac{t_j}{y_j}\\right) (-y_j\\,y_i)',
        numbersLatex: sumLatex([
          `-\\frac{${shown(ti)}}{${shown(yi)}} \\cdot ${shown(yi)} \\cdot (1 - ${shown(yi)})`,
          ...others.map(
            (j) =>
              `\\left(-\\frac{${shown(at(t, j))}}{${shown(at(y, j))}}\\right) \\cdot (-${shown(at(y, j))} \\cdot ${shown(yi)})`,
          ),
        ]),
        value: finiteOrNull(
          (-ti / yi) * yi * (1 - yi) + sumOf(others.map((j) => at(slopes, j) * (-at(y, j) * yi))),
        ),
        reason: phrase(
          'The derivative of the cross-entropy is −t/y; the Jacobian of the Softmax is put in, its diagonal apart.',
        ),
      },
      {
        latex: 't_i\\,y_i - t_i + y_i \\sum_{j \\ne i} t_j',
        numbersLatex: `${shown(ti)} \\cdot ${shown(yi)} - ${shown(ti)} + ${shown(yi)} \\cdot (${sumLatex(otherTargets.map(shown))})`,
        value: ti * yi - ti + yi * sumOf(otherTargets),
        reason: phrase('Every yⱼ in a denominator cancels.'),
      },
      {
        latex: 'y_i \\sum_j t_j - t_i',
        numbersLatex: `${shown(yi)} \\cdot (${sumLatex(t.map(shown))}) - ${shown(ti)}`,
        value: yi * targetSum - ti,
        reason: phrase('yᵢ is taken out of all terms that have it.'),
      },
      {
        latex: 'y_i - t_i',
        numbersLatex: `${shown(yi)} - ${shown(ti)}`,
        value: yi - ti,
        reason: phrase('The targets sum to 1.'),
      },
    ],
  };
}
