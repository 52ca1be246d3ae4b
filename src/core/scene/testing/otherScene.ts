// A scene in which no field has its default.
import { defaultHyperparameters } from '../../hyperparameters/validateHyperparameters';
import { findLandscape } from '../../landscapes/registry';
import type { LandscapeReference } from '../../landscapes/reference';
import { adam } from '../../optimizers/adam';
import { momentum } from '../../optimizers/momentum';
import { sgd } from '../../optimizers/sgd';
import { validateSchedule } from '../../schedules/registry';
import { createDefaultScene } from '../defaultScene';
import type { Scene, SceneRunner } from '../scene';
import { sceneDocumentSchema } from '../sceneFields';
import { createSceneRunner } from '../sceneRunner';
import { otherValue } from './otherValue';

export const formulaReference: LandscapeReference = {
  formula: 'a * x^2 + y^2',
  domain: { x: [-3, 4], y: [-6, 7] },
  parameters: { a: { value: 2, min: -1, max: 8 } },
};

export const neuronReference: LandscapeReference = {
  neuron: {
    activation: { id: 'elu', parameters: { alpha: 0.5 } },
    loss: { id: 'huber', parameters: { delta: 2 } },
    data: [
      [-1, 0.5],
      [1, 2],
    ],
  },
  domain: { x: [-3, 4], y: [-6, 7] },
};

/** A runner as it is when added. */
export const defaultRunner: SceneRunner = createSceneRunner(sgd, {}, []);

/** The default scene with one runner. */
export const defaultScene: Scene = {
  ...createDefaultScene(findLandscape('ravine')!),
  optimizers: [defaultRunner],
};

const schedule = validateSchedule({ id: 'cosine', period: 50 });
if (!schedule.ok) throw new Error('There is no such schedule');

/** Values that the schemas alone can't give; all others come from the schemas. */
const meanings = {
  'optimizers.0.id': adam.id,
  'optimizers.0.hyperparameters': {
    ...defaultHyperparameters(adam),
    learningRate: 0.25,
    weightDecay: 0.1,
    decoupledDecay: true,
  },
  'optimizers.0.schedule': { id: schedule.schedule.id, ...schedule.values },
  'optimizers.0.before.0.id': momentum.id,
  'optimizers.0.before.0.hyperparameters': { ...defaultHyperparameters(momentum), learningRate: 0.125 },
  'optimizers.0.before.0.schedule': { id: schedule.schedule.id, ...schedule.values },
};

/** The document of that scene on a landscape. */
export function otherDocument(landscape: LandscapeReference): Scene {
  return otherValue(sceneDocumentSchema, defaultScene, { ...meanings, landscape }) as Scene;
}
