// Explains updates of a run whose optimizer is a method: the method takes the update again, and tells what it does.
import { createInterpreter } from '../expression/interpret';
import { lower } from '../expression/lower';
import type { Point } from '../geometry/domain';
import { createPointEvaluator } from '../landscapes/evaluate';
import type { MethodAccount } from '../optimizers/methods/method';
import { createMethodTracer } from '../simulation/methodTracer';
import type { MethodRun } from '../simulation/runSettings';
import type { TracedMethodState } from '../simulation/tracer';
import { curvatureOf, sharpnessOf, type Hessian } from './curvature';
import type { Explanation } from './explanation';
import { stabilityWithout } from './stability';

/** Explains the update after a row from where the run's tracer has stood before that row. */
export type MethodExplainer = (saved: TracedMethodState) => Explanation;

export function createMethodExplainer(run: MethodRun): MethodExplainer {
  const { optimizer, landscape, learningRateAt, h } = run;
  const evaluate = createPointEvaluator(landscape, run.landscapeNumbers);
  const points = landscape.pointGradients;
  const evaluatePoints = points && createInterpreter(lower(points.flat()));
  const pointGradientsAt = ([x, y]: Point): Point[] | null => {
    const values = evaluatePoints?.({ ...run.landscapeNumbers, x, y });
    return points?.map((_, i) => [values![2 * i]!, values![2 * i + 1]!]) ?? null;
  };
  return (saved) => {
    const { position: theta } = saved.method;
    const update = saved.nextUpdate;
    let told: { account: MethodAccount; noise: Point | null } | undefined;
    const tracer = createMethodTracer(run, { saved }, 0, (account, noise) => {
      told = { account, noise };
    });
    tracer.rows(1);
    if (told === undefined) throw new Error(`${optimizer.id} has told nothing of update ${update}`);
    const { account, noise } = told;
    const { position: next } = tracer.save().method;

    const { value: after, dx: nextX, dy: nextY } = evaluate(...next);
    const { value, dx, dy, xx, xy, yy } = evaluate(...theta);
    const hessian: Hessian = [xx, xy, yy];
    return {
      optimizer: optimizer.id,
      step: update,
      ownStep: update,
      theta,
      next,
      values: [value, after],
      gradient: [dx, dy],
      nextGradient: [nextX, nextY],
      pointGradients: pointGradientsAt(theta),
      learningRate: learningRateAt?.(update) ?? h.learningRate ?? null,
      noise,
      noiseElsewhere: null,
      clipped: null,
      terms: { ...account.terms, step: [next[0] - theta[0], next[1] - theta[1]] },
      before: account.before ?? {},
      divisor: null,
      memory: account.memory ?? null,
      account,
      curvature: curvatureOf(hessian),
      stability: stabilityWithout(sharpnessOf(hessian, [1, 1])),
    };
  };
}
