// Hyper-parameters that several optimizers share.
import type { NumberHyperparameter } from './optimizer';

export function learningRate(
  defaultRate: number,
  slider: readonly [number, number] = [1e-4, 1],
): NumberHyperparameter {
  return {
    kind: 'number',
    label: { en: 'Learning rate', ja: '学習率' },
    symbol: '\\eta',
    default: defaultRate,
    min: 0,
    max: Infinity,
    slider,
    scale: 'log',
  };
}

/** L2 penalty added to the gradient, as PyTorch's `weight_decay` outside AdamW. */
export const coupledWeightDecay: NumberHyperparameter = {
  kind: 'number',
  label: { en: 'Weight decay', ja: '重み減衰' },
  symbol: '\\lambda',
  default: 0,
  min: 0,
  max: Infinity,
  slider: [0, 0.5],
  scale: 'linear',
};

export function momentumFactor(defaultFactor: number): NumberHyperparameter {
  return {
    kind: 'number',
    label: { en: 'Momentum', ja: 'モーメンタム係数' },
    symbol: '\\mu',
    default: defaultFactor,
    min: 0,
    max: 1,
    maxExclusive: true,
    slider: [0, 0.999],
    scale: 'complement',
  };
}

/** A decay factor of a moving average, in [0, 1). */
export function decayFactor(
  label: NumberHyperparameter['label'],
  symbol: string,
  defaultFactor: number,
): NumberHyperparameter {
  return {
    kind: 'number',
    label,
    symbol,
    default: defaultFactor,
    min: 0,
    max: 1,
    maxExclusive: true,
    slider: [0, 0.9999],
    scale: 'complement',
  };
}

/** The small number that keeps a division by a root of zero finite. */
export function epsilon(defaultEpsilon: number): NumberHyperparameter {
  return {
    kind: 'number',
    label: { en: 'Epsilon', ja: 'ε(ゼロ除算防止)' },
    symbol: '\\varepsilon',
    default: defaultEpsilon,
    min: 0,
    max: Infinity,
    slider: [1e-12, 1e-1],
    scale: 'log',
  };
}
