// A chain of layers of one neuron each: how much of the gradient comes through to the first layer.
import type { ScalarActivation } from './activations/activation';
import type { ParameterValues } from './description';
import { evaluateActivation } from './evaluate';

export interface ChainLayer {
  /** What goes into the activation. */
  readonly preActivation: number;
  readonly output: number;
  /** The activation's derivative there. */
  readonly slope: number;
  /** weight · slope: what the gradient is multiplied by on its way back through this layer. */
  readonly factor: number;
  /** The product of all factors so far: d(this layer's output) / d(the chain's input). */
  readonly product: number;
  /** log₁₀ of its size, where the product itself is long 0 or infinite, too; −∞ behind a factor of 0. */
  readonly logProduct: number;
}

export interface Chain {
  readonly activation: ScalarActivation;
  /** Every parameter of the activation. */
  readonly parameters: ParameterValues;
  readonly weight: number;
  readonly depth: number;
}

/** Layer l + 1 gets weight · output + bias of layer l; the first one, of `input`. */
export function forwardChain({
  input,
  bias,
  ...chain
}: Chain & { readonly input: number; readonly bias: number }): ChainLayer[] {
  return layersOf(chain, (before) => chain.weight * (before?.output ?? input) + bias);
}

/** Every layer works at the same pre-activation, as if normalization had put it there. */
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
