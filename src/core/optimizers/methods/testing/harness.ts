// Runs methods without a runner, on landscapes and on plain functions.
import type { LandscapeDefinition } from '../../../landscapes/define';
import { evaluatePoints } from '../../../landscapes/evaluate';
import type { Domain, Point } from '../../../geometry/domain';
import { createRandom } from '../../../random/random';
import { toNumericValues } from '../../../hyperparameters/numericValues';
import { validateHyperparameters } from '../../../hyperparameters/validateHyperparameters';
import type { HyperparameterValues } from '../../../hyperparameters/hyperparameter';
import type { MethodDefinition, MethodState, Objective } from '../method';

/** A function with its derivatives. */
export interface Plain {
  readonly value: (x: number, y: number) => number;
  readonly gradient: (x: number, y: number) => Point;
  readonly hessian: (x: number, y: number) => readonly [number, number, number];
}

export interface CountedObjective extends Objective {
  /** Of f, ∇f and ∇²f together. */
  readonly evaluations: number;
}

export function objectiveOf({ value, gradient, hessian }: Plain): CountedObjective {
  let evaluations = 0;
  const counted =
    <T>(f: (x: number, y: number) => T) =>
    (x: number, y: number): T => {
      evaluations++;
      return f(x, y);
    };
  return {
    value: counted(value),
    gradient: counted(gradient),
    hessian: counted(hessian),
    get evaluations() {
      return evaluations;
    },
  };
}

export function plainOf(landscape: LandscapeDefinition): Plain {
  const at = (x: number, y: number) => evaluatePoints(landscape, Float64Array.of(x, y));
  return {
    value: (x, y) => at(x, y).values[0] ?? NaN,
    gradient: (x, y) => {
      const [dx = NaN, dy = NaN] = at(x, y).gradients;
      return [dx, dy];
    },
    hessian: (x, y) => {
      const [xx = NaN, xy = NaN, yy = NaN] = at(x, y).hessians;
      return [xx, xy, yy];
    },
  };
}

export interface Setting {
  readonly plain: Plain;
  readonly start: Point;
  readonly domain?: Domain;
  readonly hyperparameters?: HyperparameterValues;
  readonly seed?: number;
}

export interface StartedRun {
  readonly run: MethodState & { readonly searchShape: readonly number[] | undefined };
  readonly objective: CountedObjective;
  /** Runs all updates up to this one that have not been run yet. */
  advanceTo(update: number): Point;
}

export function startMethod(method: MethodDefinition, setting: Setting): StartedRun {
  const validation = validateHyperparameters(method, setting.hyperparameters ?? {});
  if (!validation.ok) throw new Error(validation.issues[0]?.message);
  const h = toNumericValues(method, validation.values);
  const objective = objectiveOf(setting.plain);
  const search = method.create({
    objective,
    start: setting.start,
    domain: setting.domain ?? { x: [-5, 5], y: [-5, 5] },
    h,
    random: createRandom(setting.seed ?? 0),
  });
  let state = search.begin();
  let done = 0;
  return {
    run: {
      get position() {
        return state.position;
      },
      get searchShape() {
        return search.shapeOf?.(state).flat();
      },
    },
    objective,
    advanceTo(update) {
      while (done < update) state = search.step(state, ++done, h.learningRate ?? NaN);
      return state.position;
    },
  };
}

export function distance([x, y]: Point, [toX = NaN, toY = NaN]: readonly number[]): number {
  return Math.hypot(x - toX, y - toY);
}
