// What methods tell of an update is what they did: their formulas in plain numbers, and the reason of every branch.
import { describe, expect, test } from 'vitest';
import type { Point } from '../geometry/domain';
import type { HyperparameterValues } from '../hyperparameters/hyperparameter';
import { createPointEvaluator } from '../landscapes/evaluate';
import { requireLandscape } from '../landscapes/resolve';
import type { MethodTrial } from '../optimizers/methods/method';
import type { Matrix } from '../optimizers/terms';
import { checkRunSettings } from '../simulation/checkRunSettings';
import { resolveRun } from '../simulation/runSettings';
import { curvatureOf } from './curvature';
import type { Explanation } from './explanation';
import { createExplainer } from './explainRun';

interface Followed {
  readonly explanations: readonly Explanation[];
  readonly h: Readonly<Record<string, number>>;
  readonly width: Point;
  readonly domain: { readonly x: Point; readonly y: Point };
  readonly f: (at: Point) => number;
  readonly slope: (at: Point) => Point;
  readonly hessian: (at: Point) => readonly [number, number, number];
}

const starts: Readonly<Record<string, Point>> = {
  himmelblau: [-1.2, 1.6],
  rosenbrock: [-1.5, -0.7],
  rastrigin: [2.3, -1.7],
  'six-hump-camel': [1.7, 0.9],
  'monkey-saddle': [0.4, 0.3],
};

function follow(
  optimizer: string,
  landscapeId: string,
  updates: number,
  hyperparameters: HyperparameterValues = {},
  start = starts[landscapeId]!,
): Followed {
  const request = {
    ...checkRunSettings({ landscape: { id: landscapeId }, optimizer, hyperparameters, seed: 3 }),
    start,
    steps: updates,
    stopWhenConverged: false,
  };
  const explain = createExplainer(request);
  const { landscape, numbers } = requireLandscape({ id: landscapeId });
  const { x, y } = landscape.domain;
  const evaluate = createPointEvaluator(landscape, numbers);
  return {
    explanations: Array.from({ length: updates }, (_, i) => explain(i + 1, () => true)!),
    h: resolveRun(request).h,
    width: [x[1] - x[0], y[1] - y[0]],
    domain: landscape.domain,
    f: (at) => evaluate(...at).value,
    slope: (at) => {
      const { dx, dy } = evaluate(...at);
      return [dx, dy];
    },
    hessian: (at) => {
      const { xx, xy, yy } = evaluate(...at);
      return [xx, xy, yy];
    },
  };
}

/** On every landscape. */
function followAll(
  optimizer: string,
  updates: number,
  hyperparameters: HyperparameterValues = {},
): Followed[] {
  return Object.keys(starts).map((id) => follow(optimizer, id, updates, hyperparameters));
}

const point = (explanation: Explanation, name: string): Point => explanation.terms[name] as Point;
const number = (explanation: Explanation, name: string): number => explanation.terms[name] as number;
const matrix = (explanation: Explanation, name: string): Matrix => explanation.terms[name] as Matrix;
const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1];
const along = (from: Point, t: number, d: Point): Point => [from[0] + t * d[0], from[1] + t * d[1]];
const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]];
const scaled = (factor: number, a: Point): Point => [factor * a[0], factor * a[1]];
const times = (m: Matrix, a: Point): Point => [dot(m[0], a), dot(m[1], a)];
const product = (a: Matrix, b: Matrix): Matrix => [
  [a[0][0] * b[0][0] + a[0][1] * b[1][0], a[0][0] * b[0][1] + a[0][1] * b[1][1]],
  [a[1][0] * b[0][0] + a[1][1] * b[1][0], a[1][0] * b[0][1] + a[1][1] * b[1][1]],
];
const transposed = ([[a, b], [c, d]]: Matrix): Matrix => [
  [a, c],
  [b, d],
];
const outer = (factor: number, a: Point, b: Point): Matrix => [
  scaled(factor * a[0], b),
  scaled(factor * a[1], b),
];
const sum = (a: Matrix, b: Matrix): Matrix => [along(a[0], 1, b[0]), along(a[1], 1, b[1])];
const identity: Matrix = [
  [1, 0],
  [0, 1],
];

/** Numbers that agree but for rounding, on the scale of the largest of them. */
function expectClose(found: readonly number[], wanted: readonly number[], where = ''): void {
  const size = Math.max(1e-300, ...wanted.map(Math.abs));
  found.forEach((each, i) => {
    expect(Math.abs(each - wanted[i]!) / size, `${where}: ${found.join()} and ${wanted.join()}`).toBeLessThan(
      1e-9,
    );
  });
  expect(found).toHaveLength(wanted.length);
}

const takenOf = ({ account }: Explanation): readonly MethodTrial[] =>
  account!.trials.filter(({ taken }) => taken);

/** The English sentences of an account with their names in braces. */
function saidBy({ account }: Explanation): string[] {
  const texts: string[] = [];
  const collect = (said: unknown): void => {
    if (typeof said !== 'object' || said === null || !('en' in said)) return;
    texts.push(said.en as string);
    Object.values((said as { values?: object }).values ?? {}).forEach(collect);
  };
  collect(account!.did);
  return texts;
}

const says = (explanation: Explanation, part: string): boolean =>
  saidBy(explanation).some((text) => text.includes(part));

/** Differences of f that may be rounding. */
const rounding = 2 ** -46;

/** Armijo's condition, by the slope where f differs by rounding only. */
function fallsEnough({ f, slope, h }: Followed, theta: Point, t: number, d: Point): boolean {
  const [from, to] = [f(theta), f(along(theta, t, d))];
  const start = dot(slope(theta), d);
  return Math.abs(to - from) > rounding * Math.abs(from)
    ? to <= from + h.sufficientDecrease! * t * start
    : dot(slope(along(theta, t, d)), d) <= (2 * h.sufficientDecrease! - 1) * start;
}

describe.each(['gradient-descent-backtracking', 'newton'])('%s', (id) => {
  test('takes the first step of its row that falls enough', () => {
    for (const followed of followAll(id, 25)) {
      for (const explanation of followed.explanations) {
        const { theta, next, terms, account } = explanation;
        const d = id === 'newton' ? point(explanation, 'd') : scaled(-1, point(explanation, 'g'));
        expect(point(explanation, 'g')).toEqual(followed.slope(theta));
        expect(along(theta, terms.t as number, d)).toEqual(next);
        let t = followed.h.learningRate!;
        account!.trials.forEach(({ point: at, value, taken, purpose }, i) => {
          expect(purpose).toBe('line search');
          expect(at).toEqual(along(theta, t, d));
          expect(value).toBe(followed.f(at));
          expect(fallsEnough(followed, theta, t, d)).toBe(taken);
          expect(taken).toBe(i === account!.trials.length - 1 && terms.t !== 0);
          if (taken) expect(t).toBe(terms.t);
          t *= followed.h.shrink!;
        });
      }
    }
  });
});

test('Newton divides by the size of each curvature', () => {
  for (const { explanations, hessian, h } of followAll('newton', 25)) {
    for (const explanation of explanations) {
      const [Q, [l1, l2]] = [matrix(explanation, 'Q'), point(explanation, 'Lambda')];
      const [xx, xy, yy] = hessian(explanation.theta);
      const diagonal = (a: number, b: number): Matrix => [
        [a, 0],
        [0, b],
      ];
      expectClose(product(product(Q, diagonal(l1, l2)), transposed(Q)).flat(), [xx, xy, xy, yy]);
      const sizes = [l1, l2].map((each) => Math.max(Math.abs(each), h.eigenvalueFloor!));
      const inverse = product(product(Q, diagonal(1 / sizes[0]!, 1 / sizes[1]!)), transposed(Q));
      expectClose(point(explanation, 'd'), scaled(-1, times(inverse, point(explanation, 'g'))));
      expect(says(explanation, 'is negative')).toBe(
        Math.min(l1, l2) <= -h.eigenvalueFloor! && !says(explanation, 'The gradient is 0'),
      );
    }
  }
});

test('Levenberg takes the first damped step that lowers f, and damps by how well it was foreseen', () => {
  let rejected = 0;
  for (const { explanations, f, hessian, h } of followAll('levenberg', 25)) {
    for (const explanation of explanations) {
      const { theta, next, account, before } = explanation;
      if (takenOf(explanation).length === 0) {
        expect(next).toEqual(theta);
        continue;
      }
      const [d, g] = [point(explanation, 'd'), point(explanation, 'g')];
      const [lambda, r] = [number(explanation, 'lambda'), number(explanation, 'r')];
      const [xx, xy, yy] = hessian(theta);
      const H: Matrix = [
        [xx, xy],
        [xy, yy],
      ];
      expectClose(
        times(
          sum(H, [
            [lambda, 0],
            [0, lambda],
          ]),
          d,
        ),
        scaled(-1, g),
        'd',
      );
      expect(along(theta, 1, d)).toEqual(next);
      const foreseen = -dot(g, d) - dot(d, times(H, d)) / 2;
      const isRounding = says(explanation, 'no more than rounding');
      expectClose([isRounding ? 1 : (f(theta) - f(next)) / foreseen], [r], 'r');
      expect(r).toBeGreaterThan(0);
      const reached = before.lambda as number;
      const positiveFrom = 1.1 * Math.max(0, -curvatureOf([xx, xy, yy]).eigenvalues[1]);
      expect(says(explanation, 'positive only above')).toBe(positiveFrom > reached);
      // Each rejected step has raised what it was damped by.
      const isFirst = account!.trials.length === 1;
      const damping = isFirst ? reached : lambda;
      if (isFirst) expectClose([lambda], [Math.max(reached, positiveFrom)], 'λ');
      const wanted = r < 1 / 4 ? h.factor! * lambda : r > 3 / 4 ? damping / h.factor! : damping;
      expectClose([number(explanation, 'lambdaNext')], [wanted], 'λ afterwards');
      account!.trials.slice(0, -1).forEach(({ value, taken }) => {
        rejected++;
        expect(taken).toBe(false);
        expect(value).toBeGreaterThanOrEqual(f(theta));
      });
    }
  }
  expect(rejected).toBeGreaterThan(3);
});

describe.each(['bfgs', 'conjugate-gradient'])('the line search of %s', (id) => {
  test('ends at the first step that satisfies both of Wolfe’s conditions', () => {
    let several = 0;
    for (const followed of followAll(id, 25)) {
      const { explanations, f, slope, h } = followed;
      for (const explanation of explanations) {
        const { theta, next, account } = explanation;
        const [d, alpha] = [point(explanation, 'd'), number(explanation, 'alpha')];
        expect(along(theta, alpha, d)).toEqual(next);
        const start = dot(slope(theta), d);
        const suits = (at: Point): boolean => {
          const t = dot(minus(at, theta), d) / dot(d, d);
          const slack = rounding * Math.abs(f(theta)) * 1.001;
          return (
            f(at) <= f(theta) + h.sufficientDecrease! * t * start + slack &&
            Math.abs(dot(slope(at), d)) <= h.curvature! * Math.abs(start) * (1 + 1e-12)
          );
        };
        const isRestart = says(explanation, 'begins again');
        for (const { point: at, value, taken } of account!.trials) {
          expect(value).toBe(f(at));
          if (taken) expect(at).toEqual(next);
          else if (!isRestart) expect(suits(at)).toBe(false);
        }
        if (alpha === 0) expect(takenOf(explanation)).toEqual([]);
        else {
          expect(takenOf(explanation)).toHaveLength(1);
          expect(suits(next)).toBe(!says(explanation, 'No step tried is level enough'));
          expect(point(explanation, 'gNext')).toEqual(slope(next));
        }
        if (account!.trials.length > 1) several++;
      }
    }
    expect(several).toBeGreaterThan(10);
  });
});

test('BFGS reshapes H by its pair, and goes along −Hg', () => {
  let reshapedCount = 0;
  for (const { explanations } of followAll('bfgs', 25)) {
    explanations.forEach((explanation, i) => {
      const [H, g] = [matrix(explanation, 'H'), point(explanation, 'g')];
      expectClose(point(explanation, 'd'), scaled(-1, times(H, g)), 'd');
      if (explanation.terms.alpha === 0) return;
      const [s, y, rho] = [point(explanation, 's'), point(explanation, 'y'), number(explanation, 'rho')];
      expect(s).toEqual(minus(explanation.next, explanation.theta));
      expect(y).toEqual(minus(point(explanation, 'gNext'), g));
      expectClose([rho], [1 / dot(s, y)], 'ρ');
      const used = !says(explanation, 'is left out');
      const isFirst = says(explanation, 'the first pair');
      const base: Matrix = isFirst
        ? [
            [dot(s, y) / dot(y, y), 0],
            [0, dot(s, y) / dot(y, y)],
          ]
        : H;
      const left = sum(identity, outer(-rho, s, y));
      const reshaped = sum(product(product(left, base), transposed(left)), outer(rho, s, s));
      const HNext = matrix(explanation, 'HNext');
      // The largest of what is added: what is left of it may have fewer digits.
      const spread = times(base, y);
      const size = Math.max(
        ...[...HNext, ...base].flat().map(Math.abs),
        rho * Math.hypot(...s) * Math.hypot(...spread),
        rho * (1 + rho * dot(y, spread)) * dot(s, s),
      );
      if (!used) expect(HNext).toEqual(H);
      else {
        HNext.flat().forEach((each, k) =>
          expect(Math.abs(each - reshaped.flat()[k]!) / size).toBeLessThan(1e-9),
        );
        reshapedCount++;
      }
      const after = explanations[i + 1];
      if (after && !says(after, 'begins again') && !says(after, 'The gradient is 0')) {
        expect(matrix(after, 'H')).toEqual(HNext);
      }
    });
  }
  expect(reshapedCount).toBeGreaterThan(20);
});

test('the conjugate gradient bends the next direction by β', () => {
  let bent = 0;
  for (const { explanations } of followAll('conjugate-gradient', 25)) {
    explanations.forEach((explanation, i) => {
      if (explanation.terms.alpha === 0) return;
      const [d, g, gNext] = ['d', 'g', 'gNext'].map((name) => point(explanation, name)) as [
        Point,
        Point,
        Point,
      ];
      const beta = Math.max(0, dot(gNext, minus(gNext, g)) / dot(g, g));
      expect(number(explanation, 'beta')).toBe(beta);
      expect(says(explanation, 'forgets')).toBe(beta === 0);
      const dNext = point(explanation, 'dNext');
      expectClose(dNext, along(scaled(-1, gNext), beta, d), 'd');
      const after = explanations[i + 1];
      if (after === undefined || says(after, 'begins again')) return;
      expect(point(after, 'd')).toEqual(dNext);
      if (says(after, 'is bent')) bent++;
      expect(after.memory).toEqual(after.terms.alpha === 0 ? null : { term: 'd', points: 'along' });
    });
  }
  expect(bent).toBeGreaterThan(10);
});

test('L-BFGS goes by the pairs that it tells', () => {
  for (const m of [100, 3]) {
    for (const { explanations, h } of followAll('lbfgs', 20, { historySize: m, learningRate: 0.3 })) {
      explanations.forEach((explanation, i) => {
        const { theta, next, terms, step } = explanation;
        const g = point(explanation, 'g');
        if (!explanation.next.every(Number.isFinite) || Math.hypot(...g) < 1e-6) return;
        if (step === 1) {
          const t = h.learningRate! * Math.min(1, 1 / (Math.abs(g[0]) + Math.abs(g[1])));
          expectClose(next, along(theta, -t, g));
          return;
        }
        const indices = Object.keys(terms).flatMap((name) =>
          /^rho\d+$/.test(name) ? [Number(name.slice(3))] : [],
        );
        expect(indices.length).toBeLessThanOrEqual(m);
        expect(indices).toEqual([...indices].sort((a, b) => a - b));
        // The newest pair is that of the step before.
        expect(indices.at(-1) === step - 2).toBe(says(explanation, 'pair is kept'));
        let H = matrix(explanation, 'H0');
        for (const index of indices) {
          const [s, y, rho] = [
            point(explanation, `s${index}`),
            point(explanation, `y${index}`),
            number(explanation, `rho${index}`),
          ];
          const [at, after] = [explanations[index]!, explanations[index + 1]!];
          if (!says(at, 'uphill')) expectClose(along(at.theta, 1, s), at.next, 's');
          expectClose(y, minus(point(after, 'g'), point(at, 'g')), 'y');
          expectClose([rho], [1 / dot(s, y)], 'ρ');
          const left = sum(identity, outer(-rho, s, y));
          H = sum(product(product(left, H), transposed(left)), outer(rho, s, s));
        }
        const size = Math.max(...H.flat().map(Math.abs));
        matrix(explanation, 'H')
          .flat()
          .forEach((each, k) => expect(each / size).toBeCloseTo(H.flat()[k]! / size, 5));
        const wanted = scaled(-1, times(matrix(explanation, 'H'), g));
        point(explanation, 'd').forEach((each, k) =>
          expect(each / Math.hypot(...wanted)).toBeCloseTo(wanted[k]! / Math.hypot(...wanted), 5),
        );
        const uphill = dot(point(explanation, 'd'), g) > 0;
        expect(says(explanation, 'uphill')).toBe(uphill);
        expect(next).toEqual(uphill ? theta : along(theta, h.learningRate!, point(explanation, 'd')));
        expect(i).toBe(step - 1);
      });
    }
  }
});

describe('Nelder–Mead', () => {
  const outcomes = new Map<string, number>();
  const followed = [
    ...followAll('nelder-mead', 80),
    // Where it shrinks.
    follow('nelder-mead', 'griewank', 10, { simplexSize: 0.3 }, [3.1, 2.9]),
    follow('nelder-mead', 'schaffer-2', 10, { simplexSize: 0.05 }, [3.1, 2.9]),
  ];

  test('changes its simplex by what it tells', () => {
    for (const { explanations, f, h } of followed) {
      explanations.forEach((explanation, i) => {
        const corner = (k: number): Point => point(explanation, `x${k}`);
        const [x0, x1, x2] = [corner(0), corner(1), corner(2)];
        const [c, d, xr] = [point(explanation, 'c'), point(explanation, 'd'), point(explanation, 'xr')];
        const [f0, f1, f2] = [f(x0), f(x1), f(x2)];
        expect(f0 <= f1 && f1 <= f2).toBe(true);
        if (i > 0) expect(x0).toEqual(explanation.theta);
        else expect(says(explanation, 'leaves the start')).toBe(String(x0) !== String(explanation.theta));
        minus(c, scaled(0.5, along(x0, 1, x1))).forEach((each) => expect(Math.abs(each)).toBeLessThan(1e-14));
        expect(d).toEqual(minus(c, x2));
        expect(xr).toEqual(along(c, h.reflection!, d));
        const { trials } = explanation.account!;
        const [reflected, second] = trials;
        expect(reflected!.purpose).toBe('reflected');
        for (const { point: at, value } of trials) expect(value).toBe(f(at));
        const lengths: Readonly<Record<string, number>> = {
          expanded: h.reflection! * h.expansion!,
          'contracted outside': h.reflection! * h.contraction!,
          'contracted inside': -h.contraction!,
        };
        const fr = f(xr);
        // By the text: what is tried second, and whether it is taken.
        const wantedSecond =
          fr < f0 ? 'expanded' : fr < f1 ? undefined : fr < f2 ? 'contracted outside' : 'contracted inside';
        expect(second?.purpose).toBe(wantedSecond);
        if (second !== undefined) expect(second.point).toEqual(along(c, lengths[second.purpose]!, d));
        const better =
          wantedSecond === undefined
            ? reflected
            : wantedSecond === 'expanded'
              ? second!.value < fr
                ? second
                : reflected
              : wantedSecond === 'contracted outside'
                ? second!.value <= fr
                  ? second
                  : undefined
                : second!.value < f2
                  ? second
                  : undefined;
        const shrunk = trials.filter(({ purpose }) => purpose === 'shrunk');
        expect(takenOf(explanation)).toEqual(better === undefined ? shrunk : [better]);
        expect(shrunk).toHaveLength(better === undefined ? 2 : 0);
        const name = better?.purpose ?? `shrunk after ${second!.purpose}`;
        outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
        const word = `: ${better?.purpose ?? 'shrunk'}`;
        expect(says(explanation, word)).toBe(true);
        const nearer = (at: Point): Point => along(x0, h.shrink!, minus(at, x0));
        const corners = better === undefined ? [x0, nearer(x1), nearer(x2)] : [x0, x1, better.point];
        const after = explanations[i + 1];
        if (after === undefined) return;
        const found = ['x0', 'x1', 'x2'].map((each) => point(after, each));
        expect(found.map(String).sort()).toEqual(corners.map(String).sort());
        expect(explanation.next).toEqual(found[0]);
      });
    }
  });

  test('does all that it can', () => {
    expect([...outcomes.keys()].sort()).toEqual([
      'contracted inside',
      'contracted outside',
      'expanded',
      'reflected',
      'shrunk after contracted inside',
      'shrunk after contracted outside',
    ]);
  });
});

test('annealing accepts by the probability that it tells', () => {
  const seen = new Set<string>();
  for (const { explanations, f, h, width, domain } of followAll('simulated-annealing', 120)) {
    const S = number(explanations[0]!, 'S');
    for (const explanation of explanations) {
      const { theta, next, step, account } = explanation;
      const [T, p, u] = [number(explanation, 'T'), number(explanation, 'p'), number(explanation, 'u')];
      expect(number(explanation, 'S')).toBe(S);
      expectClose([T], [h.temperature! * S * h.cooling! ** (step - 1)]);
      const candidate = point(explanation, 'thetaPrime');
      const z = point(explanation, 'z');
      const free = ([0, 1] as const).map(
        (i) => theta[i] + h.proposalScale! * width[i] * Math.sqrt(h.cooling! ** (step - 1)) * z[i],
      );
      const isInside =
        free[0]! >= domain.x[0] &&
        free[0]! <= domain.x[1] &&
        free[1]! >= domain.y[0] &&
        free[1]! <= domain.y[1];
      if (isInside) expectClose(candidate, free);
      const rise = f(candidate) - f(theta);
      expect(Math.abs(p - Math.min(1, Math.exp(-rise / T)))).toBeLessThan(1e-9);
      const isAccepted = rise <= 0 || u < p;
      expect(next).toEqual(isAccepted ? candidate : theta);
      expect(account!.trials).toEqual([
        { point: candidate, value: f(candidate), purpose: 'candidate', taken: isAccepted },
      ]);
      const word = rise <= 0 ? 'lower: accepted' : isAccepted ? 'higher was accepted' : 'higher was rejected';
      expect(says(explanation, word)).toBe(true);
      seen.add(word);
    }
  }
  expect(seen.size).toBe(3);
});

test('the swarm’s leader flies by the numbers that it has drawn', () => {
  const seen = new Set<boolean>();
  for (const { explanations, f, h, domain } of followAll('particle-swarm', 40)) {
    for (const explanation of explanations) {
      const { account, before, next } = explanation;
      const names = ['x', 'v', 'p', 'r1', 'r2'] as const;
      const [x, v, p, r1, r2] = names.map((name) => point(explanation, name)) as [
        Point,
        Point,
        Point,
        Point,
        Point,
      ];
      const [xLast, vLast, pLast, target] = ['x', 'v', 'p', 'theta'].map((name) => before[name] as Point) as [
        Point,
        Point,
        Point,
        Point,
      ];
      for (const i of [0, 1] as const) {
        const [low, high] = i === 0 ? domain.x : domain.y;
        const free =
          h.inertia! * vLast[i] +
          h.cognitive! * r1[i] * (pLast[i] - xLast[i]) +
          h.social! * r2[i] * (target[i] - xLast[i]);
        const speed = Math.min(Math.max(free, low - high), high - low);
        const reached = xLast[i] + speed;
        expect(Math.abs(x[i] - Math.min(Math.max(reached, low), high))).toBeLessThan(1e-9);
        if (reached > low && reached < high) expect(Math.abs(v[i] - speed)).toBeLessThan(1e-9);
      }
      expect(p).toEqual(f(x) < f(pLast) ? x : pLast);
      expect(next).toEqual(p);
      const isMoved = f(p) < f(target);
      seen.add(isMoved);
      expect(account!.trials).toHaveLength(h.particles!);
      for (const trial of account!.trials) {
        expect(trial.value).toBe(f(trial.point));
        expect(trial.value).toBeGreaterThanOrEqual(f(next));
      }
      expect(takenOf(explanation).map((trial) => trial.point)).toEqual(isMoved ? [x] : []);
      expect(says(explanation, 'the best moves there')).toBe(isMoved);
    }
  }
  expect(seen.size).toBe(2);
});

test('CMA-ES recombines its better half, and reshapes its ellipse', () => {
  const stretched = new Set<number>();
  let ended = 0;
  for (const { explanations } of [...followAll('cma-es', 60), follow('cma-es', 'sphere', 250, {}, [3, 2])]) {
    for (const explanation of explanations) {
      const { theta, next, before, account, step } = explanation;
      const [sigma, C] = [before.sigma as number, before.C as Matrix];
      if (says(explanation, 'has ended')) {
        expect(explanation.terms).toEqual({ ...before, step: [0, 0] });
        ended++;
        continue;
      }
      // Differences of a tiny cloud have lost their digits.
      if (sigma < 1e-5) continue;
      const samples = account!.trials;
      const ranked = [...samples].sort((a, b) => a.value - b.value);
      const lambda = samples.length;
      const raw = samples.map((_, i) => Math.log((lambda + 1) / 2) - Math.log(i + 1));
      const mu = Math.floor(lambda / 2);
      expect(
        takenOf(explanation)
          .map(({ point: at }) => String(at))
          .sort(),
      ).toEqual(
        ranked
          .slice(0, mu)
          .map(({ point: at }) => String(at))
          .sort(),
      );
      const total = raw.slice(0, mu).reduce((a, b) => a + b);
      const w = raw.slice(0, mu).map((each) => each / total);
      const y = ranked.map(({ point: at }) => scaled(1 / sigma, minus(at, theta)));
      const mean = w.reduce<Point>((at, weight, i) => along(at, weight, y[i]!), [0, 0]);
      const yBar = point(explanation, 'yBar');
      const size = Math.max(...y.map(([a, b]) => Math.hypot(a, b)));
      yBar.forEach((each, i) => expect(Math.abs(each - mean[i]!) / size).toBeLessThan(1e-6));
      expect(along(theta, sigma, yBar)).toEqual(next);

      // The strategy's constants for six samples in two dimensions: N. Hansen's tutorial, table 1.
      const mass = 1 / w.reduce((a, b) => a + b * b, 0);
      const cSigma = (mass + 2) / (2 + mass + 5);
      const dSigma = 1 + 2 * Math.max(0, Math.sqrt((mass - 1) / 3) - 1) + cSigma;
      const cC = (4 + mass / 2) / (2 + 4 + (2 * mass) / 2);
      const c1 = 2 / (3.3 ** 2 + mass);
      const cMu = Math.min(1 - c1, (2 * (1 / 4 + mass + 1 / mass - 2)) / (16 + mass));
      const [pSigma, pC, hSigma] = [
        point(explanation, 'pSigma'),
        point(explanation, 'pC'),
        number(explanation, 'hSigma'),
      ];
      stretched.add(hSigma);
      const expected = Math.sqrt(Math.PI / 2);
      const length = Math.hypot(...pSigma);
      expect(hSigma).toBe(
        length / Math.sqrt(1 - (1 - cSigma) ** (2 * step)) < (1.4 + 2 / 3) * expected ? 1 : 0,
      );
      expectClose(
        [number(explanation, 'sigma')],
        [sigma * Math.exp((cSigma / dSigma) * (length / expected - 1))],
        'σ',
      );
      expectClose(
        pC,
        along(scaled(1 - cC, before.pC as Point), hSigma * Math.sqrt(cC * (2 - cC) * mass), yBar),
        'p',
      );
      // C^(−1/2)ȳ has the length of ȳ by C.
      const determinant = C[0][0] * C[1][1] - C[0][1] * C[1][0];
      const inverse: Matrix = [
        scaled(1 / determinant, [C[1][1], -C[0][1]]),
        scaled(1 / determinant, [-C[1][0], C[0][0]]),
      ];
      const gained = scaled(
        1 / Math.sqrt(cSigma * (2 - cSigma) * mass),
        minus(pSigma, scaled(1 - cSigma, before.pSigma as Point)),
      );
      expect(dot(gained, gained) / dot(yBar, times(inverse, yBar))).toBeCloseTo(1, 4);

      const negative = raw.slice(mu);
      const negativeMass = negative.reduce((a, b) => a + b) ** 2 / negative.reduce((a, b) => a + b * b, 0);
      const alpha = Math.min(1 + c1 / cMu, 1 + (2 * negativeMass) / (mass + 2), (1 - c1 - cMu) / (2 * cMu));
      const weights = raw.map((each) =>
        each >= 0 ? each / total : (-alpha * each) / negative.reduce((a, b) => a + b),
      );
      const kept = 1 + c1 * (1 - hSigma) * cC * (2 - cC) - c1 - cMu * weights.reduce((a, b) => a + b);
      let reshaped = sum([scaled(kept, C[0]), scaled(kept, C[1])], outer(c1, pC, pC));
      y.forEach((each, i) => {
        const weight = weights[i]! < 0 ? (weights[i]! * 2) / dot(each, times(inverse, each)) : weights[i]!;
        reshaped = sum(reshaped, outer(cMu * weight, each, each));
      });
      const CNext = matrix(explanation, 'C');
      const scale = Math.max(...CNext.flat().map(Math.abs));
      CNext.flat().forEach((each, i) => expect(each / scale).toBeCloseTo(reshaped.flat()[i]! / scale, 4));
      expect(says(explanation, 'σ grows')).toBe(number(explanation, 'sigma') > sigma);
      expect(says(explanation, 'not stretched')).toBe(hSigma === 0);
    }
  }
  expect([...stretched].sort()).toEqual([0, 1]);
  expect(ended).toBeGreaterThan(0);
});
