// What a scene's race asks for: which of its runs come with a figure.
import { expect, it } from 'vitest';
import { findLandscape } from '../core/landscapes/registry';
import { findOptimizer } from '../core/optimizers/registry';
import { createDefaultScene, createSceneLane } from '../core/scene/defaultScene';
import { validateHyperparameters } from '../core/hyperparameters/validateHyperparameters';
import type { Scene, SceneLane } from '../core/scene/scene';
import { raceRequest } from './raceRequest';

const landscape = findLandscape('ravine')!;

function laneOf(id: string, others: readonly SceneLane[], count: number): SceneLane {
  const optimizer = findOptimizer(id)!;
  const checked = validateHyperparameters(optimizer, {});
  if (!checked.ok) throw new Error(id);
  return { ...createSceneLane(optimizer, checked.values, others), runs: { count, spread: 0.1 } };
}

function sceneOf(ids: readonly string[], steps = 100): Scene {
  const optimizers = ids.reduce<SceneLane[]>((lanes, id) => [...lanes, laneOf(id, lanes, 2)], []);
  return { ...createDefaultScene(landscape), steps, optimizers };
}

const figuresOf = (scene: Scene, figures?: boolean): (boolean | undefined)[] =>
  raceRequest(
    scene,
    scene.optimizers,
    landscape.domain,
    figures === undefined ? {} : { figures },
  ).request.lanes.map(({ figure }) => figure);

it('asks for the figures of the runners themselves, not of their families', () => {
  expect(figuresOf(sceneOf(['particle-swarm', 'adam', 'nelder-mead']), true)).toEqual([
    true,
    false,
    false,
    false,
    true,
    false,
  ]);
});

it('asks for none unless it is told to', () => {
  expect(figuresOf(sceneOf(['particle-swarm', 'nelder-mead']))).toEqual([false, false, false, false]);
});

it('asks for no figure that is larger than its share', () => {
  // 40 numbers a row fit into half of the room, not into a third; 6 do.
  const two = ['particle-swarm', 'nelder-mead', 'adam'];
  expect(figuresOf(sceneOf(two, 49_999), true).filter((_, i) => i % 2 === 0)).toEqual([true, true, false]);
  const three = ['particle-swarm', 'nelder-mead', 'cma-es'];
  expect(figuresOf(sceneOf(three, 49_999), true).filter((_, i) => i % 2 === 0)).toEqual([false, true, true]);
});

it('asks for the same figure, whichever runners it asks for', () => {
  const scene = sceneOf(['particle-swarm', 'nelder-mead', 'cma-es'], 49_999);
  const alone = raceRequest(scene, scene.optimizers.slice(0, 1), landscape.domain, { figures: true });
  expect(alone.request.lanes[0]?.figure).toBe(false);
});
