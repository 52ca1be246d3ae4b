// The functions that both workspaces plot, with their derivatives, and the axes that suit them.
import type { ActivationDefinition } from '../../core/functions/activations/registry';
import { evaluateActivation, evaluateLoss } from '../../core/functions/evaluate';
import type { LossDefinition, ScalarLoss } from '../../core/functions/losses/registry';
import { isWithin } from '../../core/functions/numberSet';
import type { ShownFunction } from '../../core/view/functionSettings';
import type { PlotView } from './plotView';

export interface FunctionValues {
  readonly value: Float64Array;
  readonly slope: Float64Array;
}

/** A function of one number, prepared for plotting. */
export interface PlottedFunction {
  readonly key: string;
  /** The id of its definition. */
  readonly id: string;
  /** The target; null if the function has none. */
  readonly target: number | null;
  /** #rrggbb */
  readonly color: string;
  readonly evaluate: (x: Float64Array) => FunctionValues;
}

/** The range of an x axis. */
export interface PlotAxis {
  readonly home: PlotView;
  readonly limits: PlotView;
  /** Fraction of the samples at each end whose heights are ignored: functions are unbounded there. */
  readonly trim: number;
}

export const activationAxis: PlotAxis = {
  home: { min: -5, max: 5 },
  limits: { min: -100, max: 100 },
  trim: 0,
};

export function plottedActivations(shown: readonly ShownFunction<ActivationDefinition>[]): PlottedFunction[] {
  return shown.flatMap(({ definition, parameters, color }) => {
    if (definition.kind === 'vector') return [];
    return {
      key: definition.id,
      id: definition.id,
      target: null,
      color,
      evaluate: (x) => {
        const { y, dy } = evaluateActivation(definition, parameters, x);
        return { value: y, slope: dy };
      },
    };
  });
}

/**
 * The quantities that losses can be plotted over: an output that is a probability, a logit, a score whose sign counts
 * or a rate, or the error y − t.
 */
export type LossAxisName = 'probability' | 'logit' | 'margin' | 'rate' | 'error';

interface LossAxis extends PlotAxis {
  /** One curve per target; empty for the error. */
  readonly targets: readonly number[];
}

export const lossAxes: Readonly<Record<LossAxisName, LossAxis>> = {
  probability: { home: { min: 0, max: 1 }, limits: { min: 0, max: 1 }, trim: 0.05, targets: [0, 1] },
  logit: { home: { min: -5, max: 5 }, limits: { min: -100, max: 100 }, trim: 0, targets: [0, 1] },
  margin: { home: { min: -3, max: 3 }, limits: { min: -100, max: 100 }, trim: 0, targets: [-1, 1] },
  rate: { home: { min: 0, max: 5 }, limits: { min: 0, max: 100 }, trim: 0.05, targets: [0, 1] },
  error: { home: { min: -3, max: 3 }, limits: { min: -100, max: 100 }, trim: 0, targets: [] },
};

/** Whether a loss depends only on the difference between output and target. */
const isOfError = ({ outputs, targets }: ScalarLoss): boolean => outputs === 'any' && targets === 'any';

/** The axes that suit a loss, its own one first; empty for a loss of many outputs. */
export function axesOf(loss: LossDefinition): LossAxisName[] {
  if (loss.kind === 'vector') return [];
  if (isOfError(loss)) return ['probability', 'error', 'rate'];
  if (loss.targets === 'sign') return ['margin'];
  if (loss.outputs === 'any') return ['logit'];
  return isWithin(loss.outputs, 'probability') ? ['probability'] : ['rate'];
}

/** The axis for a loss: the error if it is preferred and suits the loss. */
export function axisOf(loss: LossDefinition, wish: 'output' | 'error'): LossAxisName | null {
  const axes = axesOf(loss);
  if (wish === 'error' && axes.includes('error')) return 'error';
  return axes[0] ?? null;
}

/** Distance from 0 and 1 at which derivatives are evaluated instead. */
const edge = 1e-9;

/** Derivatives below this count as bounded at 0 and 1. */
const steep = 1e6;

/**
 * Moves a probability away from 0 and 1: there libraries clamp the derivative's denominator, so that it drops to 0
 * where its limit is 1.
 */
const insideOf = (y: number): number => Math.min(1 - edge, Math.max(edge, y));

/** The losses of a comparison that suit an axis, with a curve per target. */
export function plottedLosses(
  shown: readonly ShownFunction<LossDefinition>[],
  axis: LossAxisName,
): PlottedFunction[] {
  const { targets } = lossAxes[axis];
  return shown.flatMap(({ definition, parameters, color }) => {
    if (definition.kind === 'vector' || !axesOf(definition).includes(axis)) return [];
    return (axis === 'error' ? [null] : targets).map((target): PlottedFunction => ({
      key: `${definition.id} ${target}`,
      id: definition.id,
      target,
      color,
      evaluate: (x) => {
        // Over the error, any target gives the same result.
        const t = new Float64Array(x.length).fill(target ?? 0);
        const { loss, dloss } = evaluateLoss(definition, parameters, x, t);
        if (axis === 'probability') {
          const { dloss: inside } = evaluateLoss(definition, parameters, x.map(insideOf), t);
          inside.forEach((slope, index) => {
            if (Math.abs(slope) < steep) dloss[index] = slope;
          });
        }
        return { value: loss, slope: dloss };
      },
    }));
  });
}
