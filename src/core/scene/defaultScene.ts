// What a scene is where its document is silent: the landscape's own race, view and look.
import type { LandscapeReference } from '../landscapes/reference';
import type { LandscapeDescription, RaceEntry } from '../landscapes/landscape';
import { defaultHyperparameters } from '../hyperparameters/validateHyperparameters';
import type { OptimizerDescription } from '../optimizers/optimizer';
import type { HyperparameterValues } from '../hyperparameters/hyperparameter';
import { findOptimizer } from '../optimizers/registry';
import { fitCamera } from './fitCamera';
import { nextRunnerLook } from './palette';
import {
  type Scene,
  type SceneCamera,
  type SceneClock,
  type SceneFilm,
  type SceneRunner,
  type SceneLook,
  type SceneNoise,
  type SceneRuns,
  type SceneTrail,
  sceneFormat,
  sceneVersion,
} from './scene';

/** The source's clock: 64 frames at 10 per second, whatever the number of steps. */
export const sourceClock: SceneClock = { kind: 'frames', frames: 64, framesPerSecond: 10 };

/** The source's comet tail: the last 8 frames before the head. */
export const sourceTrail: SceneTrail = { kind: 'frames', frames: 8 };

const defaultRelief = 0.8;

export function defaultLook(landscape: LandscapeDescription): SceneLook {
  return {
    heightScale: landscape.heightScale,
    relief: defaultRelief,
    colorMap: 'dusk',
    surfaceContours: true,
    floorContours: true,
    axes: true,
    marks: true,
    labels: true,
  };
}

export function defaultCamera({ view }: LandscapeDescription): SceneCamera {
  return fitCamera(view.azimuthDegrees, view.elevationDegrees, defaultRelief);
}

export const singleRun: SceneRuns = { count: 1, spread: 0.3 };

/** A key that is not among `taken`, made of the optimizer's id and a number. */
export function freshRunnerKey(id: string, taken: readonly string[]): string {
  const keys = new Set(taken);
  let number = 1;
  while (keys.has(`${id}-${number}`)) number += 1;
  return `${id}-${number}`;
}

/** A runner to add to `existing`: fresh key and colour, the given hyper-parameters over the optimizer's defaults. */
export function createSceneRunner(
  optimizer: OptimizerDescription,
  hyperparameters: HyperparameterValues,
  existing: readonly SceneRunner[],
): SceneRunner {
  return {
    key: freshRunnerKey(
      optimizer.id,
      existing.map((runner) => runner.key),
    ),
    id: optimizer.id,
    label: null,
    hyperparameters: { ...defaultHyperparameters(optimizer), ...hyperparameters },
    schedule: null,
    clipping: null,
    runs: singleRun,
    ...nextRunnerLook(existing),
    visible: true,
  };
}

/** An optimizer's values in the landscape's own race where it runs in it, its defaults otherwise. */
export function raceHyperparameters(
  landscape: LandscapeDescription,
  optimizer: OptimizerDescription,
): HyperparameterValues {
  const tuned = landscape.race.find((entry) => entry.optimizer === optimizer.id);
  return { ...defaultHyperparameters(optimizer), ...tuned?.hyperparameters };
}

/** The landscape's own race as scene runners. */
export function createRaceRunners(race: readonly RaceEntry[]): SceneRunner[] {
  const runners: SceneRunner[] = [];
  for (const { optimizer: id, hyperparameters } of race) {
    const optimizer = findOptimizer(id);
    if (optimizer === undefined) throw new Error(`A default race names an unknown optimizer: ${id}`);
    runners.push(createSceneRunner(optimizer, hyperparameters, runners));
  }
  return runners;
}

export const defaultNoise: SceneNoise = { kind: 'none', scale: 0.1 };

/** A camera that stands still, and nothing but what a class asks about first. */
export const defaultFilm: SceneFilm = {
  cameraMove: 'still',
  orbitTurns: 1,
  keyframes: [],
  captions: [],
  overlay: { title: true, captions: true, formula: true, legend: true, steps: true, losses: true },
};

/** The scene that opens when the landscape is chosen. */
export function createDefaultScene(
  landscape: LandscapeDescription,
  reference: LandscapeReference = { id: landscape.id },
): Scene {
  return {
    format: sceneFormat,
    version: sceneVersion,
    title: '',
    landscape: reference,
    start: landscape.start,
    steps: landscape.steps,
    seed: landscape.seed,
    noise: defaultNoise,
    stopWhenConverged: false,
    optimizers: createRaceRunners(landscape.race),
    clock: sourceClock,
    speed: 1,
    loop: true,
    trail: sourceTrail,
    camera: defaultCamera(landscape),
    look: defaultLook(landscape),
    film: defaultFilm,
  };
}
