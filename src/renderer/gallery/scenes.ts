// Scenes for testing panels, charts and pictures: one per landscape kind, no runners, many runners, a runner with all
// additions, a film.
import { sigmoidActivation } from '../../core/functions/activations/sigmoid';
import { binaryCrossEntropy } from '../../core/functions/losses/binaryCrossEntropy';
import { findLandscape } from '../../core/landscapes/registry';
import type { LandscapeReference } from '../../core/landscapes/reference';
import { requireLandscape } from '../../core/landscapes/resolve';
import { defaultHyperparameters } from '../../core/hyperparameters/validateHyperparameters';
import { findOptimizer, optimizers } from '../../core/optimizers/registry';
import { findSchedule } from '../../core/schedules/registry';
import { createDefaultScene } from '../../core/scene/defaultScene';
import type { Scene } from '../../core/scene/scene';
import { neuronOf } from '../state/neuronRace';
import { addRunner, branchRunner, setHyperparameter, setRunner, setSchedule } from '../state/edits';
import { addCaption, addKeyframe, setFilm, setTitle } from '../state/filmEdits';

export const ravineRace = createDefaultScene(findLandscape('ravine')!);

export const nobody: Scene = { ...ravineRace, optimizers: [] };

const withRunner = (scene: Scene, id: string): Scene => {
  const optimizer = findOptimizer(id)!;
  return addRunner(scene, optimizer, defaultHyperparameters(optimizer));
};

/** Enough runners for the compact list. */
export const crowd = optimizers.slice(0, 16).reduce((scene, { id }) => withRunner(scene, id), nobody);

/** Methods draw search shapes around their heads, and have other kinds of hyper-parameters. */
export const methodRace = ['nelder-mead', 'particle-swarm', 'cma-es'].reduce(withRunner, nobody);

/** Adam's branch at step 20 goes on at ten times its rate; the branch is selected. */
export const branched = ((): Scene => {
  const scene = branchRunner(withRunner(nobody, 'adam'), 'adam-1', 20);
  const { key, hyperparameters } = scene.optimizers[1]!;
  return setHyperparameter(scene, key, 'learningRate', 10 * Number(hyperparameters.learningRate));
})();

/** One runner diverges, one has a long name. */
export const troubled = setRunner(setHyperparameter(ravineRace, 'sgd-1', 'learningRate', 10), 'adam-1', {
  label: 'Adam, as the lecture of last week had it',
});

/** Its last runner, which is selected, has a schedule, clipping, decay and a family; gradients are noisy. */
export const furnished = ((): Scene => {
  const withAdamW = withRunner({ ...ravineRace, noise: { kind: 'gaussian', scale: 0.1 } }, 'adamw');
  const { key } = withAdamW.optimizers.at(-1)!;
  const scheduled = setSchedule(withAdamW, key, findSchedule('cosine')!);
  return setRunner(scheduled, key, {
    clipping: { kind: 'norm', limit: 1 },
    runs: { count: 12, spread: 0.4 },
  });
})();

const on = (landscape: LandscapeReference): Scene =>
  createDefaultScene(requireLandscape(landscape).landscape, landscape);

export const ownFormula = on({
  formula: 'a*x^2 + b*y^2 + sin(k*x)',
  domain: { x: [-4, 4], y: [-4, 4] },
  parameters: {
    a: { value: 1, min: 0, max: 5 },
    b: { value: 3, min: 0, max: 5 },
    k: { value: 4, min: -10, max: 10 },
  },
});

export const neuron = on(
  neuronOf({ activation: sigmoidActivation, loss: binaryCrossEntropy, parameters: {} }, ravineRace.landscape),
);

const { camera } = createDefaultScene(findLandscape('ravine')!);

export const orbiting = setFilm(setTitle(ravineRace, 'Six optimizers in a ravine'), { cameraMove: 'orbit' });

/** Keyframes and captions; one caption is almost of maximum length, one lies after the race's end. */
export const filmed = ((): Scene => {
  const moving = setFilm(orbiting, { cameraMove: 'keyframes' });
  const seen = [0, 60, 120].reduce(
    (scene, step) =>
      addKeyframe(scene, step, { ...camera, azimuthDegrees: camera.azimuthDegrees + step / 2 }),
    moving,
  );
  const captions = [
    { fromStep: 0, toStep: 30, text: 'All start at the same point.' },
    { fromStep: 40, toStep: 90, text: 'Momentum carries the ball through the ravine. '.repeat(3).trim() },
    { fromStep: ravineRace.steps + 20, toStep: ravineRace.steps + 40, text: 'Nobody sees this.' },
  ];
  return captions.reduce(addCaption, seen);
})();
