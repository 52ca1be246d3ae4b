// All losses, in the order of the workspace.
import { bceWithLogits } from './bceWithLogits';
import { binaryCrossEntropy } from './binaryCrossEntropy';
import { crossEntropy } from './crossEntropy';
import { focal } from './focal';
import { halfSquaredError } from './halfSquaredError';
import { hinge } from './hinge';
import { huber } from './huber';
import { kullbackLeibler } from './kullbackLeibler';
import { logCosh } from './logCosh';
import type { LossDefinition, ScalarLoss } from './loss';
import { meanAbsoluteError } from './meanAbsoluteError';
import { poissonNll } from './poissonNll';
import { softmaxCrossEntropy } from './softmaxCrossEntropy';
import { squaredHinge } from './squaredHinge';

export const losses: readonly LossDefinition[] = [
  // The three to start with.
  halfSquaredError,
  binaryCrossEntropy,
  crossEntropy,
  // More for probabilities.
  softmaxCrossEntropy,
  bceWithLogits,
  focal,
  kullbackLeibler,
  // More for regression.
  meanAbsoluteError,
  huber,
  logCosh,
  poissonNll,
  // For margins.
  hinge,
  squaredHinge,
];

/** Those for a single neuron. */
export const scalarLosses: readonly ScalarLoss[] = losses.filter((loss) => loss.kind === 'scalar');

const byId = new Map(losses.map((loss) => [loss.id, loss]));

export function findLoss(id: string): LossDefinition | undefined {
  return byId.get(id);
}

export type { LossDefinition, ScalarLoss };
