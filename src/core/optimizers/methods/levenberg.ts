// Levenberg's damping: between Newton's step and a short one down the gradient, by how well the last one was foreseen.
import type { Point } from '../../geometry/domain';
import { lookAt } from './lineSearch';
import { defineMethod, trialValue } from './method';
import { applied, dot, eigenOf, isFinitePoint, isSamePoint, lengthOf, moved } from './vectors';

/** Rejected steps in one update after which it stays where it is: the next goes on with the damping reached. */
const trials = 60;
/** Bounds of the damping, so that it can always be raised again. */
const [minDamping, maxDamping] = [1e-20, 1e20];
/** A foreseen fall below this share of f can't be told from rounding. */
const rounding = 2 ** -46;

export const levenberg = defineMethod({
  id: 'levenberg',
  name: 'Levenberg',
  family: 'second-order',
  idea: {
    en: 'Adds λ to every curvature, more after a step that disappoints and less after one that goes as foreseen: cautious first, Newton in the end.',
    ja: 'すべての曲率に λ を加えます。見込みが外れれば λ を増やし、当たれば減らすので、最初は慎重に、最後はニュートン法として進みます。',
  },
  goodAt: {
    en: 'Far starts and bent valleys: it trusts the parabola only as far as it has proved right.',
    ja: '遠い開始点や曲がった谷が得意です。放物面による近似を、実際に当たった範囲でだけ信頼します。',
  },
  badAt: {
    en: 'It needs the whole Hessian, and one λ for all directions: it holds back in flat directions because of steep ones.',
    ja: 'ヘッセ行列全体が必要です。λ は全方向に共通なので、急な方向に合わせると緩やかな方向の歩みまで抑えられます。',
  },
  hyperparameters: {
    damping: {
      kind: 'number',
      label: { en: 'Damping at the start', ja: '最初の減衰' },
      symbol: '\\lambda_0',
      default: 1,
      min: minDamping,
      max: maxDamping,
      slider: [1e-4, 1e4],
      scale: 'log',
    },
    factor: {
      kind: 'number',
      label: { en: 'Change of damping', ja: '減衰の変更倍率' },
      symbol: '\\nu',
      default: 4,
      min: 1,
      minExclusive: true,
      max: 100,
      slider: [1.5, 10],
      scale: 'linear',
    },
  },
  latex:
    '\\begin{aligned} d_t &= -(\\nabla^2 f(\\theta_t) + \\lambda_t I)^{-1} g_t, \\quad r = \\frac{f(\\theta_t) - f(\\theta_t + d_t)}{-g_t^\\top d_t - \\frac{1}{2} d_t^\\top \\nabla^2 f(\\theta_t)\\, d_t} \\\\ \\lambda &\\leftarrow \\begin{cases} \\nu\\lambda & r < 1/4 \\\\ \\lambda & 1/4 \\le r \\le 3/4 \\\\ \\lambda / \\nu & r > 3/4 \\end{cases} \\quad \\text{from } \\lambda_0, \\qquad \\theta_{t+1} = \\theta_t + d_t \\quad \\text{once } r > 0 \\end{aligned}',
  paper:
    'K. Levenberg, A method for the solution of certain non-linear problems in least squares; the rule for λ: R. Fletcher, A modified Marquardt subroutine for non-linear least squares (1971)',
  year: 1944,
  definitionNote: {
    en: 'Levenberg and Marquardt damp the Gauss–Newton matrix of a sum of squares; a landscape has none, so its own Hessian is damped (Goldfeld, Quandt and Trotter, 1966), with λ kept above what makes H + λI positive. Steps that don’t lower f are taken back and tried again within the same update.',
    ja: 'Levenberg と Marquardt の方法は二乗和のガウス・ニュートン行列に λ を加えます。ここでは二乗和とは限らないので、ヘッセ行列そのものに加え（Goldfeld ほか 1966）、H + λI が正定値になるよう λ を保ちます。f を下げない一歩は取り消し、同じ更新の中でやり直します。',
  },
  create: ({ objective, start, h }) => {
    let position = start;
    let damping = h.damping;
    return {
      get position() {
        return position;
      },
      step() {
        const { value, gradient } = lookAt(objective, position);
        const hessian = objective.hessian(...position);
        const { values, vectors } = eigenOf(hessian);
        const positiveFrom = 1.1 * Math.max(0, -Math.min(...values));
        for (let trial = 0; trial < trials; trial++) {
          const shift = Math.max(damping, positiveFrom);
          const direction = vectors.reduce<Point>(
            (sum, vector, i) => moved(sum, -dot(vector, gradient) / ((values[i] ?? NaN) + shift), vector),
            [0, 0],
          );
          const next = moved(position, 1, direction);
          const foreseen = -dot(gradient, direction) - dot(direction, applied(hessian, direction)) / 2;
          // Nothing to descend, or nothing finite to go by.
          if (!isFinitePoint(direction) || isSamePoint(next, position)) return;
          const nextValue = trialValue(objective, next);
          const lostInRounding =
            foreseen <= rounding * Math.abs(value) && nextValue <= value + rounding * Math.abs(value);
          const ratio = lostInRounding
            ? lengthOf(objective.gradient(...next)) < lengthOf(gradient)
              ? 1
              : -1
            : (value - nextValue) / foreseen;
          if (ratio < 1 / 4) damping = Math.min(shift * h.factor, maxDamping);
          else if (ratio > 3 / 4) damping = Math.max(damping / h.factor, minDamping);
          if (ratio > 0) {
            position = next;
            return;
          }
        }
      },
    };
  },
  python: {
    update: `
      value, g, hessian = loss.value(theta), loss.gradient(theta), loss.hessian(theta)
      values, vectors = eigen(hessian)
      positive_from = 1.1 * max(0, -min(values))
      for trial in range(60):
          shift = max(damping, positive_from)
          direction = -(vectors @ g / (values + shift)) @ vectors
          new = theta + direction
          if not np.isfinite(direction).all() or (new == theta).all():
              break
          foreseen = -g @ direction - direction @ hessian @ direction / 2
          new_value = loss.value(new)
          rounding = ROUNDING * abs(value)
          if foreseen <= rounding and new_value <= value + rounding:
              steeper = np.linalg.norm(loss.gradient(new)) >= np.linalg.norm(g)
              ratio = -1 if steeper else 1
          else:
              ratio = (value - new_value) / foreseen
          if ratio < 1 / 4:
              damping = min(shift * factor, 1e20)
          elif ratio > 3 / 4:
              damping = max(damping / factor, 1e-20)
          if ratio > 0:
              theta = new
              break`,
  },
});
