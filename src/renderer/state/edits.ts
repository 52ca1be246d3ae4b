// Every edit of a scene, as a pure function from scene to scene. The store validates the result, and refuses edits that
// make the scene invalid.
import type { Neuron } from '../../core/functions/neuron';
import type { LandscapeReference, OwnReference } from '../../core/landscapes/reference';
import type { LandscapeDescription } from '../../core/landscapes/landscape';
import type { Point } from '../../core/geometry/domain';
import { createDefaultScene } from '../../core/scene/defaultScene';
import {
  createSceneRunner,
  freshRunnerKey,
  raceHyperparameters,
  singleRun,
} from '../../core/scene/sceneRunner';
import { sceneFields } from '../../core/scene/sceneFields';
import { defaultHyperparameters } from '../../core/hyperparameters/validateHyperparameters';
import type { OptimizerDescription } from '../../core/optimizers/optimizer';
import type { HyperparameterValue, HyperparameterValues } from '../../core/hyperparameters/hyperparameter';
import type { OptimizerDefinition } from '../../core/optimizers/registry';
import { branchOff, legsUntil } from '../../core/scene/branch';
import { takesClipping } from '../../core/simulation/particleUpdate';
import { nextRunnerLook } from '../../core/scene/palette';
import type { Scene, SceneRunner, SceneLook, SceneNoise } from '../../core/scene/scene';
import type { ChosenSchedule } from '../../core/simulation/runSettings';
import type { ScheduleDescription } from '../../core/schedules/schedule';

/** Switches to another landscape with its own race; the user's playback and view settings are kept. */
export function chooseLandscape(
  scene: Scene,
  landscape: LandscapeDescription,
  reference: LandscapeReference = { id: landscape.id },
): Scene {
  const fresh = createDefaultScene(landscape, reference);
  const content = sceneFields.onOtherLandscape(scene, fresh);
  const { film } = content;
  const cameraMove = film.cameraMove === 'keyframes' ? 'still' : film.cameraMove;
  return { ...fresh, ...content, film: { ...film, cameraMove } };
}

/** Moves the race to another landscape of the user's own; starts outside its domain are moved to the edge. */
export function moveToOwn(scene: Scene, reference: OwnReference): Scene {
  const { x, y } = reference.domain;
  const within = (value: number, [min, max]: readonly [number, number]): number =>
    Math.min(max, Math.max(min, value));
  const inside = (start: Point): Point => [within(start[0], x), within(start[1], y)];
  return {
    ...scene,
    landscape: reference,
    start: inside(scene.start),
    optimizers: scene.optimizers.map((runner) =>
      runner.start === null ? runner : { ...runner, start: inside(runner.start) },
    ),
  };
}

/** Changes the neuron's functions or data in the same race; no effect if the landscape is not a neuron. */
export function setNeuron(scene: Scene, change: (neuron: Neuron) => Neuron): Scene {
  const { landscape } = scene;
  if (!('neuron' in landscape)) return scene;
  return { ...scene, landscape: { ...landscape, neuron: change(landscape.neuron) } };
}

function replaceRunner(scene: Scene, key: string, change: (runner: SceneRunner) => SceneRunner): Scene {
  return {
    ...scene,
    optimizers: scene.optimizers.map((runner) => (runner.key === key ? change(runner) : runner)),
  };
}

export function setHyperparameter(
  scene: Scene,
  key: string,
  name: string,
  value: HyperparameterValue,
): Scene {
  return replaceRunner(scene, key, (runner) => ({
    ...runner,
    hyperparameters: { ...runner.hyperparameters, [name]: value },
  }));
}

/** Switches to another library's form of the rule: values at the old form's defaults change to the new one's. */
export function setLibrary(
  scene: Scene,
  key: string,
  optimizer: OptimizerDescription,
  library: string,
): Scene {
  return replaceRunner(scene, key, (runner) => {
    const before = defaultHyperparameters(optimizer, runner.hyperparameters);
    const after = defaultHyperparameters(optimizer, { convention: library });
    const values = Object.entries(runner.hyperparameters).map(
      ([name, value]): [string, HyperparameterValue] => [
        name,
        value === before[name] ? (after[name] ?? value) : value,
      ],
    );
    return { ...runner, hyperparameters: { ...Object.fromEntries(values), convention: library } };
  });
}

/**
 * A runner's values before any edits: those of the landscape's own race, or if it has none, the defaults of the library
 * whose form is run.
 */
export function initialHyperparameters(
  landscape: LandscapeDescription,
  optimizer: OptimizerDescription,
  { convention: library }: HyperparameterValues,
): HyperparameterValues {
  const declared = defaultHyperparameters(optimizer);
  const tuned = Object.entries(raceHyperparameters(landscape, optimizer)).filter(
    ([name, value]) => value !== declared[name],
  );
  return {
    ...defaultHyperparameters(optimizer, { convention: library }),
    ...Object.fromEntries(tuned),
    ...(library !== undefined && { convention: library }),
  };
}

/** Resets a runner to a newly added one: rule, schedule, clipping and family. Its look, its name and its start are kept. */
export function resetRunner(scene: Scene, key: string, hyperparameters: HyperparameterValues): Scene {
  return replaceRunner(scene, key, (runner) => ({
    ...runner,
    hyperparameters,
    schedule: null,
    clipping: null,
    runs: singleRun,
  }));
}

/**
 * Initial values of a schedule. If it has an end, T, that is the race's end; if it has absolute rates, the runner's own
 * rate is the upper one, since its defaults would throw most runners off the map.
 */
export function initialSchedule(
  schedule: ScheduleDescription,
  { steps }: Pick<Scene, 'steps'>,
  { hyperparameters }: Pick<SceneRunner, 'hyperparameters'>,
): ChosenSchedule {
  const rate = Number(hyperparameters.learningRate);
  const fitted = Object.entries(schedule.hyperparameters).map(([name, { symbol }]): [string, number][] => {
    if (symbol === 'T') return [[name, steps]];
    if (name === 'maximum') {
      return [
        [name, rate],
        ['minimum', Number((rate / 10).toPrecision(6))],
      ];
    }
    return [];
  });
  return { ...defaultHyperparameters(schedule), ...Object.fromEntries(fitted.flat()), id: schedule.id };
}

/** Changes or removes the schedule. The warm-up, which all schedules have, is kept. */
export function setSchedule(scene: Scene, key: string, schedule: ScheduleDescription | null): Scene {
  return replaceRunner(scene, key, (runner) => {
    if (schedule === null) return { ...runner, schedule: null };
    const warmupSteps = runner.schedule?.warmupSteps ?? 0;
    return { ...runner, schedule: { ...initialSchedule(schedule, scene, runner), warmupSteps } };
  });
}

export function setScheduleValue(scene: Scene, key: string, name: string, value: HyperparameterValue): Scene {
  return replaceRunner(scene, key, (runner) =>
    runner.schedule === null ? runner : { ...runner, schedule: { ...runner.schedule, [name]: value } },
  );
}

/** Sets the gradient noise of all runners. */
export function setNoise(scene: Scene, change: Partial<SceneNoise>): Scene {
  return { ...scene, noise: { ...scene.noise, ...change } };
}

export function setRunner(
  scene: Scene,
  key: string,
  change: Partial<Omit<SceneRunner, 'key' | 'id'>>,
): Scene {
  return replaceRunner(scene, key, (runner) => ({ ...runner, ...change }));
}

/** Adds a runner with these hyper-parameters. */
export function addRunner(
  scene: Scene,
  optimizer: OptimizerDescription,
  hyperparameters: HyperparameterValues,
): Scene {
  const runner = createSceneRunner(optimizer, hyperparameters, scene.optimizers);
  return { ...scene, optimizers: [...scene.optimizers, runner] };
}

/** Adds a copy of a runner right below it: the start of most comparisons. */
export function duplicateRunner(scene: Scene, key: string): Scene {
  const index = scene.optimizers.findIndex((runner) => runner.key === key);
  const original = scene.optimizers[index];
  if (original === undefined) return scene;
  const copy: SceneRunner = {
    ...original,
    key: freshRunnerKey(
      original.id,
      scene.optimizers.map((runner) => runner.key),
    ),
    ...nextRunnerLook(scene.optimizers),
    visible: true,
  };
  return { ...scene, optimizers: scene.optimizers.toSpliced(index + 1, 0, copy) };
}

/**
 * Adds a branch off a runner at a step right below it, and makes that one a ghost. It goes the same way until it is changed, or
 * on with `rateFactor` times the learning rate.
 */
export function branchRunner(scene: Scene, key: string, step: number, rateFactor = 1): Scene {
  const index = scene.optimizers.findIndex((runner) => runner.key === key);
  const original = scene.optimizers[index];
  if (original === undefined) return scene;
  const rule = branchOff(original, step);
  const { learningRate } = rule.hyperparameters;
  const branch: SceneRunner = {
    ...original,
    ...rule,
    ...(typeof learningRate === 'number' && {
      hyperparameters: { ...rule.hyperparameters, learningRate: rateFactor * learningRate },
    }),
    key: freshRunnerKey(
      rule.id,
      scene.optimizers.map((runner) => runner.key),
    ),
    label: null,
    ...nextRunnerLook(scene.optimizers),
    visible: true,
    ghost: false,
  };
  const optimizers = scene.optimizers.with(index, { ...original, ghost: true });
  return { ...scene, optimizers: optimizers.toSpliced(index + 1, 0, branch) };
}

/** Moves a branch to another step. */
export function setBranchStep(scene: Scene, key: string, step: number): Scene {
  return replaceRunner(scene, key, (runner) => ({ ...runner, before: legsUntil(runner, step) }));
}

/** Makes a runner one of another optimizer, without a schedule; its clipping is kept where there can be one. */
export function setOptimizer(
  scene: Scene,
  key: string,
  optimizer: OptimizerDefinition,
  hyperparameters: HyperparameterValues,
): Scene {
  return replaceRunner(scene, key, (runner) => ({
    ...runner,
    id: optimizer.id,
    hyperparameters,
    schedule: null,
    clipping: takesClipping(optimizer) ? runner.clipping : null,
  }));
}

export function removeRunner(scene: Scene, key: string): Scene {
  return { ...scene, optimizers: scene.optimizers.filter((runner) => runner.key !== key) };
}

/** Moves the race's start. */
export function setStart(scene: Scene, start: Point): Scene {
  return { ...scene, start };
}

/** Lets these runners start at a point of their own; with null, at the race's start. */
export function setOwnStart(scene: Scene, keys: readonly string[], start: Point | null): Scene {
  return {
    ...scene,
    optimizers: scene.optimizers.map((runner) => (keys.includes(runner.key) ? { ...runner, start } : runner)),
  };
}

export function setLook(scene: Scene, change: Partial<SceneLook>): Scene {
  return { ...scene, look: { ...scene.look, ...change } };
}
