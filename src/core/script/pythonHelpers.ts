// The small functions that scripts share. A script contains those that it uses, in this order.
import {
  backtrackPython,
  linePointPython,
  roundingPython,
  searchWolfePython,
} from '../optimizers/methods/lineSearch';
import { eigenPython } from '../optimizers/methods/vectors';
import { randomPython } from '../random/random';
import { familyPython } from '../scene/family';
import { mixPython, xorshiftPython } from '../simulation/randomNumbers';
import { phrase, inLanguage, type Language } from '../text/text';
import type { PythonHelper } from '../python/pythonRule';
import { comment, docstring, indented, linesOf } from './pythonText';

const roundUp: PythonHelper = {
  name: 'round_up',
  doc: phrase('The nearest whole number, halves upwards.'),
  code: `
    def round_up(x):
        even = np.rint(x)
        return np.where(x - even == 0.5, even + 1, even)`,
};

const sigmoid: PythonHelper = {
  name: 'sigmoid',
  doc: phrase(''),
  code: `
    def sigmoid(x):
        return 1 / (1 + np.exp(-x))`,
};

const softplus: PythonHelper = {
  name: 'softplus',
  doc: phrase('ln(1 + e^x) without overflow.'),
  code: `
    def softplus(x):
        return np.logaddexp(0, x)`,
};

const erf: PythonHelper = {
  name: 'erf',
  doc: phrase('The error function; NumPy has none.'),
  code: `
    erf = np.vectorize(math.erf, otypes=[float])`,
};

const quarterTurn: PythonHelper = {
  name: 'wave',
  doc: phrase(
    'The sine, that many quarter turns past πx. Exact wherever 2x is whole, where np.sin(np.pi * x) is not.',
  ),
  code: `
    def wave(x, quarters):
        nearest = np.rint(2 * x)
        angle = np.pi * (x - nearest / 2)
        quadrant = (nearest + quarters) % 4
        sine, cosine = np.sin(angle), np.cos(angle)
        return np.select([quadrant == 0, quadrant == 1, quadrant == 2], [sine, cosine, -sine], -cosine)`,
};

const sinPi: PythonHelper = {
  name: 'sin_pi',
  doc: phrase('sin(πx)'),
  code: `
    def sin_pi(x):
        return wave(x, 0)`,
};

const cosPi: PythonHelper = {
  name: 'cos_pi',
  doc: phrase('cos(πx)'),
  code: `
    def cos_pi(x):
        return wave(x, 1)`,
};

const sinc1: PythonHelper = {
  name: 'sinc1',
  doc: phrase('The derivative of np.sinc: by its series near 0, where the quotient would lose its digits.'),
  code: `
    def sinc1(x):
        if abs(x) < 0.25:
            terms = [(-1)**k * np.pi**(2 * k) / math.factorial(2 * k + 1) for k in range(14)]
            return sum(2 * k * terms[k] * x**(2 * k - 1) for k in range(1, 14))
        return (cos_pi(x) - np.sinc(x)) / x`,
};

const sinc2: PythonHelper = {
  name: 'sinc2',
  doc: phrase('The second derivative of np.sinc.'),
  code: `
    def sinc2(x):
        if abs(x) < 0.25:
            terms = [(-1)**k * np.pi**(2 * k) / math.factorial(2 * k + 1) for k in range(14)]
            return sum(2 * k * (2 * k - 1) * terms[k] * x**(2 * k - 2) for k in range(1, 14))
        return -np.pi**2 * np.sinc(x) - 2 * sinc1(x) / x`,
};

const quotient: PythonHelper = {
  name: 'quotient',
  doc: phrase('a / b, but 0 where b is 0.'),
  code: `
    def quotient(a, b):
        return np.where(b == 0, 0, a / np.where(b == 0, 1, b))`,
};

const clipNorm: PythonHelper = {
  name: 'clip_norm',
  doc: phrase('Shortens a gradient that is longer than the limit, as torch.nn.utils.clip_grad_norm_.'),
  code: `
    def clip_norm(g, limit):
        return g * np.minimum(1, limit / (np.hypot(*g) + 1e-6))`,
};

const warmUp: PythonHelper = {
  name: 'warm_up',
  doc: phrase('What the rate is multiplied by in a warm-up of that many steps.'),
  code: `
    def warm_up(k, steps):
        return min(1, (k + 1) / steps)`,
};

const largest: PythonHelper = {
  name: 'LARGEST',
  doc: phrase('A rate that grows without end stays a number.'),
  code: `
    LARGEST = sys.float_info.max`,
};

export const pythonHelpers: readonly PythonHelper[] = [
  roundUp,
  sigmoid,
  softplus,
  erf,
  quarterTurn,
  sinPi,
  cosPi,
  sinc1,
  sinc2,
  mixPython,
  xorshiftPython,
  randomPython,
  familyPython,
  quotient,
  clipNorm,
  eigenPython,
  roundingPython,
  backtrackPython,
  linePointPython,
  searchWolfePython,
  largest,
  warmUp,
];

/** A helper after two empty lines, or after one if it is a constant. */
export function helperLines({ code, doc }: PythonHelper, language: Language): string[] {
  const [head = '', ...rest] = linesOf(code);
  if (!head.endsWith(':')) return ['', ...comment(inLanguage(doc, language)), head, ...rest];
  const about = inLanguage(doc, language) === '' ? [] : indented(docstring(inLanguage(doc, language)));
  return ['', '', head, ...about, ...(head.startsWith('class') ? [''] : []), ...rest];
}

/** Those of `helpers` that the lines use, and those that these use in turn, in the order of `helpers`. */
export function helpersFor(written: readonly string[], helpers: readonly PythonHelper[]): PythonHelper[] {
  const found = new Set<PythonHelper>();
  const look = (text: string): void => {
    for (const helper of helpers) {
      // Only calls of a function count: its name alone may be a word of a docstring.
      const use = helper.name === helper.name.toUpperCase() ? '\\b' : '\\(';
      if (found.has(helper) || !new RegExp(`(?<![\\w.])${helper.name}${use}`).test(text)) continue;
      found.add(helper);
      look(helper.code);
    }
  };
  look(written.join('\n'));
  return helpers.filter((helper) => found.has(helper));
}
