// Hyper-parameters that several optimizers share.
import { phrase } from '../text/text';
import type {
  BooleanHyperparameter,
  LibraryForm,
  LibraryHyperparameter,
  NumberHyperparameter,
} from './hyperparameter';

export function learningRate(
  defaultRate: number,
  slider: readonly [number, number] = [1e-4, 1],
): NumberHyperparameter {
  return {
    kind: 'number',
    label: phrase('Learning rate'),
    symbol: '\\eta',
    default: defaultRate,
    min: 0,
    max: Infinity,
    slider,
    scale: 'log',
  };
}

/** λ of the decay that `defineOptimizer` adds to a rule. */
export const weightDecay = nonNegative(phrase('Weight decay'), '\\lambda', 0, [0, 0.5]);

/** Off: an L2 penalty’s λθ joins the gradient. On: ηλθ is subtracted from θ, as AdamW and Keras do. */
export const decoupledDecay: BooleanHyperparameter = {
  kind: 'boolean',
  label: phrase('Decoupled decay'),
  symbol: 'd',
  default: false,
};

/** The library whose form of a rule is run. The first is the default. */
export function libraryHyperparameter(
  ...forms: readonly [LibraryForm, ...LibraryForm[]]
): LibraryHyperparameter {
  return {
    kind: 'library',
    label: phrase('Convention'),
    default: forms[0].library,
    forms,
  };
}

/** A number of steps, stored pairs or the like: whole, at least `min`. */
export function count(
  label: NumberHyperparameter['label'],
  symbol: string,
  defaultCount: number,
  min: number,
  slider: readonly [number, number],
): NumberHyperparameter {
  return {
    kind: 'number',
    label,
    symbol,
    default: defaultCount,
    min,
    max: 1_000_000,
    whole: true,
    slider,
    scale: 'linear',
  };
}

/** A number without an upper limit that is at least 0, on a linear slider. */
export function nonNegative(
  label: NumberHyperparameter['label'],
  symbol: string,
  defaultValue: number,
  slider: readonly [number, number],
): NumberHyperparameter {
  return {
    kind: 'number',
    label,
    symbol,
    default: defaultValue,
    min: 0,
    max: Infinity,
    slider,
    scale: 'linear',
  };
}

/** A weight in a blend, 0 to 1. */
export function share(
  label: NumberHyperparameter['label'],
  symbol: string,
  defaultShare: number,
): NumberHyperparameter {
  return {
    kind: 'number',
    label,
    symbol,
    default: defaultShare,
    min: 0,
    max: 1,
    slider: [0, 1],
    scale: 'linear',
  };
}

/** d0 of the rules that estimate the distance to the solution. */
export function initialDistance(defaultDistance: number): NumberHyperparameter {
  return {
    kind: 'number',
    label: phrase('First estimate of the distance'),
    symbol: 'd_0',
    default: defaultDistance,
    min: 0,
    minExclusive: true,
    max: Infinity,
    slider: [1e-8, 1],
    scale: 'log',
  };
}

/** An ε inside the root, of a rule that has another outside of it. */
export function epsilonRoot(
  defaultEpsilon: number,
  slider?: readonly [number, number],
): NumberHyperparameter {
  return {
    ...epsilon(defaultEpsilon, slider),
    label: phrase('Epsilon inside the root'),
    symbol: '\\bar\\varepsilon',
  };
}

export function momentumFactor(defaultFactor: number): NumberHyperparameter {
  return {
    kind: 'number',
    label: phrase('Momentum'),
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

/** β1 of Adam and related rules. */
export const averageDecay = (defaultFactor: number): NumberHyperparameter =>
  decayFactor(phrase('Decay of the average'), '\\beta_1', defaultFactor);

/** β2 of Adam and related rules. */
export const squaredAverageDecay = (defaultFactor: number): NumberHyperparameter =>
  decayFactor(phrase('Decay of the squared average'), '\\beta_2', defaultFactor);

/** The small number that keeps a division by a root of zero finite. */
export function epsilon(
  defaultEpsilon: number,
  slider: readonly [number, number] = [1e-12, 1e-1],
): NumberHyperparameter {
  return {
    kind: 'number',
    label: phrase('Epsilon'),
    symbol: '\\varepsilon',
    default: defaultEpsilon,
    min: 0,
    max: Infinity,
    slider,
    scale: 'log',
  };
}
