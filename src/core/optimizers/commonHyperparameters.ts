// Hyper-parameters that several optimizers share.
import type { LocalizedText } from '../text';
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

const coupledWeightDecayConvention: LocalizedText = {
  en: 'Weight decay is coupled, as PyTorch’s weight_decay: an L2 penalty’s λθ is added to the gradient. Keras’s weight_decay is decoupled: ηλθ is subtracted from θ directly.',
  ja: '重み減衰は PyTorch の weight_decay と同じく、L2 正則化項の勾配 λθ を損失の勾配に加える方式です。Keras の weight_decay は勾配から切り離した（decoupled）方式で、θ から直接 ηλθ を引きます。',
};

/** An optimizer's convention, and that of `coupledWeightDecay`. */
export function withCoupledWeightDecay({ en, ja }: LocalizedText): LocalizedText {
  return {
    en: `${en} ${coupledWeightDecayConvention.en}`,
    ja: `${ja}${coupledWeightDecayConvention.ja}`,
  };
}

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
    label: { en: 'Epsilon', ja: 'ε（ゼロ除算の防止）' },
    symbol: '\\varepsilon',
    default: defaultEpsilon,
    min: 0,
    max: Infinity,
    slider: [1e-12, 1e-1],
    scale: 'log',
  };
}
