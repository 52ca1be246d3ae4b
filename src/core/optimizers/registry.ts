// All optimizers, in the order of the picker.
import { adabelief } from './adabelief';
import { adabound } from './adabound';
import { adadelta } from './adadelta';
import { adagrad } from './adagrad';
import { adam } from './adam';
import { adamax } from './adamax';
import { adamw } from './adamw';
import { adan } from './adan';
import { ademamix } from './ademamix';
import { amsbound } from './amsbound';
import { amsgrad } from './amsgrad';
import { asgd } from './asgd';
import { cocob } from './cocob';
import { dadaptAdamw } from './dadaptAdamw';
import type { GraphOptimizer } from './define';
import { dowg } from './dowg';
import { eve } from './eve';
import { fromage } from './fromage';
import { heavyBall } from './heavyBall';
import { lamb } from './lamb';
import { lars } from './lars';
import { lion } from './lion';
import { lookaheadSgd } from './lookaheadSgd';
import type { MethodDefinition } from './methods/method';
import { searchMethods } from './methods/registry';
import { momentum } from './momentum';
import { nadam } from './nadam';
import { nesterov } from './nesterov';
import { novograd } from './novograd';
import { optimisticGd } from './optimisticGd';
import { polyakSgd } from './polyakSgd';
import { prodigy } from './prodigy';
import { qhadam } from './qhadam';
import { qhm } from './qhm';
import { radam } from './radam';
import { rmsprop } from './rmsprop';
import { rmspropGraves } from './rmspropGraves';
import { rprop } from './rprop';
import { sam } from './sam';
import { santaSss } from './santaSss';
import { scheduleFreeAdamw } from './scheduleFreeAdamw';
import { scheduleFreeSgd } from './scheduleFreeSgd';
import { sgd } from './sgd';
import { signSgd } from './signSgd';
import { sm3 } from './sm3';
import { smorms3 } from './smorms3';
import { yogi } from './yogi';

/** A rule that is compiled, or a method that searches. */
export type OptimizerDefinition = GraphOptimizer | MethodDefinition;

export const optimizers: readonly OptimizerDefinition[] = [
  sgd,
  momentum,
  nesterov,
  adagrad,
  rmsprop,
  adam,
  heavyBall,
  qhm,
  asgd,
  sam,
  adadelta,
  rmspropGraves,
  smorms3,
  adamw,
  adamax,
  amsgrad,
  nadam,
  radam,
  qhadam,
  adabound,
  amsbound,
  eve,
  santaSss,
  rprop,
  optimisticGd,
  signSgd,
  lion,
  adabelief,
  yogi,
  adan,
  ademamix,
  sm3,
  lars,
  lamb,
  fromage,
  novograd,
  polyakSgd,
  dadaptAdamw,
  prodigy,
  dowg,
  cocob,
  lookaheadSgd,
  scheduleFreeSgd,
  scheduleFreeAdamw,
  ...searchMethods,
];

const byId = new Map(optimizers.map((optimizer) => [optimizer.id, optimizer]));

export function findOptimizer(id: string): OptimizerDefinition | undefined {
  return byId.get(id);
}
