// All landscapes, in the order of the picker.
import { ackley } from './ackley';
import { beale } from './beale';
import { bohachevsky1 } from './bohachevsky1';
import { booth } from './booth';
import { branin } from './branin';
import type { LandscapeDefinition } from './define';
import { dropWave } from './dropWave';
import { easom } from './easom';
import { gaussianWells } from './gaussianWells';
import { goldsteinPrice } from './goldsteinPrice';
import { griewank } from './griewank';
import { himmelblau } from './himmelblau';
import { levy13 } from './levy13';
import { matyas } from './matyas';
import { mccormick } from './mccormick';
import { monkeySaddle } from './monkeySaddle';
import { quadraticIll } from './quadraticIll';
import { rastrigin } from './rastrigin';
import { ravine } from './ravine';
import { rosenbrock } from './rosenbrock';
import { saddle } from './saddle';
import { schaffer2 } from './schaffer2';
import { sincValley } from './sincValley';
import { sixHumpCamel } from './sixHumpCamel';
import { sphere } from './sphere';
import { styblinskiTang } from './styblinskiTang';
import { tanhBowl } from './tanhBowl';
import { threeHumpCamel } from './threeHumpCamel';

export const landscapes: readonly LandscapeDefinition[] = [
  // The four to start with: one for each kind of difficulty.
  saddle,
  tanhBowl,
  sincValley,
  ravine,
  // Bowls and valleys with one minimum.
  sphere,
  booth,
  matyas,
  quadraticIll,
  rosenbrock,
  beale,
  // Almost no gradient to follow.
  monkeySaddle,
  easom,
  // A few minima: which one is found?
  himmelblau,
  styblinskiTang,
  threeHumpCamel,
  sixHumpCamel,
  branin,
  goldsteinPrice,
  mccormick,
  gaussianWells,
  // Many minima: how to escape the first.
  rastrigin,
  ackley,
  griewank,
  levy13,
  bohachevsky1,
  dropWave,
  schaffer2,
];

const byId = new Map(landscapes.map((landscape) => [landscape.id, landscape]));

export function findLandscape(id: string): LandscapeDefinition | undefined {
  return byId.get(id);
}

export type { LandscapeDefinition };
