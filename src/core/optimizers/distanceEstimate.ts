// Hyper-parameters of the rules whose rate is an estimate d of the distance from the start to the solution.
import {
  averageDecay,
  epsilon,
  initialDistance,
  learningRate,
  squaredAverageDecay,
} from '../hyperparameters/commonHyperparameters';

export const distanceHyperparameters = {
  learningRate: learningRate(1, [1e-2, 10]),
  beta1: averageDecay(0.9),
  beta2: squaredAverageDecay(0.999),
  epsilon: epsilon(1e-8),
  initialD: initialDistance(1e-6),
};
