// All methods, in the order of the picker.
import { bfgs } from './bfgs';
import { cmaEs } from './cmaEs';
import { conjugateGradient } from './conjugateGradient';
import { gradientDescentBacktracking } from './gradientDescentBacktracking';
import { lbfgs } from './lbfgs';
import { levenberg } from './levenberg';
import type { MethodDefinition } from './method';
import { nelderMead } from './nelderMead';
import { newton } from './newton';
import { particleSwarm } from './particleSwarm';
import { simulatedAnnealing } from './simulatedAnnealing';

export const searchMethods: readonly MethodDefinition[] = [
  gradientDescentBacktracking,
  newton,
  levenberg,
  bfgs,
  lbfgs,
  conjugateGradient,
  nelderMead,
  simulatedAnnealing,
  particleSwarm,
  cmaEs,
];
