// Comparisons of methods by their ends: with the minima that SciPy's methods find, and with the lowest minimum.
import { evaluatePoints } from '../landscapes/evaluate';
import type { Point } from '../geometry/domain';
import { findLandscape, type LandscapeDefinition } from '../landscapes/registry';
import type { HyperparameterValues } from '../hyperparameters/hyperparameter';
import classicFile from './golden/classic-methods.json';
import { pathOf } from './transcriptions/harness';

export interface ClassicMethod {
  /** Updates after which it has reached a minimum. */
  readonly updates: number;
  readonly source: string;
}

/** Methods that descend from the start, and should end as SciPy's do. */
export const classicMethods: Readonly<Record<string, ClassicMethod>> = {
  newton: { updates: 60, source: 'Greenstadt' },
  levenberg: { updates: 100, source: 'Goldfeld, Quandt and Trotter' },
  bfgs: { updates: 60, source: 'Nocedal and Wright' },
  'conjugate-gradient': { updates: 120, source: 'Polak and Ribière, β ≥ 0' },
  'nelder-mead': { updates: 150, source: 'SciPy, another first simplex' },
};

/** The bounds of a classic method's distance from a marked minimum, and of the difference of f. */
export const classicBounds = { distance: 1e-7, value: 1e-12 } as const;

export interface SeededMethod {
  readonly updates: number;
  readonly hyperparameters: HyperparameterValues;
  /** The bound of f above the lowest minimum, for every seed. */
  readonly bound: number;
  readonly source: string;
}

/** Methods that draw random numbers, with the updates that they need to the lowest minimum for every seed. */
export const seededMethods: Readonly<Record<string, SeededMethod>> = {
  'simulated-annealing': {
    updates: 3000,
    hyperparameters: { cooling: 0.995, temperature: 0.01 },
    bound: 1e-3,
    source: 'Kirkpatrick; Szu and Hartley',
  },
  'particle-swarm': { updates: 200, hyperparameters: {}, bound: 1e-4, source: 'Clerc and Kennedy' },
  'cma-es': { updates: 200, hyperparameters: {}, bound: 1e-15, source: 'Hansen’s tutorial' },
};

export const seeds = 10;
export const seededLandscapes = ['sphere', 'rosenbrock', 'himmelblau'] as const;

export const scipyVersion = classicFile.versions.scipy;

type ScipyEnd = (typeof classicFile.minimisations)[number];

/** A landscape, and the ends of SciPy's methods on it. */
export interface Place {
  readonly landscape: LandscapeDefinition;
  readonly start: Point;
  readonly ends: readonly ScipyEnd[];
}

function landscapeOf(id: string): LandscapeDefinition {
  const found = findLandscape(id);
  if (found === undefined) throw new Error(`No landscape ${id}`);
  return found;
}

const ids = [...new Set(classicFile.minimisations.map(({ landscape }) => landscape))];

export const places: readonly Place[] = ids.map((id) => {
  const ends = classicFile.minimisations.filter(({ landscape }) => landscape === id);
  return { landscape: landscapeOf(id), start: [ends[0]?.start[0] ?? NaN, ends[0]?.start[1] ?? NaN], ends };
});

const distance = (a: readonly number[], b: readonly number[]): number =>
  Math.hypot((a[0] ?? NaN) - (b[0] ?? NaN), (a[1] ?? NaN) - (b[1] ?? NaN));

const valueAt = (landscape: LandscapeDefinition, point: Point): number =>
  evaluatePoints(landscape, Float64Array.from(point)).values[0] ?? NaN;

export interface Descent {
  /** The distance to the nearest of the landscape's marked minima. */
  readonly distance: number;
  /** |f − that minimum's f| */
  readonly value: number;
  /** The distance that the next five updates go. */
  readonly unrest: number;
  /** How many of SciPy's methods end in the same minimum, to the four digits that their tolerances allow. */
  readonly agreeing: number;
}

/** Runs a classic method. */
export function descend(optimizer: string, { landscape, start, ends }: Place): Descent {
  const updates = classicMethods[optimizer]?.updates ?? 0;
  const path = pathOf({
    landscape: { id: landscape.id },
    optimizer,
    hyperparameters: {},
    start,
    steps: updates + 5,
  });
  const end = path[updates] ?? [NaN, NaN];
  const minima = landscape.marks.filter(({ kind }) => kind.endsWith('minimum'));
  const nearest = minima.toSorted((a, b) => distance(a.position, end) - distance(b.position, end))[0];
  const position = nearest?.position ?? [NaN, NaN];
  return {
    distance: distance(position, end),
    value: Math.abs(valueAt(landscape, end) - valueAt(landscape, position)),
    unrest: distance(path.at(-1) ?? [], end),
    agreeing: ends.filter(({ x }) => distance(x, position) <= 1e-4).length,
  };
}

export interface Search {
  /** f above the lowest minimum, for the worst seed. */
  readonly value: number;
  /** The distance to the nearest of the lowest minima, for the worst seed. */
  readonly distance: number;
}

/** Runs a method that draws random numbers, once for each seed. */
export function search(optimizer: string, landscapeId: string): Search {
  const { updates = 0, hyperparameters = {} } = seededMethods[optimizer] ?? {};
  const landscape = landscapeOf(landscapeId);
  const minima = landscape.marks.filter(({ kind }) => kind === 'minimum');
  let worst: Search = { value: 0, distance: 0 };
  for (let seed = 0; seed < seeds; seed++) {
    const path = pathOf({
      landscape: { id: landscapeId },
      optimizer,
      hyperparameters,
      start: landscape.start,
      steps: updates,
      seed,
    });
    const end = path[updates] ?? [NaN, NaN];
    worst = {
      value: Math.max(worst.value, valueAt(landscape, end) - (landscape.minimumValue ?? NaN)),
      distance: Math.max(worst.distance, Math.min(...minima.map(({ position }) => distance(position, end)))),
    };
  }
  return worst;
}
