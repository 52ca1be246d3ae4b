// The user's own formula as a landscape: the same numbers as a built-in one of the same shape; wrong ones are refused.
import { describe, expect, test } from 'vitest';
import { parseScene } from '../scene/parseScene';
import { createRun } from '../simulation/run';
import { createTrajectoryColumns, type TrajectoryColumns } from '../simulation/trajectory';
import { evaluatePoints, sampleSurface } from './evaluate';
import type { FormulaReference, LandscapeReference } from './reference';
import { landscapeIssues, resolveLandscape } from './resolve';

const domain = { x: [-2, 2], y: [-1, 3] } as const;

function reference(formula: string, parameters: Record<string, number> = {}): FormulaReference {
  return {
    formula,
    domain,
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [name, { value, min: -9, max: 9 }]),
    ),
  };
}

function resolved(landscape: LandscapeReference) {
  const found = resolveLandscape(landscape);
  if (!found.ok) throw new Error(found.issues[0]?.message);
  return found;
}

function race(landscape: LandscapeReference, optimizer: string): TrajectoryColumns {
  const columns = createTrajectoryColumns(101);
  createRun({
    landscape,
    optimizer,
    hyperparameters: { learningRate: 0.001 },
    start: [-1.2, 1],
    steps: 100,
    stopWhenConverged: false,
  }).advance(columns, 0, 101);
  return columns;
}

const typed = reference('(1 - x)^2 + 100(y - x^2)^2');

describe('a formula of the same shape as a built-in landscape', () => {
  test('has its value, gradient and Hessian', () => {
    const points = Float64Array.from({ length: 40 }, (_, i) => Math.sin(7 * i) * 2);
    const [ours, theirs] = [typed, { id: 'rosenbrock' }].map((each) =>
      evaluatePoints(resolved(each).landscape, points),
    );
    for (const name of ['values', 'gradients', 'hessians'] as const) {
      ours?.[name].forEach((value, i) => {
        const expected = theirs?.[name][i] ?? NaN;
        expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(expected)));
      });
    }
  });

  test.each(['adam', 'lbfgs'])('makes %s run the same race', (optimizer) => {
    const [ours, theirs] = [race(typed, optimizer), race({ id: 'rosenbrock' }, optimizer)];
    ours.positions.forEach((value, i) => {
      expect(Math.abs(value - (theirs.positions[i] ?? NaN))).toBeLessThan(1e-9);
    });
  });
});

describe('parameters', () => {
  const formula = 'a*x^2 + b*y^2';

  test('are numbers of the run: another value, the same compiled function', () => {
    const [first, second] = [
      resolved(reference(formula, { a: 1, b: 2 })),
      resolved(reference(formula, { a: 3, b: 2 })),
    ];
    expect(second.landscape).toBe(first.landscape);
    const elsewhere = { ...reference(formula, { a: 1, b: 2 }), domain: { x: [0, 1], y: [0, 1] } } as const;
    expect(resolved(elsewhere).landscape.value).toBe(first.landscape.value);
    const at = Float64Array.of(1, 1);
    expect(evaluatePoints(first.landscape, at, first.numbers).values[0]).toBe(3);
    expect(evaluatePoints(second.landscape, at, second.numbers).values[0]).toBe(5);
    expect([...evaluatePoints(second.landscape, at, second.numbers).hessians]).toEqual([6, 0, 4]);
  });

  test('reach surfaces, compiled rules and methods, in turns', () => {
    const [flat, steep] = [reference(formula, { a: 1, b: 1 }), reference(formula, { a: 4, b: 1 })];
    const heights = [flat, steep].map((each) => {
      const { landscape, numbers } = resolved(each);
      const grid = new Float32Array(9);
      sampleSurface(landscape, numbers, 3, 3, grid, 0, 3);
      return grid[0];
    });
    expect(heights).toEqual([5, 17]);
    for (const optimizer of ['sgd', 'lbfgs']) {
      const before = race(flat, optimizer);
      expect(race(steep, optimizer).values[0]).toBeCloseTo(4 * 1.44 + 1, 12);
      expect(race(flat, optimizer)).toEqual(before);
    }
  });
});

describe('what is wrong', () => {
  test('with the text is told with its character', () => {
    const found = resolveLandscape(reference('x^2 + sinx'));
    expect(found).toMatchObject({ ok: false, issues: [{ field: 'landscape.formula' }] });
    if (!found.ok)
      expect(found.issues[0]?.message).toMatch(
        /^Invalid landscape\.formula: "x\^2 \+ sinx", character 7: .*sin\(x\)/,
      );
  });

  test.each([
    ['1/x', /no finite value at x = 0/],
    ['log(x)', /no finite value/],
    ['0*x', /depends on neither x nor y|same value everywhere/],
    ['a*x', /same value everywhere/],
  ])('with the values of %s on the domain', (formula, message) => {
    const issues = landscapeIssues(reference(formula, formula.includes('a') ? { a: 0 } : {}));
    expect(issues).toHaveLength(1);
    expect(issues[0]?.message).toMatch(message);
  });

  test('nothing with a sound one', () => {
    expect(landscapeIssues(typed)).toEqual([]);
    expect(landscapeIssues({ id: 'ravine' })).toEqual([]);
  });
});

describe('a scene', () => {
  const document = (landscape: unknown) => ({ format: 'optiscape-scene', version: 1, landscape });

  test('completes domain and parameters', () => {
    const parsed = parseScene(document({ formula: 'a*x^2 + k1*y^2', parameters: { a: 7 } }));
    if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
    expect(parsed.scene.landscape).toEqual({
      formula: 'a*x^2 + k1*y^2',
      domain: { x: [-5, 5], y: [-5, 5] },
      parameters: { a: { value: 7, min: -14, max: 14 }, k1: { value: 1, min: -5, max: 5 } },
    });
    expect(parsed.scene.optimizers).toHaveLength(6);
    expect(parseScene(JSON.parse(JSON.stringify(parsed.scene)))).toEqual(parsed);
  });

  test.each([
    [{ formula: 'x^2', id: 'ravine' }, 'landscape', /only one of id, formula/],
    [{}, 'landscape', /an id, a formula or a neuron/],
    [
      { id: 'ravine', domain: { x: [0, 1], y: [0, 1] } },
      'landscape.domain',
      /none: a built-in landscape has its own/,
    ],
    [{ formula: 'x^2', domain: { x: [1, -1], y: [0, 1] } }, 'landscape.domain.x', /max − min ≥ 0.000001/],
    [{ formula: 'x^2', domain: { x: [1], y: [0, 1] } }, 'landscape.domain.x', /two numbers \[min, max\]/],
    [{ formula: 'x^2', parameters: { a: 1 } }, 'landscape.parameters.a', /the formula has no parameters/],
    [{ formula: 'b*x^2', parameters: { a: 1 } }, 'landscape.parameters.a', /only b/],
    [
      { formula: 'a*x', parameters: { a: { value: 9, min: 0, max: 1 } } },
      'landscape.parameters.a',
      /min ≤ value ≤ max/,
    ],
    [{ formula: 'x^2 +' }, 'landscape.formula', /character 5: Nothing stands after \+/],
    [{ formula: 7 }, 'landscape.formula', /a formula of x and y/],
  ])('refuses %j', (landscape, field, message) => {
    const parsed = parseScene(document(landscape));
    expect(parsed).toMatchObject({ ok: false, issues: [{ field }] });
    if (!parsed.ok) expect(parsed.issues[0]?.message).toMatch(message);
  });
});
