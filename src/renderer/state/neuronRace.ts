// From a function to the race on the loss surface that it makes: a partner that goes with it, and the open neuron's data.
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

/** Whether a loss takes all that an activation gives, and that can be all that the loss asks for. */
function goTogether(activation: ScalarActivation, loss: ScalarLoss): boolean {
  // Logits and scores reach below 0 and above 1.
  const wantsAny = loss.outputs === 'any' && loss.targets !== 'any';
  return isWithin(activation.outputs, loss.outputs) && (!wantsAny || activation.outputs === 'any');
}

/** A loss that takes what the activation gives. */
const lossFor = (activation: ScalarActivation): ScalarLoss =>
  isWithin(activation.outputs, 'probability') ? binaryCrossEntropy : halfSquaredError;

/** An activation that gives what the loss takes. */
function activationFor(loss: ScalarLoss): ScalarActivation {
  if (loss.outputs === 'probability') return sigmoidActivation;
  if (loss.outputs === 'nonNegative') return softplusActivation;
  // Logits and scores are what a neuron has without one.
  return loss.targets === 'any' ? sigmoidActivation : identity;
}

/** A function as a single neuron has it: of the Softmax and its cross-entropy the case of two classes. */
export const asScalarActivation = (activation: ActivationDefinition): ScalarActivation =>
  activation.kind === 'scalar' ? activation : sigmoidActivation;
export const asScalarLoss = (loss: LossDefinition): ScalarLoss =>
  loss.kind === 'scalar' ? loss : binaryCrossEntropy;

/** The functions of the race to which one of them leads, given the landscape that is open. */
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
  /** Parameters that are set in a workspace; those of the open neuron, or the defaults, for what has none here. */
  readonly parameters: Readonly<Record<string, ParameterValues>>;
}

/** The neuron of a pair of functions, with the data of the open one where that has targets that the loss takes. */
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

/** The neuron's data where the loss takes it; otherwise the loss's own example, but for classes, which have other names. */
function fittingData({ data }: Neuron, loss: ScalarLoss): Neuron['data'] {
  if (data.every(([, t]) => isIn(loss.targets, t))) return data;
  const areClasses = data.every(([, t]) => t === 1 || t === 0 || t === -1);
  return areClasses ? data.map(([x, t]) => [x, nearestTarget(t, loss.targets)] as const) : exampleData(loss);
}
