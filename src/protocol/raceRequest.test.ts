// The request for a scene's race: all that its trajectories depend on, and which of its runs have a search shape.
import { describe, expect, it } from 'vitest';
import { findLandscape } from '../core/landscapes/registry';
import { findOptimizer } from '../core/optimizers/registry';
import { createDefaultScene } from '../core/scene/defaultScene';
import { createSceneRunner } from '../core/scene/sceneRunner';
import { validateHyperparameters } from '../core/hyperparameters/validateHyperparameters';
import { runnerInputs } from '../core/scene/runnerFields';
import type { Scene, SceneRunner } from '../core/scene/scene';
import { sceneFields } from '../core/scene/sceneFields';
import { otherDocument, defaultRunner, defaultScene } from '../core/scene/testing/otherScene';
import { raceRequest, runsOf } from './raceRequest';

const landscape = findLandscape('ravine')!;

function runnerOf(id: string, others: readonly SceneRunner[], count: number): SceneRunner {
  const optimizer = findOptimizer(id)!;
  const checked = validateHyperparameters(optimizer, {});
  if (!checked.ok) throw new Error(id);
  return { ...createSceneRunner(optimizer, checked.values, others), runs: { count, spread: 0.1 } };
}

function sceneOf(ids: readonly string[], steps = 100): Scene {
  const optimizers = ids.reduce<SceneRunner[]>((runners, id) => [...runners, runnerOf(id, runners, 2)], []);
  return { ...createDefaultScene(landscape), steps, optimizers };
}

const shapesOf = (scene: Scene, shapes?: boolean): (boolean | undefined)[] =>
  raceRequest(scene, scene.optimizers, shapes === undefined ? {} : { shapes }).request.runs.map(
    ({ searchShape }) => searchShape,
  );

it('asks for the search shapes of the runners themselves, not of their families', () => {
  expect(shapesOf(sceneOf(['particle-swarm', 'adam', 'nelder-mead']), true)).toEqual([
    true,
    false,
    false,
    false,
    true,
    false,
  ]);
});

it('asks for none unless it is told to', () => {
  expect(shapesOf(sceneOf(['particle-swarm', 'nelder-mead']))).toEqual([false, false, false, false]);
});

it('asks for no search shape that is larger than its share', () => {
  // 40 numbers per row fit into half of the limit, not into a third; 6 fit into a third.
  const two = ['particle-swarm', 'nelder-mead', 'adam'];
  expect(shapesOf(sceneOf(two, 49_999), true).filter((_, i) => i % 2 === 0)).toEqual([true, true, false]);
  const three = ['particle-swarm', 'nelder-mead', 'cma-es'];
  expect(shapesOf(sceneOf(three, 49_999), true).filter((_, i) => i % 2 === 0)).toEqual([false, true, true]);
});

it('asks for the same search shape, whichever runners it asks for', () => {
  const scene = sceneOf(['particle-swarm', 'nelder-mead', 'cma-es'], 49_999);
  const alone = raceRequest(scene, scene.optimizers.slice(0, 1), { shapes: true });
  expect(alone.request.runs[0]?.searchShape).toBe(false);
});

describe('the runs of a request', () => {
  const common = {
    landscape: { id: 'ravine' },
    start: [1, 2] as [number, number],
    steps: 9,
    seed: 4,
    stopWhenConverged: true,
  };
  const bare = { optimizer: 'sgd', hyperparameters: { learningRate: 0.1 } };
  const noise = { kind: 'gaussian', scale: 0.5 } as const;
  const own = {
    optimizer: 'adam',
    hyperparameters: {},
    schedule: { id: 'step' },
    clipping: { kind: 'norm', limit: 1 } as const,
    before: [{ optimizer: 'sgd', hyperparameters: {}, schedule: null, clipping: null, steps: 3 }],
    start: [3, 4] as [number, number],
    sequence: 5,
    searchShape: true,
  };

  it('have what is common to all, and their own', () => {
    expect(runsOf({ kind: 'race', ...common, noise, runs: [bare, own] })).toEqual([
      {
        ...common,
        ...bare,
        noise,
        schedule: null,
        clipping: null,
        before: [],
        sequence: 0,
        searchShape: false,
      },
      { ...common, ...own, noise },
    ]);
  });

  it.each([undefined, { kind: 'none', scale: 0.5 } as const])('have no noise where it is %j', (none) => {
    const [run] = runsOf({ kind: 'race', ...common, ...(none && { noise: none }), runs: [bare] });
    expect(run?.noise).toBeNull();
  });
});

// Fails if an input in the scene's tables is not sent, or if something that is sent is not an input there.
describe('the runs of a request differ where the inputs of the trajectories do', () => {
  const other = otherDocument({ id: 'saddle' });
  const runner = other.optimizers[0]!;
  const requestOf = (scene: Scene): string =>
    JSON.stringify(runsOf(raceRequest(scene, scene.optimizers).request));
  const inputsOf = (scene: Scene): string =>
    JSON.stringify([sceneFields.inputs(scene), scene.optimizers.map((each) => runnerInputs(scene, each))]);
  const content = (Object.keys(defaultScene) as (keyof Scene)[]).filter((name) => name !== 'optimizers');

  it.each(content)('in %s', (name) => {
    const changed: Scene = { ...other, [name]: defaultScene[name] };
    expect(requestOf(changed) !== requestOf(other)).toBe(inputsOf(changed) !== inputsOf(other));
  });

  it('in the start of a race whose runners have none of their own', () => {
    const alike = { ...other, optimizers: [{ ...runner, start: null }] };
    const changed = { ...alike, start: defaultScene.start };
    expect(inputsOf(changed)).not.toBe(inputsOf(alike));
    expect(requestOf(changed)).not.toBe(requestOf(alike));
  });

  it.each(Object.keys(runner) as (keyof SceneRunner)[])('in %s of a runner', (name) => {
    const changed: SceneRunner = { ...runner, [name]: defaultRunner[name] };
    const after = { ...other, optimizers: [changed] };
    expect(requestOf(after) !== requestOf(other)).toBe(inputsOf(after) !== inputsOf(other));
  });
});
