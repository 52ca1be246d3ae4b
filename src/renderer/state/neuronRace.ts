// The race on the loss surface of a function: chooses a matching partner, and uses the open neuron's data if it fits.
import { binaryCrossEntropy } from '../../core/functions/losses/binaryCrossEntropy';
import { halfSquaredError } from '../../core/functions/losses/halfSquaredError';
import { findLoss, type LossDefinition, type ScalarLoss } from '../../core/functions/losses/registry';
import { identity } from '../../core/functions/activations/identity';
import {
  findActivation,
  type ActivationDefinition,
  type ScalarActivation,
} from '../../core/functions/activations/registry';
import { sigmoidActivation } from '../../core/functions/activations/sigmoid';
import { softplusActivation } from '../../core/functions/activations/softplus';
import { defaultParameters, type ParameterValues } from '../../core/functions/description';
import { completeNeuron, exampleData, nearestTarget, type Neuron } from '../../core/functions/neuron';
import { isIn, isWithin } from '../../core/functions/numberSet';
import type { LandscapeReference, NeuronReference } from '../../core/landscapes/reference';
import { defaultDomain } from '../../core/scene/readLandscape';

/** Whether a loss accepts every output of an activation, and the outputs cover what the loss needs. */
function goTogether(activation: ScalarActivation, loss: ScalarLoss): boolean {
  // Logits and scores may be below 0 and above 1.
  const wantsAny = loss.outputs === 'any' && loss.targets !== 'any';
  return isWithin(activation.outputs, loss.outputs) && (!wantsAny || activation.outputs === 'any');
}

/** A loss that accepts the activation's outputs. */
const lossFor = (activation: ScalarActivation): ScalarLoss =>
  isWithin(activation.outputs, 'probability') ? binaryCrossEntropy : halfSquaredError;

/** An activation whose outputs the loss accepts. */
function activationFor(loss: ScalarLoss): ScalarActivation {
  if (loss.outputs === 'probability') return sigmoidActivation;
  if (loss.outputs === 'nonNegative') return softplusActivation;
  // Logits and scores are the outputs of a neuron without an activation.
  return loss.targets === 'any' ? sigmoidActivation : identity;
}

/** A function for a single neuron: for the Softmax and its cross-entropy, the case of two classes. */
export const asScalarActivation = (activation: ActivationDefinition): ScalarActivation =>
  activation.kind === 'scalar' ? activation : sigmoidActivation;
export const asScalarLoss = (loss: LossDefinition): ScalarLoss =>
  loss.kind === 'scalar' ? loss : binaryCrossEntropy;

/** The pair of functions for the race of one of them, given the open landscape. */
export function pairWithActivation(
  activation: ScalarActivation,
  open: LandscapeReference,
): readonly [ScalarActivation, ScalarLoss] {
  const loss = 'neuron' in open ? findLoss(open.neuron.loss.id) : undefined;
  const fits = loss?.kind === 'scalar' && goTogether(activation, loss);
  return [activation, fits ? loss : lossFor(activation)];
}

export function pairWithLoss(
  loss: ScalarLoss,
  open: LandscapeReference,
): readonly [ScalarActivation, ScalarLoss] {
  const activation = 'neuron' in open ? findActivation(open.neuron.activation.id) : undefined;
  const fits = activation?.kind === 'scalar' && goTogether(activation, loss);
  return [fits ? activation : activationFor(loss), loss];
}

interface Pair {
  readonly activation: ScalarActivation;
  readonly loss: ScalarLoss;
  /** Parameters set in a workspace; for functions without an entry, those of the open neuron, or the defaults. */
  readonly parameters: Readonly<Record<string, ParameterValues>>;
}

/** The neuron of a pair of functions, with the open neuron's data if the loss accepts its targets. */
export function neuronOf({ activation, loss, parameters }: Pair, open: LandscapeReference): NeuronReference {
  const current = 'neuron' in open ? open : null;
  const chosen = (
    definition: ScalarActivation | ScalarLoss,
    before: Neuron['activation'] | undefined,
  ): Neuron['activation'] => ({
    id: definition.id,
    parameters:
      parameters[definition.id] ??
      (before?.id === definition.id ? before.parameters : defaultParameters(definition)),
  });
  const neuron = completeNeuron({
    activation: chosen(activation, current?.neuron.activation),
    loss: chosen(loss, current?.neuron.loss),
    data: current === null ? exampleData(loss) : fittingData(current.neuron, loss),
  });
  return { neuron, domain: current?.domain ?? defaultDomain };
}

/** The neuron's data if the loss takes it; class labels are converted; otherwise the loss's own example. */
function fittingData({ data }: Neuron, loss: ScalarLoss): Neuron['data'] {
  if (data.every(([, t]) => isIn(loss.targets, t))) return data;
  const areClasses = data.every(([, t]) => t === 1 || t === 0 || t === -1);
  return areClasses ? data.map(([x, t]) => [x, nearestTarget(t, loss.targets)] as const) : exampleData(loss);
}
