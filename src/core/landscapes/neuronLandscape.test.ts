// The loss of one neuron as a landscape: exact derivatives for every activation and loss, its lowest point, and its scenes.
import { describe, expect, test } from 'vitest';
import { scalarActivations } from '../functions/activations/registry';
import { scalarLosses } from '../functions/losses/registry';
import {
  completeNeuron,
  exampleData,
  neuronOutputs,
  withActivation,
  withLoss,
  type Neuron,
  type DataPoint,
} from '../functions/neuron';
import { isWithin } from '../functions/numberSet';
import { parseScene, serializeScene } from '../scene/parseScene';
import { createRun } from '../simulation/run';
import { createPopulation } from '../simulation/population';
import { createTrajectoryColumns } from '../simulation/trajectory';
import { createUniform } from '../testing/randomExpressions';
import { evaluatePoints, sampleSurface } from './evaluate';
import { isSameSurface, landscapeKey, type NeuronReference } from './reference';
import { landscapeIssues, resolveLandscape } from './resolve';

const domain = { x: [-5, 5], y: [-5, 5] } as const;

function reference(activation: string, loss: string, data?: readonly DataPoint[]): NeuronReference {
  const neuron = completeNeuron({ activation: { id: activation }, loss: { id: loss }, data });
  return { neuron, domain };
}

function resolved(landscape: NeuronReference) {
  const found = resolveLandscape(landscape);
  if (!found.ok) throw new Error(found.issues[0]?.message);
  return found;
}

function valuesAt(landscape: NeuronReference, points: readonly (readonly [number, number])[]) {
  const found = resolved(landscape);
  return evaluatePoints(found.landscape, Float64Array.from(points.flat()), found.numbers);
}

const data: readonly DataPoint[] = [
  [-1.5, 0],
  [0.5, 1],
  [2, 1],
];

describe('values are those of the formula', () => {
  test('of logistic regression', () => {
    const [w, b] = [0.7, -0.4];
    const { values, gradients, hessians } = valuesAt(reference('sigmoid', 'binary-cross-entropy', data), [
      [w, b],
    ]);
    const y = data.map(([x]) => 1 / (1 + Math.exp(-w * x - b)));
    const mean = (of: (x: number, t: number, output: number) => number): number =>
      data.reduce((sum, [x, t], i) => sum + of(x, t, y[i]!), 0) / 3;
    expect(values[0]).toBeCloseTo(
      mean((_, t, output) => -Math.log(t === 1 ? output : 1 - output)),
      14,
    );
    expect(gradients[0]).toBeCloseTo(
      mean((x, t, output) => x * (output - t)),
      14,
    );
    expect(gradients[1]).toBeCloseTo(
      mean((_, t, output) => output - t),
      14,
    );
    expect(hessians[0]).toBeCloseTo(
      mean((x, _, output) => x * x * output * (1 - output)),
      14,
    );
    expect(hessians[1]).toBeCloseTo(
      mean((x, _, output) => x * output * (1 - output)),
      14,
    );
    expect(hessians[2]).toBeCloseTo(
      mean((_, __, output) => output * (1 - output)),
      14,
    );
  });

  test('with parameters of both functions, which may have the same name', () => {
    const neuron: Neuron = {
      activation: { id: 'swish', parameters: { beta: 2 } },
      loss: { id: 'huber', parameters: { delta: 0.5 } },
      data: [
        [1, 0],
        [-1, 3],
      ],
    };
    const { values } = valuesAt({ neuron, domain }, [[1, 0.5]]);
    const swish = (x: number): number => x / (1 + Math.exp(-2 * x));
    const huber = (e: number): number => (Math.abs(e) <= 0.5 ? (e * e) / 2 : 0.5 * (Math.abs(e) - 0.25));
    expect(values[0]).toBeCloseTo((huber(swish(1.5)) + huber(swish(-0.5) - 3)) / 2, 14);
  });

  test('behind a Sigmoid go on where a probability is rounded to 0 or 1', () => {
    for (const loss of ['binary-cross-entropy', 'cross-entropy', 'focal', 'kullback-leibler']) {
      const one: readonly DataPoint[] = [
        [1, 1],
        [1, 1],
      ];
      const { values, gradients } = valuesAt(reference('sigmoid', loss, one), [[-900, 0]]);
      expect(values[0]).toBe(900);
      expect([...gradients]).toEqual([-1, -1]);
    }
  });
});

/** Sixth-order central differences of a column along an axis, with the step and with half of it. */
function differences(
  landscape: NeuronReference,
  points: readonly (readonly [number, number])[],
  axis: 0 | 1,
  of: (values: ReturnType<typeof evaluatePoints>) => Float64Array,
  step: number,
): Float64Array {
  const moved = (steps: number): Float64Array =>
    of(
      valuesAt(
        landscape,
        points.map(([x, y]) => (axis === 0 ? [x + steps * step, y] : [x, y + steps * step])),
      ),
    );
  const [p1, m1, p2, m2, p3, m3] = [1, -1, 2, -2, 3, -3].map(moved);
  return p1!.map(
    (_, i) =>
      ((3 / 4) * (p1![i]! - m1![i]!) - (3 / 20) * (p2![i]! - m2![i]!) + (1 / 60) * (p3![i]! - m3![i]!)) /
      step,
  );
}

describe.each(scalarActivations.map(({ id, outputs }) => [id, outputs] as const))(
  '%s',
  (activation, outputs) => {
    test.each(scalarLosses.map(({ id }) => id))(
      'and %s have the derivatives that differences show',
      (loss) => {
        const landscape = reference(activation, loss);
        const uniform = createUniform(7);
        const points = Array.from({ length: 40 }, (): [number, number] => [
          4 * uniform() - 2,
          4 * uniform() - 2,
        ]);
        const all = valuesAt(landscape, points);
        const step = 2 ** -9;
        const compare = (
          exact: (index: number) => number,
          axis: 0 | 1,
          of: (values: ReturnType<typeof evaluatePoints>) => Float64Array,
          at: (index: number) => number,
        ): number => {
          const [coarse, fine] = [step, step / 2].map((each) =>
            differences(landscape, points, axis, of, each),
          );
          let checked = 0;
          points.forEach((point, i) => {
            const [a, b] = [coarse![at(i)]!, fine![at(i)]!];
            // Across a corner the two don't agree.
            if (!(Math.abs(a - b) <= 1e-7 * Math.max(1, Math.abs(b)))) return;
            checked += 1;
            expect(Math.abs(exact(i) - b), `at ${point.join()}`).toBeLessThan(
              2e-7 * Math.max(1, Math.abs(b)),
            );
          });
          return checked;
        };
        const { gradients, hessians } = all;
        const checked = [
          compare(
            (i) => gradients[2 * i]!,
            0,
            ({ values }) => values,
            (i) => i,
          ),
          compare(
            (i) => gradients[2 * i + 1]!,
            1,
            ({ values }) => values,
            (i) => i,
          ),
          compare(
            (i) => hessians[3 * i]!,
            0,
            (found) => found.gradients,
            (i) => 2 * i,
          ),
          compare(
            (i) => hessians[3 * i + 1]!,
            1,
            (found) => found.gradients,
            (i) => 2 * i,
          ),
          compare(
            (i) => hessians[3 * i + 2]!,
            1,
            (found) => found.gradients,
            (i) => 2 * i + 1,
          ),
        ];
        for (const count of checked) expect(count).toBeGreaterThan(20);
      },
    );

    test.each(scalarLosses)('and $id are nowhere below their lowest point', (loss) => {
      const landscape = reference(activation, loss.id);
      const { minimumValue, marks } = resolved(landscape).landscape;
      if (minimumValue === null) {
        expect(marks).toEqual([]);
        return;
      }
      const grid = Array.from({ length: 81 * 81 }, (_, i): [number, number] => [
        -5 + (i % 81) / 8,
        -5 + Math.floor(i / 81) / 8,
      ]);
      const lowest = valuesAt(landscape, grid).values.reduce((a, b) => Math.min(a, b));
      // At jumps of 100, where the loss gets outputs that it doesn't allow, the search only comes close to the minimum.
      expect(lowest).toBeGreaterThan(minimumValue - (isWithin(outputs, loss.outputs) ? 1e-9 : 1e-4));
      for (const { position } of marks) expect(valuesAt(landscape, [position]).values[0]).toBe(minimumValue);
    });

    test.each(scalarLosses.map(({ id }) => id))('and %s are finite far out', (loss) => {
      const landscape = reference(activation, loss);
      const far = [0, 1, -1, 300, -300, 1e4, -1e4, 1e7, -1e7];
      const points = far.flatMap((x) => far.map((y): [number, number] => [x, y]));
      for (const column of Object.values(valuesAt(landscape, points))) {
        expect((column as Float64Array).every(Number.isFinite)).toBe(true);
      }
    });
  },
);

test('the outputs of a neuron are those whose loss the landscape has', () => {
  const { neuron } = reference('mish', 'half-squared-error', data);
  const y = neuronOutputs(
    neuron,
    0.7,
    -0.4,
    data.map(([x]) => x),
  );
  const loss = data.reduce((sum, [, t], i) => sum + (y[i]! - t) ** 2 / 2, 0) / data.length;
  expect(valuesAt({ neuron, domain }, [[0.7, -0.4]]).values[0]).toBeCloseTo(loss, 15);
});

describe('data and parameters', () => {
  test('are numbers of the run: what is dragged, the same compiled function', () => {
    const before = reference('swish', 'huber', data);
    const after: NeuronReference = {
      ...before,
      neuron: {
        ...before.neuron,
        activation: { id: 'swish', parameters: { beta: 3 } },
        data: [...data.slice(1), [0.25, 0.5]],
      },
    };
    const [first, second] = [resolved(before), resolved(after)];
    expect(second.landscape.value).toBe(first.landscape.value);
    expect(second.landscape).not.toBe(first.landscape);
    expect(resolved(before).landscape).toBe(first.landscape);
    expect(valuesAt(before, [[1, 1]]).values[0]).not.toBe(valuesAt(after, [[1, 1]]).values[0]);
    const more = { ...before, neuron: { ...before.neuron, data: [...data, data[0]!] } };
    expect(resolved(more).landscape.value).not.toBe(first.landscape.value);
  });

  test('reach surfaces, compiled rules and methods, in turns', () => {
    const near = reference('tanh', 'half-squared-error', data);
    const far = reference(
      'tanh',
      'half-squared-error',
      data.map(([x, t]) => [x + 1, t]),
    );
    const heights = [near, far].map((each) => {
      const { landscape, numbers } = resolved(each);
      const grid = new Float32Array(9);
      sampleSurface(landscape, numbers, 3, 3, grid, 0, 3);
      return grid[5];
    });
    expect(heights).toEqual([near, far].map((each) => Math.fround(valuesAt(each, [[5, 0]]).values[0]!)));
    expect(heights[0]).not.toBe(heights[1]);
    const race = (landscape: NeuronReference, optimizer: string) => {
      const columns = createTrajectoryColumns(51);
      createRun({
        landscape,
        optimizer,
        hyperparameters: {},
        start: [-3, 3.5],
        steps: 50,
        stopWhenConverged: false,
      }).advance(columns, 0, 51);
      return columns;
    };
    for (const optimizer of ['adam', 'sam', 'lbfgs', 'newton']) {
      const before = race(near, optimizer);
      expect(before.values[0]).toBe(valuesAt(near, [[-3, 3.5]]).values[0]);
      expect(race(far, optimizer).values[0]).toBe(valuesAt(far, [[-3, 3.5]]).values[0]);
      expect(race(near, optimizer)).toEqual(before);
      expect(before.values[50]).toBeLessThan(before.values[0]!);
    }
  });

  // The second one's compiled rule is so long that it is emitted for one pair of particles at a time.
  test.each([
    ['sigmoid', 'binary-cross-entropy', 8],
    ['mish', 'half-squared-error', 24],
  ])('move a population of %s and %s as they move runners', (activation, loss, count) => {
    const points = Array.from({ length: count }, (_, i): DataPoint => [
      (4 * i) / count - 2,
      Number(i % 3 > 0),
    ]);
    const ids = {
      landscape: reference(activation, loss, points),
      optimizer: 'momentum',
      hyperparameters: {},
    };
    const starts = Float64Array.of(-3, 3.5, 1, 0.25, 0.5, -2);
    const population = createPopulation({ ...ids, starts });
    population.step(10);
    for (let i = 0; i < 3; i++) {
      const columns = createTrajectoryColumns(11);
      const start = [starts[2 * i]!, starts[2 * i + 1]!] as const;
      createRun({ ...ids, start, steps: 10, stopWhenConverged: false }).advance(columns, 0, 11);
      expect(population.theta.subarray(2 * i, 2 * i + 2)).toEqual(columns.positions.subarray(20, 22));
      expect(population.values()[i]).toBe(columns.values[10]);
    }
    population.dispose();
  });

  test('make other keys, but the same surface', () => {
    const before = reference('tanh', 'huber', data);
    const moved = reference('tanh', 'huber', [...data.slice(1), [0.25, 0.5]]);
    expect(landscapeKey(moved)).not.toBe(landscapeKey(before));
    expect(isSameSurface(moved, before)).toBe(true);
    expect(isSameSurface(reference('tanh', 'log-cosh', data), before)).toBe(false);
    expect(isSameSurface({ ...before, domain: { x: [0, 1], y: [0, 1] } }, before)).toBe(false);
    expect(isSameSurface({ id: 'ravine' }, before)).toBe(false);
  });
});

describe('the lowest point', () => {
  test('of linear regression is that of the normal equations', () => {
    const landscape = reference('identity', 'half-squared-error');
    const points = landscape.neuron.data;
    const n = points.length;
    const [sx, st, sxx, sxt] = [0, 1, 2, 3].map((k) =>
      points.reduce((sum, [x, t]) => sum + [x, t, x * x, x * t][k]!, 0),
    );
    const w = (n * sxt! - sx! * st!) / (n * sxx! - sx! * sx!);
    const b = (st! - w * sx!) / n;
    const { landscape: found } = resolved(landscape);
    const [mark] = found.marks;
    expect(mark?.kind).toBe('minimum');
    expect(mark?.position[0]).toBeCloseTo(w, 12);
    expect(mark?.position[1]).toBeCloseTo(b, 12);
    expect(found.minimumValue).toBe(valuesAt(landscape, [mark!.position]).values[0]);
  });

  test('is looked for at corners, too', () => {
    // The best line passes through four of the five points.
    const landscape = reference('identity', 'mean-absolute-error', [
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 9],
      [4, 4],
    ]);
    const { landscape: found } = resolved(landscape);
    expect(found.marks[0]?.position[0]).toBeCloseTo(1, 8);
    expect(found.marks[0]?.position[1]).toBeCloseTo(0, 8);
    expect(found.minimumValue).toBeCloseTo(6 / 5, 8);
  });

  test('is none where the loss falls for ever, and no place where it is a plain', () => {
    const separable: readonly DataPoint[] = [
      [-1, 0],
      [1, 1],
    ];
    const { landscape: logistic } = resolved(reference('sigmoid', 'binary-cross-entropy', separable));
    expect([logistic.minimumValue, logistic.marks]).toEqual([null, []]);
    const margin = reference('identity', 'hinge', [
      [-1, -1],
      [1, 1],
    ]);
    const { landscape: plain } = resolved(margin);
    expect([plain.minimumValue, plain.marks]).toEqual([0, []]);
  });
});

describe('what is wrong', () => {
  test('with the values on the domain', () => {
    const dead = { ...reference('relu', 'half-squared-error'), domain: { x: [-1, 1], y: [-9, -8] } } as const;
    expect(landscapeIssues(dead)[0]?.message).toMatch(
      /^Invalid landscape\.neuron: the loss is 0\.\d+ everywhere \(expected a loss that changes on the domain\)$/,
    );
    const steep: NeuronReference = {
      ...reference('elu', 'half-squared-error'),
      neuron: {
        ...reference('elu', 'half-squared-error').neuron,
        activation: { id: 'elu', parameters: { alpha: 1e300 } },
      },
    };
    expect(landscapeIssues(steep)[0]?.message).toMatch(
      /^Invalid landscape\.neuron: the loss is ∞ at weight -5, bias -5 \(expected a loss that is finite/,
    );
    expect(landscapeIssues(reference('tanh', 'huber'))).toEqual([]);
  });
});

describe('a scene', () => {
  const document = (landscape: unknown) => ({ format: 'optiscape-scene', version: 1, landscape });

  test('completes functions, data and domain, and comes back as it was', () => {
    const parsed = parseScene(document({ neuron: { activation: { id: 'swish' }, loss: { id: 'hinge' } } }));
    if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
    const { scene } = parsed;
    expect(scene.landscape).toEqual({
      neuron: {
        activation: { id: 'swish', parameters: { beta: 1 } },
        loss: { id: 'hinge', parameters: {} },
        data: exampleData({ targets: 'sign' }),
      },
      domain,
    });
    expect(scene.optimizers).toHaveLength(6);
    expect(scene.start).toEqual([-3, 3.5]);
    expect(parseScene(JSON.parse(serializeScene(scene)))).toEqual(parsed);
    const least = parseScene(document({ neuron: {} }));
    expect(least).toMatchObject({
      ok: true,
      scene: {
        landscape: { neuron: { activation: { id: 'sigmoid' }, loss: { id: 'binary-cross-entropy' } } },
      },
    });
  });

  const many = Array.from({ length: 33 }, () => [0, 0]);
  test.each([
    [{ neuron: {}, id: 'ravine' }, 'landscape', /only one of id, neuron/],
    [{ neuron: {}, formula: 'x^2' }, 'landscape', /only one of formula, neuron/],
    [
      { neuron: {}, parameters: { a: 1 } },
      'landscape.parameters',
      /none: the functions of a neuron have their own/,
    ],
    [{ neuron: { weights: 2 } }, 'landscape.neuron.weights', /only activation, loss, data/],
    [
      { neuron: { activation: { id: 'step' } } },
      'landscape.neuron.activation.id',
      /^Invalid landscape\.neuron\.activation\.id: "step" \(expected one of sigmoid, tanh/,
    ],
    [
      { neuron: { activation: { id: 'softmax' } } },
      'landscape.neuron.activation.id',
      /expected one of sigmoid/,
    ],
    [
      { neuron: { loss: { id: 'softmax-cross-entropy' } } },
      'landscape.neuron.loss.id',
      /expected one of half-squared-error/,
    ],
    [{ neuron: { loss: {} } }, 'landscape.neuron.loss.id', /the id of a loss/],
    [
      { neuron: { loss: { id: 'huber', parameters: { delta: 0 } } } },
      'landscape.neuron.loss.parameters.delta',
      /^Invalid delta: 0 \(expected 0 < delta\) in landscape\.neuron\.loss \(huber\)$/,
    ],
    [
      { neuron: { activation: { id: 'relu', parameters: { beta: 1 } } } },
      'landscape.neuron.activation.parameters.beta',
      /^Invalid beta: no such parameter \(expected none\) in landscape\.neuron\.activation \(relu\)$/,
    ],
    [{ neuron: { data: [[0, 1]] } }, 'landscape.neuron.data', /: 1 points \(expected 2 to 32 points/],
    [{ neuron: { data: many } }, 'landscape.neuron.data', /: 33 points \(expected 2 to 32 points/],
    [{ neuron: { data: [[0, 1], [2]] } }, 'landscape.neuron.data[1]', /two numbers \[x, t\]/],
    [
      {
        neuron: {
          data: [
            [0, 1],
            [2, 1.5],
          ],
        },
      },
      'landscape.neuron.data[1][1]',
      /^Invalid landscape\.neuron\.data\[1\]\[1\]: 1\.5 \(expected 0 ≤ t ≤ 1\)$/,
    ],
    [
      {
        neuron: {
          data: [
            [1e9, 1],
            [2, 1],
          ],
        },
      },
      'landscape.neuron.data[0][0]',
      /expected -1000000 ≤ x ≤ 1000000/,
    ],
    [
      {
        neuron: {
          loss: { id: 'huber' },
          data: [
            [0, 1e9],
            [2, 1],
          ],
        },
      },
      'landscape.neuron.data[0][1]',
      /expected -1000000 ≤ t ≤ 1000000/,
    ],
    [{ neuron: {}, domain: { x: [1, -1], y: [0, 1] } }, 'landscape.domain.x', /max − min ≥ 0.000001/],
  ])('refuses %j', (landscape, field, message) => {
    const parsed = parseScene(document(landscape));
    expect(parsed).toMatchObject({ ok: false, issues: [{ field }] });
    if (!parsed.ok) expect(parsed.issues[0]?.message).toMatch(message);
  });
});

describe('a neuron that is changed', () => {
  const lossOf = (id: string) => scalarLosses.find((each) => each.id === id)!;
  const neuron = completeNeuron({ loss: { id: 'half-squared-error' } });

  test('gets parameters of its new functions', () => {
    const swish = scalarActivations.find(({ id }) => id === 'swish')!;
    expect(withActivation(neuron, swish).activation).toEqual({ id: 'swish', parameters: { beta: 1 } });
    expect(withLoss(neuron, lossOf('focal')).loss).toEqual({ id: 'focal', parameters: { gamma: 2 } });
  });

  test('has targets that its new loss takes, and keeps them where it can', () => {
    for (const before of scalarLosses) {
      for (const after of scalarLosses) {
        const changed = withLoss(
          { ...neuron, data: exampleData(before), loss: { id: before.id, parameters: {} } },
          after,
        );
        expect(resolveLandscape({ neuron: changed, domain }).ok, `${before.id} to ${after.id}`).toBe(true);
        if (before.targets === after.targets) expect(changed.data).toEqual(exampleData(before));
      }
    }
    const classes = withLoss(
      { ...neuron, data: exampleData(lossOf('hinge')) },
      lossOf('binary-cross-entropy'),
    );
    expect(classes.data).toEqual(exampleData(lossOf('binary-cross-entropy')));
    expect(withLoss(classes, lossOf('hinge')).data).toEqual(exampleData(lossOf('hinge')));
  });
});
