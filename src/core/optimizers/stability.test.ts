// The limits that rules state, against the eigenvalues of their own recurrences, which are written here in plain numbers, and
// against the engine.
import { describe, expect, test } from 'vitest';
import type { Explanation } from '../explanation/explanation';
import { motionOf } from '../explanation/motion';
import type { LibraryForm } from '../hyperparameters/hyperparameter';
import type { NumericValues } from '../hyperparameters/numericValues';
import type { LandscapeReference } from '../landscapes/reference';
import { checkRunSettings } from '../simulation/checkRunSettings';
import { resolveRun, type GraphRun } from '../simulation/runSettings';
import { explainRun, formsOf, graphRules, valuesOf } from '../testing/explainedRuns';
import { pathOf } from '../testing/transcriptions/harness';
import type { GraphOptimizer } from './define';
import { stabilityLimit } from './response';

type Values = NumericValues<string>;

/**
 * A rule with all that it divides by frozen: θ and what is kept after an update, from those before and from the push, the
 * gradient divided by P.
 */
type Recurrence = (
  state: readonly number[],
  push: number,
  given: { readonly h: Values; readonly t: number; readonly library: LibraryForm['library'] },
) => number[];

interface Rule {
  readonly next: Recurrence;
  /** What the rule has kept before an update, of one coordinate. */
  readonly kept: (before: (name: string) => number, divisor: number) => number[];
}

const averageOf = (beta: number, before: number, sample: number): number =>
  beta * before + (1 - beta) * sample;

/** Adam and those that are like it: an average of gradients, divided. */
const averaged =
  (beta: string, rateOf: (h: Values) => number, keepOf: (h: Values) => number = () => 1): Recurrence =>
  ([theta = 0, m = 0], push, { h }) => {
    const now = averageOf(h[beta]!, m, push);
    return [keepOf(h) * theta - rateOf(h) * now, now];
  };

/** The rate is inside the velocity. */
const heavy =
  (direction: 1 | -1, momentum = 'momentum'): Recurrence =>
  ([theta = 0, v = 0], push, { h }) => {
    const now = h[momentum]! * v + direction * h.learningRate! * push;
    return [theta - direction * now, now];
  };

const plain =
  (
    rateOf: (h: Values, t: number) => number,
    keepOf: (h: Values, t: number) => number = () => 1,
  ): Recurrence =>
  ([theta = 0], push, { h, t }) => [keepOf(h, t) * theta - rateOf(h, t) * push];

const rate = (h: Values): number => h.learningRate!;
const one = (): number => 1;
const shrunk = (h: Values): number => 1 - h.learningRate! * h.weightDecay!;
const asgdRate = (h: Values, t: number): number =>
  h.learningRate! / (1 + h.lambda_! * h.learningRate! * (t - 1)) ** h.alpha!;

const nothing = (): number[] => [];
/** Buffers of gradients, which the frozen rule divides by P. */
const divided =
  (...names: string[]): Rule['kept'] =>
  (before, divisor) =>
    names.map((name) => before(name) / divisor);
/** Buffers of what has been divided already. */
const asTheyAre =
  (...names: string[]): Rule['kept'] =>
  (before) =>
    names.map(before);

const adamLike: Rule = { next: averaged('beta1', rate), kept: divided('m') };

const rules: Readonly<Record<string, Rule>> = {
  sgd: { next: plain(rate), kept: nothing },
  momentum: {
    next: ([theta = 0, v = 0], push, { h, t, library }) => {
      const share = t === 1 && library === 'pytorch' ? 1 : 1 - h.dampening!;
      if (library === 'keras') {
        const now = h.momentum! * v - h.learningRate! * share * push;
        return [theta + now, now];
      }
      const now = h.momentum! * v + share * push;
      return [theta - h.learningRate! * now, now];
    },
    kept: asTheyAre('v'),
  },
  nesterov: {
    next: ([theta = 0, v = 0], push, { h }) => {
      const now = h.momentum! * v + push;
      return [theta - h.learningRate! * (push + h.momentum! * now), now];
    },
    kept: asTheyAre('v'),
  },
  'heavy-ball': { next: averaged('beta', rate), kept: asTheyAre('v') },
  qhm: {
    next: ([theta = 0, v = 0], push, { h }) => {
      const now = averageOf(h.beta!, v, push);
      return [theta - h.learningRate! * ((1 - h.nu!) * push + h.nu! * now), now];
    },
    kept: asTheyAre('v'),
  },
  'optimistic-gd': {
    next: ([theta = 0, last = 0], push, { h, t }) => [
      theta - h.learningRate! * (h.alpha! * push + h.beta! * (t === 1 ? 0 : push - last)),
      push,
    ],
    kept: asTheyAre('g'),
  },
  asgd: { next: plain(asgdRate, (h, t) => 1 - h.lambda_! * asgdRate(h, t)), kept: nothing },
  rmsprop: {
    next: ([theta = 0, b = 0], push, { h, library }) => {
      const inside = library === 'pytorch' ? 1 : h.learningRate!;
      const now = h.momentum! * b + inside * push;
      return [theta - (h.learningRate! / inside) * now, now];
    },
    kept: asTheyAre('b'),
  },
  'rmsprop-graves': { next: heavy(-1), kept: asTheyAre('b') },
  adagrad: { next: plain((h, t) => h.learningRate! / (1 + (t - 1) * h.learningRateDecay!)), kept: nothing },
  adadelta: { next: plain(rate), kept: nothing },
  smorms3: { next: plain(one), kept: nothing },
  sm3: { next: averaged('momentum', rate), kept: asTheyAre('m') },
  adam: adamLike,
  amsgrad: adamLike,
  adabelief: adamLike,
  yogi: adamLike,
  adamax: adamLike,
  radam: adamLike,
  eve: adamLike,
  adabound: { next: averaged('beta1', one), kept: divided('m') },
  amsbound: { next: averaged('beta1', one), kept: divided('m') },
  adamw: { next: averaged('beta1', rate, shrunk), kept: divided('m') },
  lamb: adamLike,
  nadam: {
    next: ([theta = 0, m = 0], push, { h, t, library }) => {
      const mu = (update: number): number =>
        library === 'optax' ? h.beta1! : h.beta1! * (1 - 0.5 * 0.96 ** (update * h.momentumDecay!));
      let product = 1;
      for (let update = 1; update <= t; update++) product *= mu(update);
      const now = averageOf(h.beta1!, m, push);
      const ahead = (mu(t + 1) * now) / (1 - product * mu(t + 1)) + ((1 - mu(t)) * push) / (1 - product);
      return [theta - h.learningRate! * ahead, now];
    },
    kept: divided('m'),
  },
  qhadam: {
    next: ([theta = 0, m = 0], push, { h, t }) => {
      const now = averageOf(h.beta1!, m, push);
      const mean = now / (1 - h.beta1! ** t);
      return [theta - h.learningRate! * ((1 - h.nu1!) * push + h.nu1! * mean), now];
    },
    kept: divided('m'),
  },
  adan: {
    next: ([theta = 0, m = 0, v = 0, last = 0], push, { h, t }) => {
      const m1 = averageOf(h.beta1!, m, push);
      const v1 = averageOf(h.beta2!, v, t === 1 ? 0 : push - last);
      const ahead = m1 / (1 - h.beta1! ** t) + ((1 - h.beta2!) * v1) / (1 - h.beta2! ** t);
      return [shrunk(h) * theta - h.learningRate! * ahead, m1, v1, push];
    },
    kept: divided('m', 'v', 'g'),
  },
  ademamix: {
    next: ([theta = 0, m = 0, n = 0], push, { h, t }) => {
      const warmth = h.warmupSteps === 0 ? 1 : Math.min(1, t / h.warmupSteps!);
      const long = Math.exp(1 / ((1 - warmth) / Math.log(h.beta1!) + warmth / Math.log(h.beta3!)));
      const [m1, n1] = [averageOf(h.beta1!, m, push), averageOf(long, n, push)];
      const ahead = m1 / (1 - h.beta1! ** t) + warmth * h.alpha! * n1;
      return [shrunk(h) * theta - h.learningRate! * ahead, m1, n1];
    },
    kept: divided('m', 'n'),
  },
  lars: { next: heavy(1), kept: asTheyAre('v') },
  novograd: {
    next: ([theta = 0, m = 0], push, { h }) => {
      const now = h.beta1! * m + push + h.weightDecay! * theta;
      return [theta - h.learningRate! * now, now];
    },
    kept: asTheyAre('m'),
  },
  fromage: { next: plain(rate, (h) => 1 / Math.sqrt(1 + h.learningRate! ** 2)), kept: nothing },
  'polyak-sgd': { next: plain(one), kept: nothing },
  dowg: { next: plain(rate), kept: nothing },
};

/** Rules whose kept gradients carry a rate of their own, which P has not. */
const ownRates: Readonly<Record<string, (e: Explanation, m: number, p: number) => number>> = {
  'dadapt-adamw': (e, m, p) => m / (p * (e.terms.eta as number)),
  prodigy: (e, m, p) => m / (p * (e.before.d as number)),
};

const limited = graphRules.filter(({ response }) => response !== undefined);
const ruleOf = (id: string): Rule => {
  const rule = rules[id] ?? (id in ownRates ? { next: averaged('beta1', one), kept: nothing } : undefined);
  if (rule === undefined) throw new Error(`There is no recurrence of ${id}`);
  return rule;
};

/** θ after decoupled decay, which rules that can choose have in addition. */
function decayed({ weightDecay }: GraphRun['optimizer']['hyperparameters'], h: Values): number {
  return weightDecay !== undefined && h.decoupledDecay === 1 ? h.learningRate! * h.weightDecay! : 0;
}

function limitOf(
  { response }: GraphOptimizer,
  ...inputs: Parameters<NonNullable<GraphOptimizer['response']>>
): number | null {
  const answer = response!(...inputs);
  return answer && stabilityLimit(answer);
}

/** |z| of the largest eigenvalue z of a linear map, from the norms of its powers of two. */
function spectralRadius(map: (state: readonly number[]) => number[], size: number): number {
  const unit = (i: number): number[] => Array.from({ length: size }, (_, k) => (k === i ? 1 : 0));
  let columns = Array.from({ length: size }, (_, i) => map(unit(i)));
  let logarithm = 0;
  let power = 1;
  for (let squaring = 0; squaring < 44; squaring++) {
    const largest = Math.max(...columns.flat().map(Math.abs));
    if (largest === 0) return 0;
    columns = columns.map((column) => column.map((entry) => entry / largest));
    logarithm += Math.log(largest) / power;
    const matrix = columns;
    columns = matrix.map((column) =>
      column.map((_, row) => matrix.reduce((sum, each, k) => sum + each[row]! * column[k]!, 0)),
    );
    power *= 2;
  }
  return Math.exp(logarithm);
}

const settingsOf = (rule: GraphOptimizer) =>
  formsOf(rule).flatMap((form) => valuesOf(rule).map((values) => ({ ...form, ...values })));

test('every rule that states a limit is held here, and no other', () => {
  expect([...Object.keys(rules), ...Object.keys(ownRates)].sort()).toEqual(
    limited.map(({ id }) => id).sort(),
  );
});

describe.each(limited.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const { next, kept } = ruleOf(id);

  test('is at the edge of stability at its limit', () => {
    for (const hyperparameters of settingsOf(rule)) {
      const run = resolveRun(
        checkRunSettings({ landscape: { id: 'sphere' }, optimizer: id, hyperparameters }),
      ) as GraphRun;
      const { h, library } = run;
      const size = 1 + (id in ownRates ? 1 : kept(() => 0, 1).length);
      // The first update of momentum has no dampening, and that of optimistic descent no change: both belong to no steady run.
      const updates = ['momentum', 'optimistic-gd'].includes(id) ? [2, 10, 1000] : [1, 2, 10, 1000];
      for (const t of updates) {
        const limit = limitOf(rule, h, t, library);
        if (limit === null) continue;
        const radius = (curvature: number): number =>
          spectralRadius((state) => {
            const after = next(state, curvature * state[0]!, { h, t, library });
            return [after[0]! - decayed(rule.hyperparameters, h) * state[0]!, ...after.slice(1)];
          }, size);
        const where = `${JSON.stringify(hyperparameters)}, update ${t}`;
        expect(limit, where).toBeGreaterThan(0);
        for (const share of [0.01, 0.3, 0.9, 0.999]) {
          // Without decay a bowl that is all but level takes for ever: the slowest directions come to rest, too.
          expect(radius(share * limit), `${share} of it, ${where}`).toBeLessThan(1);
        }
        for (const share of [1.001, 1.5]) {
          expect(radius(share * limit), `${share} of it, ${where}`).toBeGreaterThan(1);
        }
        // Not only at its edge. What is kept beside the path in the first update is no part of it.
        if (t === 1) continue;
        for (const share of [-0.3, 0.01, 0.2, 0.6, 0.9, 1.5]) {
          const { growth } = motionOf(rule.response!(h, t, library)!, share * limit);
          expect(growth, `${share} of it, ${where}`).toBeCloseTo(radius(share * limit), 5);
        }
      }
    }
  });

  test('steps as the recurrence does from which the limit is, with what it says that it divides by', () => {
    for (const hyperparameters of settingsOf(rule)) {
      const { run, explanations } = explainRun(
        { landscape: { id: 'himmelblau' }, optimizer: id, hyperparameters },
        [0.4, -1.3],
      );
      const { h, library } = run;
      for (const explanation of explanations) {
        const { step: t, theta, next: reached, divisor, terms, before, gradient } = explanation;
        if (rule.response!(h, t, library) === null) continue;
        for (const i of [0, 1] as const) {
          const p = divisor?.[i] ?? 1;
          const named = (name: string): number => (before[name] as readonly number[])[i]!;
          const own = ownRates[id];
          const state = own ? [own(explanation, named('m'), p)] : kept(named, p);
          const slope = id === 'polyak-sgd' ? gradient[i] : (terms.g as readonly number[])[i]!;
          const [expected = NaN] = next([theta[i], ...state], slope / p, { h, t, library });
          const actual = reached[i] + decayed(rule.hyperparameters, h) * theta[i];
          const where = `${JSON.stringify(hyperparameters)}, update ${t}`;
          expect(Math.abs(actual - expected) / Math.max(1, Math.abs(expected)), where).toBeLessThan(1e-9);
        }
      }
    }
  });
});

const unscaled = ['sgd', 'momentum', 'nesterov', 'heavy-ball', 'qhm', 'optimistic-gd'];
const steep = 9;
const bowl: LandscapeReference = {
  formula: `(x^2 + ${steep} * y^2) / 2`,
  domain: { x: [-1, 1], y: [-1, 1] },
  parameters: {},
};

describe.each(limited.filter(({ id }) => unscaled.includes(id)).map((rule) => [rule.id, rule] as const))(
  'a run of %s',
  (id, rule) => {
    const height = ([x, y]: readonly [number, number]): number => Math.hypot(x, y);
    const runAt = (learningRate: number, others: object): readonly (readonly [number, number])[] =>
      pathOf({
        landscape: bowl,
        optimizer: id,
        hyperparameters: { ...others, learningRate },
        start: [0.01, 0.01],
        steps: 20_000,
      });
    test.each(
      settingsOf(rule).map((each) => [JSON.stringify({ ...each, learningRate: undefined }), each] as const),
    )('%s comes to rest below its limit and flies out above it', (_, settings) => {
      const { optimizer, h, library } = resolveRun(
        checkRunSettings({ landscape: bowl, optimizer: id, hyperparameters: settings }),
      ) as GraphRun;
      const sharpness = steep + (h.decoupledDecay === 1 ? 0 : h.weightDecay!);
      const limitAt = (learningRate: number): number =>
        limitOf(optimizer, { ...h, learningRate }, 2, library)!;
      // The rate at which the limit is the sharpness: the limit falls with the rate.
      let [low, high] = [0, 1e4];
      for (let halving = 0; halving < 80; halving++) {
        const middle = (low + high) / 2;
        if (limitAt(middle) > sharpness) low = middle;
        else high = middle;
      }
      const below = runAt(0.99 * low, settings);
      const above = runAt(1.01 * low, settings);
      expect(height(below.at(-1)!)).toBeLessThan(1e-5);
      expect(height(above.at(-1)!)).toBeGreaterThan(1e3);
    });
  },
);
