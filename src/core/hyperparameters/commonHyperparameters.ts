// Hyper-parameters of the usual kinds, and those that several optimizers share.
import { phrase } from '../text/text';
import type {
  BooleanHyperparameter,
  LibraryForm,
  LibraryHyperparameter,
  NumberHyperparameter,
} from './hyperparameter';

type Label = NumberHyperparameter['label'];
type Slider = NumberHyperparameter['slider'];
type Scale = NumberHyperparameter['scale'];

/** A number on a linear slider and without limits, unless `range` says otherwise. */
export function rangedNumber(
  label: Label,
  symbol: string,
  defaultValue: number,
  slider: Slider,
  range: Partial<Omit<NumberHyperparameter, 'kind' | 'label' | 'symbol' | 'default' | 'slider'>> = {},
): NumberHyperparameter {
  return {
    kind: 'number',
    label,
    symbol,
    default: defaultValue,
    min: -Infinity,
    max: Infinity,
    slider,
    scale: 'linear',
    ...range,
  };
}

/** A number without an upper limit that is at least 0. */
export function nonNegative(
  label: Label,
  symbol: string,
  defaultValue: number,
  slider: Slider,
  scale: Scale = 'linear',
): NumberHyperparameter {
  return rangedNumber(label, symbol, defaultValue, slider, { min: 0, scale });
}

/** A number above 0, on a logarithmic slider. */
export function positive(
  label: Label,
  symbol: string,
  defaultValue: number,
  slider: Slider,
): NumberHyperparameter {
  return rangedNumber(label, symbol, defaultValue, slider, { min: 0, minExclusive: true, scale: 'log' });
}

/** A number of steps, stored pairs or the like: whole, at least `min`. */
export function count(
  label: Label,
  symbol: string,
  defaultCount: number,
  min: number,
  slider: Slider,
  max = 1_000_000,
): NumberHyperparameter {
  return rangedNumber(label, symbol, defaultCount, slider, { min, max, whole: true });
}

/** A weight in a blend, 0 to 1. */
export function share(label: Label, symbol: string, defaultShare: number): NumberHyperparameter {
  return rangedNumber(label, symbol, defaultShare, [0, 1], { min: 0, max: 1 });
}

/** A factor in [0, 1) that is mostly close below 1. */
function factorBelowOne(label: Label, symbol: string, defaultFactor: number, highest: number) {
  const range = { min: 0, max: 1, maxExclusive: true, scale: 'complement' } as const;
  return rangedNumber(label, symbol, defaultFactor, [0, highest], range);
}

/** A decay factor of a moving average, in [0, 1). */
export function decayFactor(label: Label, symbol: string, defaultFactor: number): NumberHyperparameter {
  return factorBelowOne(label, symbol, defaultFactor, 0.9999);
}

export function momentumFactor(defaultFactor: number): NumberHyperparameter {
  return factorBelowOne(phrase('Momentum'), '\\mu', defaultFactor, 0.999);
}

/** β1 of Adam and related rules. */
export const averageDecay = (defaultFactor: number): NumberHyperparameter =>
  decayFactor(phrase('First moment decay'), '\\beta_1', defaultFactor);

/** β2 of Adam and related rules. */
export const squaredAverageDecay = (defaultFactor: number): NumberHyperparameter =>
  decayFactor(phrase('Second moment decay'), '\\beta_2', defaultFactor);

export const learningRate = (defaultRate: number, slider: Slider = [1e-4, 1]): NumberHyperparameter =>
  nonNegative(phrase('Learning rate'), '\\eta', defaultRate, slider, 'log');

/** λ of the decay that `defineOptimizer` adds to a rule. */
export const weightDecay = nonNegative(phrase('Weight decay'), '\\lambda', 0, [0, 0.5]);

/** d0 of the rules that estimate the distance to the solution. */
export const initialDistance = (defaultDistance: number): NumberHyperparameter =>
  positive(phrase('First estimate of the distance'), 'd_0', defaultDistance, [1e-8, 1]);

const epsilonSlider: Slider = [1e-12, 1e-1];

/** The small number that keeps a division by a root of zero finite. */
export const epsilon = (defaultEpsilon: number, slider = epsilonSlider): NumberHyperparameter =>
  nonNegative(phrase('Epsilon'), '\\varepsilon', defaultEpsilon, slider, 'log');

/** An ε inside the root, of a rule that has another outside of it. */
export const epsilonRoot = (defaultEpsilon: number, slider = epsilonSlider): NumberHyperparameter =>
  nonNegative(phrase('Epsilon inside the root'), '\\bar\\varepsilon', defaultEpsilon, slider, 'log');

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
  const [{ library }] = forms;
  return {
    kind: 'library',
    label: phrase('Convention'),
    default: library,
    forms,
  };
}
