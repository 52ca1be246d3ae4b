import { expect, it } from 'vitest';
import { findOptimizer } from '../optimizers/registry';
import type { SceneRunner } from './scene';
import { createSceneRunner } from './sceneRunner';
import { searchShapeKeys } from './searchShapeKeys';

function runnersOf(...ids: readonly string[]): SceneRunner[] {
  const runners: SceneRunner[] = [];
  for (const id of ids) runners.push(createSceneRunner(findOptimizer(id)!, {}, runners));
  return runners;
}

const keysOf = (optimizers: readonly SceneRunner[], steps: number): string[] => [
  ...searchShapeKeys({ optimizers, steps }),
];

it('all runners with a search shape have it recorded, and no others', () => {
  expect(keysOf(runnersOf('sgd', 'nelder-mead', 'lbfgs', 'particle-swarm', 'cma-es'), 100)).toEqual([
    'nelder-mead-1',
    'particle-swarm-1',
    'cma-es-1',
  ]);
  expect(keysOf([{ ...runnersOf('nelder-mead')[0]!, id: 'gone' }], 100)).toEqual([]);
});

it('those whose shapes exceed their share of the memory have not', () => {
  const [simplex, swarm] = runnersOf('nelder-mead', 'particle-swarm');
  const crowd = { ...swarm!, hyperparameters: { ...swarm!.hyperparameters, particles: 20 } };
  // 4 000 000 numbers for 20 points in each of 100 000 rows; half of that for each of two.
  expect(keysOf([crowd], 99_999)).toEqual([crowd.key]);
  expect(keysOf([crowd], 100_000)).toEqual([]);
  expect(keysOf([simplex!, crowd], 49_999)).toEqual([simplex!.key, crowd.key]);
  expect(keysOf([simplex!, crowd], 50_000)).toEqual([simplex!.key]);
});
