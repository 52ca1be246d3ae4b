// Every edit of a scene, as a pure function from scene to scene. Edits that would make the scene invalid are
// caught by the store, which validates before it accepts.
import type { LandscapeDescription, Point } from '../../core/landscapes/landscape';
import {
  createDefaultScene,
  createSceneLane,
  freshLaneKey,
  raceHyperparameters,
} from '../../core/scene/defaultScene';
import { defaultHyperparameters } from '../../core/optimizers/hyperparameters';
import type {
  HyperparameterValue,
  HyperparameterValues,
  OptimizerDescription,
} from '../../core/optimizers/optimizer';
import { nextLaneLook } from '../../core/scene/palette';
import type { Scene, SceneLane, SceneLook } from '../../core/scene/scene';

/** Another landscape with its own race; how the race is played and looked at stays as the user set it. */
export function chooseLandscape(scene: Scene, landscape: LandscapeDescription): Scene {
  const { colorMap, surfaceContours, floorContours, axes, marks, labels } = scene.look;
  const fresh = createDefaultScene(landscape);
  return {
    ...fresh,
    clock: scene.clock,
    speed: scene.speed,
    loop: scene.loop,
    trail: scene.trail,
    look: { ...fresh.look, colorMap, surfaceContours, floorContours, axes, marks, labels },
  };
}

function replaceLane(scene: Scene, key: string, change: (lane: SceneLane) => SceneLane): Scene {
  return {
    ...scene,
    optimizers: scene.optimizers.map((lane) => (lane.key === key ? change(lane) : lane)),
  };
}

export function setHyperparameter(
  scene: Scene,
  key: string,
  name: string,
  value: HyperparameterValue,
): Scene {
  return replaceLane(scene, key, (lane) => ({
    ...lane,
    hyperparameters: { ...lane.hyperparameters, [name]: value },
  }));
}

/** Another library's form of the rule: values that stand at the old form's defaults move to the new one's. */
export function setConvention(
  scene: Scene,
  key: string,
  optimizer: OptimizerDescription,
  convention: string,
): Scene {
  return replaceLane(scene, key, (lane) => {
    const before = defaultHyperparameters(optimizer, lane.hyperparameters);
    const after = defaultHyperparameters(optimizer, { convention });
    const values = Object.entries(lane.hyperparameters).map(([name, value]) => [
      name,
      value === before[name] ? after[name] : value,
    ]);
    return { ...lane, hyperparameters: { ...Object.fromEntries(values), convention } };
  });
}

export function setHyperparameters(scene: Scene, key: string, hyperparameters: HyperparameterValues): Scene {
  return replaceLane(scene, key, (lane) => ({ ...lane, hyperparameters }));
}

export function setLane(scene: Scene, key: string, change: Partial<Omit<SceneLane, 'key' | 'id'>>): Scene {
  return replaceLane(scene, key, (lane) => ({ ...lane, ...change }));
}

/** Adds a lane with the rates that the landscape's own race gives this optimizer, where it has it. */
export function addLane(
  scene: Scene,
  optimizer: OptimizerDescription,
  landscape: LandscapeDescription,
): Scene {
  const lane = createSceneLane(optimizer, raceHyperparameters(landscape, optimizer), scene.optimizers);
  return { ...scene, optimizers: [...scene.optimizers, lane] };
}

/** A second runner like this one, right below it: the start of most comparisons. */
export function duplicateLane(scene: Scene, key: string): Scene {
  const index = scene.optimizers.findIndex((lane) => lane.key === key);
  const original = scene.optimizers[index];
  if (original === undefined) return scene;
  const copy: SceneLane = {
    ...original,
    key: freshLaneKey(
      original.id,
      scene.optimizers.map((lane) => lane.key),
    ),
    ...nextLaneLook(scene.optimizers),
    visible: true,
  };
  return { ...scene, optimizers: scene.optimizers.toSpliced(index + 1, 0, copy) };
}

export function removeLane(scene: Scene, key: string): Scene {
  return { ...scene, optimizers: scene.optimizers.filter((lane) => lane.key !== key) };
}

export function setStart(scene: Scene, start: Point): Scene {
  return { ...scene, start };
}

export function setLook(scene: Scene, change: Partial<SceneLook>): Scene {
  return { ...scene, look: { ...scene.look, ...change } };
}
