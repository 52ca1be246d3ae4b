// A chain of layers of one neuron each: how much of the gradient reaches the first layer.
import type { ScalarActivation } from './activations/activation';
import type { ParameterValues } from './description';
import { evaluateActivation } from './evaluate';

export interface ChainLayer {
  /** The input of the activation. */
  readonly preActivation: number;
  readonly output: number;
  /** The activation's derivative there. */
  readonly slope: number;
  /** weight · slope: the factor by which this layer multiplies the gradient in the backward pass. */
  readonly factor: number;
  /** The product of all factors so far: d(this layer's output) / d(the chain's input). */
  readonly product: number;
  /** log₁₀ of its magnitude, also when the product underflows or overflows; −∞ after a factor of 0. */
  readonly logProduct: number;
}

export interface Chain {
  readonly activation: ScalarActivation;
  /** Every parameter of the activation. */
  readonly parameters: ParameterValues;
  readonly weight: number;
  readonly depth: number;
}

/** The pre-activation of each layer is weight · x + bias, x being the output of the layer before, or `input`. */
export function forwardChain({
  input,
  bias,
  ...chain
}: Chain & { readonly input: number; readonly bias: number }): ChainLayer[] {
  return layersOf(chain, (before) => chain.weight * (before?.output ?? input) + bias);
}

/** Every layer has the same pre-activation, as if by normalization. */
export function fixedChain({
  preActivation,
  ...chain
}: Chain & { readonly preActivation: number }): ChainLayer[] {
  return layersOf(chain, () => preActivation);
}

function layersOf(
  { activation, parameters, weight, depth }: Chain,
  preActivationOf: (before: ChainLayer | undefined) => number,
): ChainLayer[] {
  const layers: ChainLayer[] = [];
  for (let i = 0; i < depth; i++) {
    const before = layers.at(-1);
    const preActivation = preActivationOf(before);
    const { y, dy } = evaluateActivation(activation, parameters, [preActivation]);
    const [output = NaN] = y;
    const [slope = NaN] = dy;
    const factor = weight * slope;
    layers.push({
      preActivation,
      output,
      slope,
      factor,
      product: (before?.product ?? 1) * factor,
      logProduct: (before?.logProduct ?? 0) + Math.log10(Math.abs(factor)),
    });
  }
  return layers;
}
