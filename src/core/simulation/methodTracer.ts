// Rows of a run whose optimizer is a method: it evaluates f at any points, and every evaluation is counted.
import type { Point } from '../geometry/domain';
import { createPointEvaluator, createValueEvaluator, type PointEvaluator } from '../landscapes/evaluate';
import type { MethodAccount, Objective } from '../optimizers/methods/method';
import { lengthOf } from '../optimizers/methods/vectors';
import { createRandom, resumeRandom, type Random, type RandomState } from '../random/random';
import { rowNumbers, stepsPerCall } from './kernel';
import type { MethodRun, Noise } from './runSettings';
import type { TracedMethodState, Tracer, TracerStart } from './tracer';
import { evaluationNumbers } from './trajectory';

/** The sequences of a seed from which the method and the noise draw: they must differ. */
const sequences = { method: 0, noise: 1 } as const;

/**
 * f of a batch, the same batch for a whole update: as in particleUpdate.ts, Gaussian noise tilts f, mini-batch noise
 * shifts it, and neither changes its value where the update begins. `counts`: evaluations of f, ∇f and ∇²f so far, with
 * the noise as one of each.
 */
function createObjective(
  evaluate: PointEvaluator,
  valueAt: (x: number, y: number) => number,
  noise: Noise | null,
  random: Random,
): Objective & {
  readonly counts: Uint32Array;
  nextBatch(at: Point): void;
  /** What the noise adds to the gradient where the update begins; null without noise. */
  noiseAt(at: Point): Point | null;
} {
  const counts = new Uint32Array(evaluationNumbers);
  const count = (kind: 0 | 1 | 2): void => {
    counts[kind]! += 1;
  };
  let [shiftX, shiftY] = [0, 0];
  let base: Point = [0, 0];
  let baseGradient: Point = [0, 0];
  return {
    counts,
    nextBatch(at) {
      if (noise === null) return;
      [shiftX, shiftY] = [noise.scale * random.gaussian(), noise.scale * random.gaussian()];
      base = at;
      const { dx, dy } = evaluate(...at);
      baseGradient = [dx, dy];
    },
    noiseAt(at) {
      if (noise === null || noise.kind === 'gaussian') return noise && [shiftX, shiftY];
      const { xx, xy, yy } = evaluate(...at);
      return [xx * shiftX + xy * shiftY, xy * shiftX + yy * shiftY];
    },
    value(x, y) {
      count(0);
      switch (noise?.kind) {
        case undefined:
          return valueAt(x, y);
        case 'gaussian':
          return valueAt(x, y) + shiftX * (x - base[0]) + shiftY * (y - base[1]);
        case 'mini-batch': {
          const { value, dx, dy } = evaluate(x, y);
          return value + shiftX * (dx - baseGradient[0]) + shiftY * (dy - baseGradient[1]);
        }
      }
    },
    gradient(x, y) {
      count(1);
      const { dx, dy, xx, xy, yy } = evaluate(x, y);
      switch (noise?.kind) {
        case undefined:
          return [dx, dy];
        case 'gaussian':
          return [dx + shiftX, dy + shiftY];
        case 'mini-batch':
          return [dx + xx * shiftX + xy * shiftY, dy + xy * shiftX + yy * shiftY];
      }
    },
    hessian(x, y) {
      count(2);
      const { xx, xy, yy } = evaluate(x, y);
      return [xx, xy, yy];
    },
  };
}

/**
 * Traces a method. `shapePoints`: the points of the search shape that comes with each row; 0 for none. `tell` hears of the
 * update after each row, and of the noise in it.
 */
export function createMethodTracer(
  run: MethodRun,
  from: TracerStart<TracedMethodState>,
  shapePoints: number,
  tell?: (account: MethodAccount, noise: Point | null) => void,
): Tracer<TracedMethodState> {
  const { h, landscape, optimizer, seed, sequence, learningRateAt, noise } = run;
  const evaluate = createPointEvaluator(landscape, run.landscapeNumbers);
  const valueAt = createValueEvaluator(landscape, run.landscapeNumbers);
  const saved = 'saved' in from ? from.saved : null;
  const randomOf = (of: keyof typeof sequences, stood: RandomState | undefined): Random =>
    stood === undefined ? createRandom(seed, 2 * sequence + sequences[of]) : resumeRandom(stood);
  const drawn = 'saved' in from ? from.saved : from.after?.kind === 'method' ? from.after : undefined;
  const [random, noiseRandom] = [randomOf('method', drawn?.random), randomOf('noise', drawn?.noise)];
  const objective = createObjective(evaluate, valueAt, noise, noiseRandom);
  if (saved !== null) objective.counts.set(saved.evaluations);
  const start = 'saved' in from ? from.saved.method.position : from.start;
  const search = optimizer.create({ objective, start, domain: landscape.domain, h, random });
  let state = saved?.method ?? search.begin();
  const shapeNumbers = 2 * shapePoints;
  const rowsAtOnce = new Float64Array(rowNumbers * stepsPerCall);
  const shapes = shapeNumbers > 0 ? new Float64Array(shapeNumbers * stepsPerCall) : null;
  const evaluations = new Uint32Array(evaluationNumbers * stepsPerCall);
  let nextUpdate = saved?.nextUpdate ?? 1;
  const tellMethod =
    tell && ((account: MethodAccount): void => tell(account, objective.noiseAt(state.position)));
  return {
    shapes,
    evaluations,
    needsSlope: false,
    rows(count) {
      const rows = Math.min(stepsPerCall, count);
      for (let i = 0; i < rows; i++, nextUpdate++) {
        const [x, y] = state.position;
        const { value, dx, dy } = evaluate(x, y);
        rowsAtOnce.set([x, y, value, lengthOf([dx, dy])], rowNumbers * i);
        if (shapes !== null) {
          search.shapeOf?.(state).forEach((point, k) => shapes.set(point, shapeNumbers * i + 2 * k));
        }
        evaluations.set(objective.counts, evaluationNumbers * i);
        objective.nextBatch([x, y]);
        const rate = learningRateAt?.(nextUpdate) ?? h.learningRate ?? NaN;
        state = search.step(state, nextUpdate, rate, tellMethod);
      }
      return rowsAtOnce.subarray(0, rowNumbers * rows);
    },
    save: () => ({
      kind: 'method',
      nextUpdate,
      method: state,
      random: random.save(),
      noise: noiseRandom.save(),
      evaluations: objective.counts.slice(),
    }),
  };
}
