// Every field of a scene that its trajectories depend on arrives at the workers, with its own value.
import { describe, expect, it } from 'vitest';
import type { LandscapeReference } from '../../core/landscapes/reference';
import { runnerInputs } from '../../core/scene/runnerFields';
import type { Scene, SceneRunner } from '../../core/scene/scene';
import { sceneFields } from '../../core/scene/sceneFields';
import {
  formulaReference,
  neuronReference,
  otherDocument,
  defaultRunner,
  defaultScene,
} from '../../core/scene/testing/otherScene';
import { raceRequest } from '../../protocol/raceRequest';
import type { TaskSpec } from '../pool/task';
import { planStream } from './planStream';

/** What a worker is given of a scene's race, after all borders between them. */
function arriving(scene: Scene): TaskSpec {
  const { request } = raceRequest(scene, scene.optimizers);
  const plan = planStream(JSON.parse(JSON.stringify(request)));
  if (!plan.ok) throw new Error(plan.failure.message);
  return structuredClone(plan.spec);
}

const other = otherDocument({ id: 'saddle' });
const runner = other.optimizers[0]!;
const text = (scene: Scene): string => JSON.stringify(arriving(scene));
const content = (Object.keys(defaultScene) as (keyof Scene)[]).filter((name) => name !== 'optimizers');

const inputsOf = (scene: Scene): string =>
  JSON.stringify([sceneFields.inputs(scene), scene.optimizers.map((each) => runnerInputs(scene, each))]);

describe('what a worker is given differs exactly where the inputs of the trajectories do', () => {
  it.each(content)('in %s', (name) => {
    const changed: Scene = { ...other, [name]: defaultScene[name] };
    expect(text(changed) !== text(other)).toBe(inputsOf(changed) !== inputsOf(other));
  });

  it.each(Object.keys(runner) as (keyof SceneRunner)[])('in %s of a runner', (name) => {
    const value =
      name === 'hyperparameters' ? { ...runner.hyperparameters, learningRate: 0.5 } : defaultRunner[name];
    // A rule without its own hyper-parameters would not be valid.
    const changed: SceneRunner =
      name === 'id' ? { ...defaultRunner, schedule: runner.schedule } : { ...runner, [name]: value };
    const after = { ...other, optimizers: [changed] };
    expect(text(after) !== text(other)).toBe(inputsOf(after) !== inputsOf(other));
  });
});

it.each<[string, LandscapeReference]>([
  ['a landscape by its id', { id: 'saddle' }],
  ['a formula', formulaReference],
  ['a neuron', neuronReference],
])('the values of a scene on %s are those that its runs have', (_, landscape) => {
  const { steps, seed, noise, stopWhenConverged } = other;
  const { id: optimizer, hyperparameters, schedule, clipping, before, start } = runner;
  const spec = arriving({ ...other, landscape });
  expect(spec).toEqual({ kind: 'race', runs: expect.any(Array) as unknown });
  expect(spec.kind === 'race' ? spec.runs[0] : null).toEqual({
    ...{ landscape, start, steps, seed, noise, stopWhenConverged },
    ...{ optimizer, hyperparameters, schedule, clipping, sequence: 0, searchShape: false },
    before: before.map(({ id, ...leg }) => ({ optimizer: id, ...leg })),
  });
});
