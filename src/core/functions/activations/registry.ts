// All activations, in the order of the workspace.
import type { ActivationDefinition, ScalarActivation } from './activation';
import { celu } from './celu';
import { elu } from './elu';
import { gelu } from './gelu';
import { geluTanh } from './geluTanh';
import { hardShrink } from './hardShrink';
import { hardSigmoid } from './hardSigmoid';
import { hardSwish } from './hardSwish';
import { hardTanh } from './hardTanh';
import { identity } from './identity';
import { leakyRelu } from './leakyRelu';
import { logSigmoid } from './logSigmoid';
import { mish } from './mish';
import { relu } from './relu';
import { relu6 } from './relu6';
import { selu } from './selu';
import { sigmoidActivation } from './sigmoid';
import { softmax } from './softmax';
import { softplusActivation } from './softplus';
import { softShrink } from './softShrink';
import { softsign } from './softsign';
import { swish } from './swish';
import { tanhActivation } from './tanh';
import { tanhShrink } from './tanhShrink';
import { threshold } from './threshold';

export const activations: readonly ActivationDefinition[] = [
  // The six to start with.
  sigmoidActivation,
  tanhActivation,
  relu,
  softmax,
  swish,
  mish,
  // Relatives of the ReLU.
  leakyRelu,
  elu,
  selu,
  celu,
  softplusActivation,
  relu6,
  threshold,
  // Self-gated.
  gelu,
  geluTanh,
  hardSwish,
  // Relatives of the Sigmoid.
  hardSigmoid,
  softsign,
  hardTanh,
  // Small inputs become 0, or nearly so.
  tanhShrink,
  softShrink,
  hardShrink,
  // For last layers.
  identity,
  logSigmoid,
];

/** Those for a single neuron. */
export const scalarActivations: readonly ScalarActivation[] = activations.filter(
  (activation) => activation.kind === 'scalar',
);

const byId = new Map(activations.map((activation) => [activation.id, activation]));

export function findActivation(id: string): ActivationDefinition | undefined {
  return byId.get(id);
}

export type { ActivationDefinition, ScalarActivation };
