// Activations and losses of one number: derivatives against finite differences, corners, large inputs, descriptions.
import { inLanguage } from '../text/text';
import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { parameterCases } from './testing/parameterCases';
import { activations, scalarActivations } from './activations/registry';
import { createInterpreter } from '../expression/interpret';
import { activationPrefix, type ScalarActivation } from './activations/activation';
import { defaultParameters, parameterNumbers, validateParameters, type ParameterValues } from './description';
import { evaluateActivation, evaluateLoss } from './evaluate';
import type { ScalarLoss } from './losses/loss';
import { losses, scalarLosses } from './losses/registry';
import { isIn } from './numberSet';

/** Where the derivative jumps, for parameter values p. */
const corners: Readonly<Record<string, (p: ParameterValues) => readonly number[]>> = {
  relu: () => [0],
  'leaky-relu': () => [0],
  elu: () => [0],
  selu: () => [0],
  celu: () => [0],
  relu6: () => [0, 6],
  'hard-sigmoid': () => [-3, 3],
  'hard-swish': () => [-3, 3],
  'hard-tanh': () => [-1, 1],
  softsign: () => [0],
  'soft-shrink': ({ lambda = NaN }) => [-lambda, lambda],
  'hard-shrink': ({ lambda = NaN }) => [-lambda, lambda],
  threshold: ({ threshold = NaN }) => [threshold],
};

const step = 2 ** -9;

/** Sixth-order central differences of `of` at every point. */
function differences(points: readonly number[], of: (moved: readonly number[]) => Float64Array): number[] {
  const [a, b, c] = [1, 2, 3].map((steps) => {
    const [up, down] = [steps * step, -steps * step].map((by) => of(points.map((point) => point + by)));
    return points.map((_, i) => (up?.[i] ?? NaN) - (down?.[i] ?? NaN));
  });
  return points.map(
    (_, i) => ((3 / 4) * (a?.[i] ?? NaN) - (3 / 20) * (b?.[i] ?? NaN) + (1 / 60) * (c?.[i] ?? NaN)) / step,
  );
}

function expectClose(actual: Float64Array, expected: readonly number[], points: readonly number[]): void {
  const wrong = points.flatMap((point, i) => {
    const [ours = NaN, theirs = NaN] = [actual[i], expected[i]];
    return Math.abs(ours - theirs) <= 1e-10 * Math.max(1, Math.abs(theirs))
      ? []
      : [`at ${point}: ${ours}, not ${theirs}`];
  });
  expect(wrong).toEqual([]);
}

describe.each(scalarActivations.map((activation) => [activation.id, activation] as const))(
  'activation %s',
  (id, activation) => {
    for (const values of parameterCases(activation)) {
      test(`has the derivative that differences show, with ${JSON.stringify(values)}`, () => {
        const kinks = corners[id]?.(values) ?? [];
        const points = Array.from({ length: 400 }, (_, i) => -8 + 0.04 * i + 0.0013).filter((x) =>
          kinks.every((kink) => Math.abs(x - kink) > 4 * step),
        );
        const numbers = parameterNumbers(activationPrefix, values);
        const exact = createInterpreter([activation.derivative]);
        const slopes = Float64Array.from(points, (x) => exact({ ...numbers, x })[0]!);
        expectClose(
          slopes,
          differences(points, (moved) => evaluateActivation(activation, values, moved).y),
          points,
        );
        // The reported derivative is the same, except for a 1/6 in single precision.
        const { dy } = evaluateActivation(activation, values, points);
        dy.forEach((told, i) => {
          expect(Math.abs(told - slopes[i]!)).toBeLessThanOrEqual(id === 'hard-sigmoid' ? 5e-9 : 1e-13);
        });
      });
      test(`is finite everywhere, with ${JSON.stringify(values)}`, () => {
        const sizes = [0, 5e-324, 1e-300, 1, 36, 40, 710, 745, 746, 1e4, 1e16, 1e154, 1e200, 1e300];
        const points = sizes.flatMap((size) => [size, -size]);
        const { y, dy } = evaluateActivation(activation, values, points);
        points.forEach((x, i) => {
          expect(y[i], `y at ${x}`).toSatisfy(Number.isFinite);
          expect(dy[i], `dy at ${x}`).toSatisfy(Number.isFinite);
        });
      });
    }
  },
);

/** y and dy for a large negative and a large positive x; `x` stands for x itself. */
const farOut: Readonly<Record<string, readonly (readonly [number | 'x', number])[]>> = {
  sigmoid: [
    [0, 0],
    [1, 0],
  ],
  tanh: [
    [-1, 0],
    [1, 0],
  ],
  relu: [
    [0, 0],
    ['x', 1],
  ],
  swish: [
    [0, 0],
    ['x', 1],
  ],
  mish: [
    [0, 0],
    ['x', 1],
  ],
  identity: [
    ['x', 1],
    ['x', 1],
  ],
  gelu: [
    [0, 0],
    ['x', 1],
  ],
  'gelu-tanh': [
    [0, 0],
    ['x', 1],
  ],
  elu: [
    [-1, 0],
    ['x', 1],
  ],
  celu: [
    [-1, 0],
    ['x', 1],
  ],
  relu6: [
    [0, 0],
    [6, 0],
  ],
  softplus: [
    [0, 0],
    ['x', 1],
  ],
  softsign: [
    [-1, 0],
    [1, 0],
  ],
  'hard-sigmoid': [
    [0, 0],
    [1, 0],
  ],
  'hard-swish': [
    [0, 0],
    ['x', 1],
  ],
  'hard-tanh': [
    [-1, 0],
    [1, 0],
  ],
  'log-sigmoid': [
    ['x', 1],
    [0, 0],
  ],
  'tanh-shrink': [
    ['x', 1],
    ['x', 1],
  ],
  'soft-shrink': [
    ['x', 1],
    ['x', 1],
  ],
  'hard-shrink': [
    ['x', 1],
    ['x', 1],
  ],
  threshold: [
    [0, 0],
    ['x', 1],
  ],
};

const activationOf = (id: string): ScalarActivation => scalarActivations.find((each) => each.id === id)!;
const lossOf = (id: string): ScalarLoss => scalarLosses.find((each) => each.id === id)!;
const at = (id: string, x: number, values: ParameterValues = {}): readonly [y: number, dy: number] => {
  const activation = activationOf(id);
  const result = evaluateActivation(activation, { ...defaultParameters(activation), ...values }, [x]);
  return [result.y[0]!, result.dy[0]!];
};
const lossAt = (
  id: string,
  y: number,
  t: number,
  values: ParameterValues = {},
): readonly [number, number] => {
  const loss = lossOf(id);
  const result = evaluateLoss(loss, { ...defaultParameters(loss), ...values }, [y], [t]);
  return [result.loss[0]!, result.dloss[0]!];
};

describe('activations far out', () => {
  test.each(Object.entries(farOut))('%s', (id, sides) => {
    for (const [size, tolerance] of [
      [745, 2e-3],
      [1e4, 2e-4],
      [1e308, 1e-15],
    ] as const) {
      sides.forEach(([value, slope], side) => {
        const x = side === 0 ? -size : size;
        const expected = value === 'x' ? x : value;
        const [y, dy] = at(id, x);
        expect(Math.abs(y - expected)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(expected)));
        expect(Math.abs(dy - slope)).toBeLessThanOrEqual(1e-5);
      });
    }
  });

  test('the other two', () => {
    expect(at('selu', -1e308)[0]).toBeCloseTo(-1.7580993408473766, 14);
    expect(at('selu', 1e308)).toEqual([1.0507009873554805e308, 1.0507009873554805]);
    expect(at('leaky-relu', -1e308)).toEqual([-1e306, 0.01]);
    expect(at('leaky-relu', 1e308)).toEqual([1e308, 1]);
    expect(scalarActivations.map(({ id }) => id).sort()).toEqual(
      [...Object.keys(farOut), 'selu', 'leaky-relu'].sort(),
    );
  });

  test('tails keep their digits', () => {
    const near = (actual: number, expected: number): void =>
      expect(Math.abs(actual / expected - 1)).toBeLessThan(1e-14);
    near(at('sigmoid', -700)[0], Math.exp(-700));
    near(at('sigmoid', 50)[1], Math.exp(-50));
    near(at('tanh', 30)[1], 4 * Math.exp(-60));
    near(at('tanh', -200)[1], 4 * Math.exp(-400));
    near(at('mish', -300)[0], -300 * Math.exp(-300));
    near(at('softplus', -600)[0], Math.exp(-600));
    near(at('log-sigmoid', 600)[0], -Math.exp(-600));
    near(at('swish', -600)[0], -600 * Math.exp(-600));
    near(at('softsign', 1e100)[1], 1e-200);
  });

  test('parameters may be as large as numbers get', () => {
    for (const beta of [1e308, -1e308, 1e-308, 0]) {
      for (const x of [-745, -1e-3, 0, 1e-3, 745]) {
        for (const number of at('swish', x, { beta })) expect(number).not.toBeNaN();
      }
    }
    expect(at('softplus', 3, { beta: 1e308 })).toEqual([3, 1]);
    expect(at('celu', -1e308, { alpha: 1e-5 })).toEqual([-1e-5, 0]);
  });
});

describe('corners have the derivative that PyTorch gives them', () => {
  test.each([
    ['relu', 0, 0],
    ['leaky-relu', 0, 0.01],
    ['elu', 0, 1],
    ['selu', 0, 1.0507009873554805 * 1.6732632423543772],
    ['celu', 0, 1],
    ['relu6', 0, 0],
    ['relu6', 6, 0],
    ['hard-sigmoid', -3, 0],
    ['hard-sigmoid', 3, 0],
    ['hard-swish', -3, 0],
    ['hard-swish', 3, 1],
    ['hard-tanh', -1, 0],
    ['hard-tanh', 1, 0],
    ['soft-shrink', 0.5, 0],
    ['soft-shrink', -0.5, 0],
    ['hard-shrink', 0.5, 0],
    ['hard-shrink', -0.5, 0],
    ['threshold', 0.5, 0],
    ['softsign', 0, 1],
  ])('%s at %f', (id, x, slope) => {
    expect(at(id, x)[1]).toBe(slope);
  });

  test('losses', () => {
    expect(lossAt('mean-absolute-error', 2, 2)).toEqual([0, 0]);
    expect(lossAt('huber', 3, 1, { delta: 2 })).toEqual([2, 2]);
    expect(lossAt('hinge', 1, 1)[1]).toBe(0);
    expect(lossAt('hinge', -1, -1)[1]).toBe(0);
  });
});

/** Outputs and targets that a loss accepts, away from its ends and corners. */
function pointsOf({ id, outputs, targets }: ScalarLoss, { delta = NaN }: ParameterValues) {
  const y = {
    any: Array.from({ length: 60 }, (_, i) => -5 + 0.171 * i),
    nonNegative: Array.from({ length: 60 }, (_, i) => 0.13 + 0.1 * i),
    probability: Array.from({ length: 60 }, (_, i) => 0.06 + 0.0148 * i),
    sign: [-1, 1],
  }[outputs];
  const t = {
    any: [-2, 0, 0.5, 3],
    nonNegative: [0, 1, 2.5, 7],
    probability: [0, 0.3, 0.9, 1],
    sign: [-1, 1],
  }[targets];
  const pairs = y.flatMap((output) => t.map((target) => [output, target] as const));
  const corner = ([output, target]: readonly [number, number]): number => {
    if (id === 'mean-absolute-error') return output - target;
    if (id === 'huber') return Math.abs(output - target) - delta;
    if (id.endsWith('hinge')) return 1 - output * target;
    // There, log-cosh switches between two formulas.
    return id === 'log-cosh' ? Math.abs(output - target) - 1 : Infinity;
  };
  return pairs.filter((pair) => Math.abs(corner(pair)) > 4 * step);
}

describe.each(scalarLosses.map((loss) => [loss.id, loss] as const))('loss %s', (_, loss) => {
  for (const values of parameterCases(loss)) {
    test(`has the derivative that differences show, with ${JSON.stringify(values)}`, () => {
      const pairs = pointsOf(loss, values);
      const [y, t] = [pairs.map(([output]) => output), pairs.map(([, target]) => target)];
      const { dloss, loss: each, total } = evaluateLoss(loss, values, y, t);
      const slopes = differences(y, (moved) => evaluateLoss(loss, values, moved, t).loss);
      // Near 0 the logarithms curve too much for differences.
      const wrong = pairs.filter(
        (__, i) => !(Math.abs(dloss[i]! - slopes[i]!) <= 2e-6 * Math.max(1, Math.abs(slopes[i]!))),
      );
      expect(wrong).toEqual([]);
      expect(total).toBeCloseTo(each.reduce((sum, one) => sum + one, 0) / pairs.length, 12);
    });
  }

  test('is a number at the ends of what it takes, and beyond', () => {
    const outputs = [0, 1, 5e-324, 1e-300, 1 - 2 ** -53, 745, 1e4, 1e100, 1e308].flatMap((y) => [y, -y]);
    const targets = {
      any: [-1e308, -745, 0, 1e4],
      nonNegative: [0, 3, 1e6],
      probability: [0, 0.5, 1],
      sign: [-1, 1],
    }[loss.targets];
    for (const values of parameterCases(loss)) {
      for (const t of targets) {
        const { loss: each, dloss } = evaluateLoss(
          loss,
          values,
          outputs,
          outputs.map(() => t),
        );
        outputs.forEach((y, i) => {
          expect(each[i], `${y}, ${t}`).not.toBeNaN();
          expect(dloss[i], `${y}, ${t}`).not.toBeNaN();
          if (Math.abs(y) <= 1e100 && Math.abs(t) <= 1e4) {
            expect(each[i], `${y}, ${t}`).toSatisfy(Number.isFinite);
            expect(dloss[i], `${y}, ${t}`).toSatisfy(Number.isFinite);
          }
        });
      }
    }
  });
});

describe('losses of probabilities at 0 and 1', () => {
  test('are clamped as PyTorch clamps them', () => {
    expect(lossAt('binary-cross-entropy', 0, 1)[0]).toBeCloseTo(100, 12);
    expect(lossAt('binary-cross-entropy', 0, 1)[1]).toBe(-1e12);
    expect(lossAt('binary-cross-entropy', 1, 0)[0]).toBeCloseTo(100, 12);
    expect(lossAt('binary-cross-entropy', 1, 0)[1]).toBe(1e12);
    for (const y of [0, 1]) {
      const [value, slope] = lossAt('binary-cross-entropy', y, y);
      expect([Math.abs(value), Math.abs(slope)]).toEqual([0, 0]);
    }
    expect(lossAt('cross-entropy', 0, 1)[0]).toBeCloseTo(100, 12);
    expect(lossAt('cross-entropy', 0, 1)[1]).toBe(-1e12);
    expect(Math.abs(lossAt('cross-entropy', 0, 0)[0])).toBe(0);
    expect(Math.abs(lossAt('kullback-leibler', 0.5, 0)[0])).toBe(0);
    expect(lossAt('kullback-leibler', 0, 1)[0]).toBeCloseTo(100, 12);
    expect(lossAt('focal', 0, 1)[0]).toBeCloseTo(100, 12);
    expect(Math.abs(lossAt('focal', 1, 1, { gamma: 0.5 })[0])).toBe(0);
    expect(lossAt('focal', 1, 1, { gamma: 0.5 })[1]).toBeCloseTo(0, 12);
    expect(lossAt('poisson-nll', 0, 2)[0]).toBeCloseTo(200, 11);
    expect(lossAt('poisson-nll', 0, 0)).toEqual([0, 1]);
  });

  test('agree with the binary cross-entropy where they are the same', () => {
    for (const y of [0.01, 0.4, 0.99]) {
      for (const t of [0, 1]) {
        const [value, slope] = lossAt('binary-cross-entropy', y, t);
        const focal = lossAt('focal', y, t, { gamma: 0 });
        expect(focal[0]).toBeCloseTo(value, 14);
        expect(Math.abs(focal[1] / slope - 1)).toBeLessThan(1e-14);
        const logit = lossAt('bce-with-logits', Math.log(y / (1 - y)), t);
        expect(logit[0]).toBeCloseTo(value, 13);
      }
    }
  });
});

test('log-cosh keeps its digits near 0 and far out', () => {
  expect(lossAt('log-cosh', 1e-9, 0)[0] / 5e-19).toBeCloseTo(1, 12);
  expect(lossAt('log-cosh', -1e300, 0)).toEqual([1e300, -1]);
  const [below, above] = [lossAt('log-cosh', 1 - 1e-12, 0)[0], lossAt('log-cosh', 1 + 1e-12, 0)[0]];
  expect(above - below).toBeCloseTo(2e-12 * Math.tanh(1), 15);
});

test('those that jump say so', () => {
  const jumping = scalarActivations.filter(({ id }) =>
    (corners[id]?.(defaultParameters(activationOf(id))) ?? []).some(
      (corner) => Math.abs(at(id, corner + 1e-9)[0] - at(id, corner - 1e-9)[0]) > 1e-3,
    ),
  );
  expect(jumping.map(({ id }) => id)).toEqual(
    scalarActivations.filter(({ jumps }) => jumps === true).map(({ id }) => id),
  );
});

describe.each([...activations, ...losses].map((definition) => [definition.id, definition] as const))(
  'description of %s',
  (id, definition) => {
    test('is complete, in both languages', () => {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      const { name, goodPoints, badPoints, use, definitionNote, source } = definition;
      expect(goodPoints.length).toBeGreaterThan(0);
      expect(badPoints.length).toBeGreaterThan(0);
      for (const text of [...goodPoints, ...badPoints, use, definitionNote]) {
        const [en, ja] = [inLanguage(text, 'en'), inLanguage(text, 'ja')];
        expect(en).toMatch(/\.$/);
        expect(ja).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
      }
      expect([inLanguage(name, 'en'), inLanguage(name, 'ja'), source].every((text) => text.length > 0)).toBe(
        true,
      );
    });

    test('has LaTeX that can be shown', () => {
      for (const latex of [definition.latex, definition.derivativeLatex]) {
        expect(() => katex.renderToString(latex, { throwOnError: true, strict: 'error' })).not.toThrow();
        expect(latex).toMatch(/^\S.* = \S/s);
      }
      for (const { symbol } of Object.values(definition.parameters)) {
        expect(definition.latex).toContain(symbol);
      }
    });

    test('has parameters whose defaults and sliders are allowed', () => {
      const { parameters } = definition;
      expect(validateParameters(definition, {})).toEqual({ ok: true, values: defaultParameters(definition) });
      for (const [key, { slider, scale }] of Object.entries(parameters)) {
        for (const value of slider) expect(validateParameters(definition, { [key]: value }).ok).toBe(true);
        expect(slider[0]).toBeLessThan(slider[1]);
        if (scale === 'log') expect(slider[0]).toBeGreaterThan(0);
      }
    });
  },
);

test('ids are unique', () => {
  for (const list of [activations, losses]) expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
});

test.each([
  ['huber', { delta: 0 }, 'Invalid delta: 0 (expected 0 < delta)'],
  ['huber', { delta: '1' }, 'Invalid delta: "1" (expected 0 < delta)'],
  ['focal', { gamma: -1 }, 'Invalid gamma: -1 (expected 0 ≤ gamma)'],
  ['focal', { alpha: 1 }, 'Invalid alpha: no such parameter (expected one of gamma)'],
  ['hinge', { margin: 1 }, 'Invalid margin: no such parameter (expected none)'],
])('%s refuses %j', (id, given, message) => {
  expect(validateParameters(lossOf(id), given)).toMatchObject({ ok: false, issues: [{ message }] });
});

describe('families', () => {
  const idsByFamily = (list: readonly { readonly id: string; readonly family: string }[]) =>
    Object.fromEntries(
      [...new Set(list.map(({ family }) => family))]
        .sort()
        .map((family) => [family, list.filter((each) => each.family === family).map(({ id }) => id)]),
    );

  test('of activations are by what they do to their input', () => {
    expect(idsByFamily(activations)).toEqual({
      output: ['softmax', 'identity', 'log-sigmoid'],
      rectifying: ['relu', 'leaky-relu', 'elu', 'selu', 'celu', 'softplus', 'relu6', 'threshold'],
      'self-gated': ['swish', 'mish', 'gelu', 'gelu-tanh', 'hard-swish'],
      shrinking: ['tanh-shrink', 'soft-shrink', 'hard-shrink'],
      squashing: ['sigmoid', 'tanh', 'hard-sigmoid', 'softsign', 'hard-tanh'],
    });
  });

  test('of losses are by what they measure', () => {
    expect(idsByFamily(losses)).toEqual({
      margin: ['hinge', 'squared-hinge'],
      probability: [
        'binary-cross-entropy',
        'cross-entropy',
        'softmax-cross-entropy',
        'bce-with-logits',
        'focal',
        'kullback-leibler',
      ],
      regression: ['half-squared-error', 'mean-absolute-error', 'huber', 'log-cosh', 'poisson-nll'],
    });
  });
});

test.each(scalarActivations.map((activation) => [activation.id, activation] as const))(
  '%s has outputs in its set, and in no smaller one',
  (_, activation) => {
    const x = Array.from({ length: 401 }, (__, i) => (i - 200) / 10);
    const outputs = parameterCases(activation).flatMap((values) => [
      ...evaluateActivation(activation, values, x).y,
    ]);
    const fitting = (['probability', 'nonNegative', 'any'] as const).find((set) =>
      outputs.every((y) => isIn(set, y)),
    );
    expect(activation.outputs).toBe(fitting);
  },
);

test('more inputs than a batch holds, and none at all', () => {
  const x = Array.from({ length: 600 }, (_, i) => i - 300);
  const { y, dy } = evaluateActivation(activationOf('relu'), {}, x);
  expect([...y]).toEqual(x.map((each) => Math.max(0, each)));
  expect([...dy]).toEqual(x.map((each) => Number(each > 0)));
  const { loss, dloss, total } = evaluateLoss(lossOf('half-squared-error'), {}, x, x.toReversed());
  // y − t is i − (599 − i).
  const apart = x.map((_, i) => 2 * i - 599);
  expect([...loss]).toEqual(apart.map((each) => each ** 2 / 2));
  expect([...dloss]).toEqual(apart);
  // The mean of the squares of −599, −597, …, 599 is (600² − 1)/3.
  expect(total).toBeCloseTo((600 ** 2 - 1) / 6, 6);
  expect(evaluateActivation(activationOf('relu'), {}, []).y).toHaveLength(0);
});
