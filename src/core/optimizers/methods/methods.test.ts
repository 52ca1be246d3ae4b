// Every method: robust on difficult functions, the same on a replay, and true to its name. Ends are tested in core/testing.
import { inLanguage } from '../../text/text';
import { describe, expect, test } from 'vitest';
import type { Point } from '../../geometry/domain';
import { findLandscape } from '../../landscapes/registry';
import { createRandom } from '../../random/random';
import type { HyperparameterValues } from '../../hyperparameters/hyperparameter';
import { searchMethods } from './registry';
import { distance, plainOf, startMethod, type Plain } from './testing/harness';

function methodOf(id: string) {
  const method = searchMethods.find((candidate) => candidate.id === id);
  if (method === undefined) throw new Error(`no method ${id}`);
  return method;
}

function landscapeOf(id: string) {
  const landscape = findLandscape(id);
  if (landscape === undefined) throw new Error(`no landscape ${id}`);
  return landscape;
}

const sphere: Plain = {
  value: (x, y) => x * x + y * y,
  gradient: (x, y) => [2 * x, 2 * y],
  hessian: () => [2, 0, 2],
};

/** Difficult functions, with starts where the difficulty is. */
const rough: readonly { name: string; plain: Plain; start: Point }[] = [
  {
    name: 'a plane without a slope',
    plain: { value: () => 3, gradient: () => [0, 0], hessian: () => [0, 0, 0] },
    start: [1, 1],
  },
  { name: 'the minimum itself', plain: sphere, start: [0, 0] },
  {
    name: 'a saddle without a bottom',
    plain: { value: (x, y) => x * x - y * y, gradient: (x, y) => [2 * x, -2 * y], hessian: () => [2, 0, -2] },
    start: [1, 1e-3],
  },
  {
    name: 'a slope without an end',
    plain: { value: (x) => x, gradient: () => [1, 0], hessian: () => [0, 0, 0] },
    start: [0, 0],
  },
  {
    name: 'a wall of what is not a number',
    plain: {
      value: (x, y) => -Math.log(x) + x + y * y,
      gradient: (x, y) => [1 - 1 / x, 2 * y],
      hessian: (x) => [1 / (x * x), 0, 2],
    },
    start: [0.01, 1],
  },
  {
    name: 'a root’s kink',
    plain: {
      value: (x, y) => Math.sqrt(Math.abs(x)) + Math.abs(y),
      gradient: (x, y) => [Math.sign(x) / (2 * Math.sqrt(Math.abs(x))), Math.sign(y)],
      hessian: (x) => [-1 / (4 * Math.abs(x) ** 1.5), 0, 0],
    },
    start: [1, 1],
  },
  {
    name: 'an abyss',
    plain: {
      value: (x, y) => -Math.exp(x * x + y * y),
      gradient: (x, y) => [-2 * x * Math.exp(x * x + y * y), -2 * y * Math.exp(x * x + y * y)],
      hessian: (x, y) => [-2 * Math.exp(x * x + y * y), 0, -2 * Math.exp(x * x + y * y)],
    },
    start: [2, 1],
  },
];

/** PyTorch’s has no line search: a run that leaves the finite range has diverged. */
const mayDiverge = new Set(['lbfgs']);

describe('where f is not nice', () => {
  for (const method of searchMethods) {
    for (const { name, plain, start } of rough) {
      test(`${method.id} stays finite on ${name}`, () => {
        const { run, objective, advanceTo } = startMethod(method, { plain, start, seed: 5 });
        for (let update = 1; update <= 300; update++) {
          const before = objective.evaluations;
          const position = advanceTo(update);
          if (mayDiverge.has(method.id) && !position.every(Number.isFinite)) return;
          expect(position.every(Number.isFinite), `update ${update}: ${position.join(', ')}`).toBe(true);
          expect(run.searchShape?.every(Number.isFinite) ?? true, `update ${update}`).toBe(true);
          expect(objective.evaluations - before).toBeLessThan(2000);
        }
      });
    }

    test(`${method.id} stays finite under noise`, () => {
      const random = createRandom(1);
      const plain = plainOf(landscapeOf('himmelblau'));
      const noisy: Plain = {
        value: (x, y) => plain.value(x, y) + random.gaussian(),
        gradient: (x, y) => {
          const [dx, dy] = plain.gradient(x, y);
          return [dx + 5 * random.gaussian(), dy + 5 * random.gaussian()];
        },
        hessian: plain.hessian,
      };
      const run = startMethod(method, {
        plain: noisy,
        start: [-1, -0.5],
        hyperparameters: method.id === 'lbfgs' ? { learningRate: 0.01 } : {},
      });
      for (let update = 1; update <= 200; update++) {
        expect(run.advanceTo(update).every(Number.isFinite), `update ${update}`).toBe(true);
      }
    });

    test(`${method.id} comes to rest at a minimum`, () => {
      const plain = plainOf(landscapeOf('himmelblau'));
      const { run, objective, advanceTo } = startMethod(method, { plain, start: [2.9, 2.1] });
      advanceTo(3000);
      const position = run.position;
      const before = objective.evaluations;
      advanceTo(3010);
      expect(distance(run.position, position)).toBeLessThan(1e-9);
      expect(plain.value(...run.position)).toBeLessThan(1e-3);
      expect(objective.evaluations - before).toBeLessThan(1000);
    });
  }
});

describe('on the way', () => {
  for (const method of searchMethods) {
    test(`${method.id} begins at the start and replays to the bit`, () => {
      const landscape = landscapeOf('himmelblau');
      const begin = (seed: number) =>
        startMethod(method, {
          plain: plainOf(landscape),
          start: [-1, -0.5],
          domain: landscape.domain,
          seed,
          hyperparameters: method.id === 'lbfgs' ? { learningRate: 0.1 } : {},
        });
      const [a, b] = [begin(3), begin(3)];
      expect(a.run.position).toEqual([-1, -0.5]);
      for (let update = 1; update <= 60; update++) {
        a.advanceTo(update);
        b.advanceTo(update);
        expect(a.run.position).toEqual(b.run.position);
        expect(a.run.searchShape).toEqual(b.run.searchShape);
      }
      expect(a.objective.evaluations).toBe(b.objective.evaluations);
      const draws = ['simulated-annealing', 'cma-es', 'particle-swarm'].includes(method.id);
      expect(distance(begin(4).advanceTo(10), begin(3).advanceTo(10)) > 0).toBe(draws);
    });

    test(`${method.id} has the search shape that it declares`, () => {
      const hyperparameters: HyperparameterValues = method.id === 'particle-swarm' ? { particles: 7 } : {};
      const { run } = startMethod(method, { plain: sphere, start: [1, 1], hyperparameters });
      const declared = method.searchShape?.points({ particles: 7 });
      expect(run.searchShape?.length).toBe(declared === undefined ? undefined : 2 * declared);
    });
  }

  test('no line search ever climbs', () => {
    const plain = plainOf(landscapeOf('rosenbrock'));
    for (const id of ['gradient-descent-backtracking', 'newton', 'levenberg', 'bfgs', 'conjugate-gradient']) {
      const run = startMethod(methodOf(id), { plain, start: [-1.2, 1] });
      let value = plain.value(-1.2, 1);
      for (let update = 1; update <= 40; update++) {
        const next = plain.value(...run.advanceTo(update));
        expect(next, `${id} ${update}`).toBeLessThanOrEqual(value);
        value = next;
      }
    }
  });

  test('a quadratic takes Newton one step, conjugate gradients two or three', () => {
    const tilted: Plain = {
      value: (x, y) => 5 * x * x + 8 * x * y + 5 * y * y,
      gradient: (x, y) => [10 * x + 8 * y, 8 * x + 10 * y],
      hessian: () => [10, 8, 10],
    };
    const end = (id: string, updates: number, hyperparameters: HyperparameterValues = {}): number =>
      distance(
        startMethod(methodOf(id), { plain: tilted, start: [3, -1], hyperparameters }).advanceTo(updates),
        [0, 0],
      );
    expect(end('newton', 1)).toBeLessThan(1e-12);
    expect(end('conjugate-gradient', 3, { curvature: 0.11 })).toBeLessThan(0.1);
    expect(end('bfgs', 10)).toBeLessThan(1e-6);
  });

  test('the ellipse of CMA-ES takes on the shape of a ravine', () => {
    const ravine: Plain = { ...sphere, value: (x, y) => x * x + 100 * y * y };
    const { run, advanceTo } = startMethod(methodOf('cma-es'), { plain: ravine, start: [3, 2], seed: 1 });
    advanceTo(60);
    const [mx = NaN, my = NaN, ax = NaN, ay = NaN, bx = NaN, by = NaN] = run.searchShape ?? [];
    const lengths = [Math.hypot(ax - mx, ay - my), Math.hypot(bx - mx, by - my)].sort((a, b) => a - b);
    expect([mx, my]).toEqual([...run.position]);
    expect(Math.log10((lengths[1] ?? NaN) / (lengths[0] ?? NaN))).toBeCloseTo(1, 0);
  });
});

test('descriptions are complete', () => {
  expect(new Set(searchMethods.map(({ id }) => id)).size).toBe(searchMethods.length);
  for (const method of searchMethods) {
    const texts = [method.idea, method.goodAt, method.badAt, method.definitionNote];
    for (const declared of Object.values(method.hyperparameters)) {
      texts.push(declared.label);
      if (declared.kind !== 'library') expect(method.latex, method.id).toContain(declared.symbol);
    }
    for (const text of texts) {
      const [en, ja] = [inLanguage(text, 'en'), inLanguage(text, 'ja')];
      expect(en.length).toBeGreaterThan(2);
      expect(ja.length).toBeGreaterThan(1);
    }
    expect(method.year).toBeLessThan(2020);
  }
});
