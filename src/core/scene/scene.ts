// The scene: the one document that a picture depends on. Trajectories are derived from it and never saved.
import type { HyperparameterValues } from '../hyperparameters/hyperparameter';
import type { Point } from '../geometry/domain';
import type { LandscapeReference } from '../landscapes/reference';
import { legSteps } from '../simulation/checkRunner';
import type { ChosenSchedule, Clipping } from '../simulation/runSettings';

export const sceneFormat = 'optiscape-scene';
export const sceneVersion = 1;

/** One runner. Every hyper-parameter is present. */
export interface SceneRunner {
  /** Identifies the runner: unique within the scene and unchanged by edits. */
  readonly key: string;
  readonly id: string;
  /** Shown instead of the optimizer's name unless null. */
  readonly label: string | null;
  readonly hyperparameters: HyperparameterValues;
  /** Null if the learning rate is constant. */
  readonly schedule: ChosenSchedule | null;
  /** Null if gradients are not clipped. */
  readonly clipping: Clipping | null;
  /**
   * What the runs of a branch have been under before: its earlier legs in their order. The optimizer and the settings above
   * hold after the last one's steps. Empty for a runner that is no branch.
   */
  readonly before: readonly RunnerLeg[];
  /** Where its own run starts, and its family about it; null: at the race's start. A branch has set out from there, too. */
  readonly start: Point | null;
  /** Several runs of this runner: a family of paths. */
  readonly runs: SceneRuns;
  /** #rrggbb */
  readonly color: string;
  /** Distinguishes runners without colours, as `dash` does. */
  readonly marker: RunnerMarker;
  readonly dash: RunnerDash;
  readonly visible: boolean;
  /** Drawn faintly, as what might have been: a runner from which another branches off. */
  readonly ghost: boolean;
  /** Whether arrows show its update at the play head: downhill, what it keeps, its step; and an ellipse its scaling. */
  readonly arrows: boolean;
}

/** An optimizer and its settings, for that many updates. */
export type RunnerLeg = Pick<SceneRunner, 'id' | 'hyperparameters' | 'schedule' | 'clipping'> & {
  readonly steps: number;
};

/** Run 0 is the runner's own; the others start around it and draw other random numbers. */
export interface SceneRuns {
  readonly count: number;
  /** Standard deviation of the other runs' starts, in the landscape's units. */
  readonly spread: number;
}

export const runnerMarkers = ['circle', 'square', 'diamond', 'triangle', 'cross', 'ring'] as const;
/** Shape of a runner's head. */
export type RunnerMarker = (typeof runnerMarkers)[number];

export const runnerDashes = ['solid', 'dashed', 'dotted', 'dash-dot'] as const;
/** How a runner's path is drawn. */
export type RunnerDash = (typeof runnerDashes)[number];

export const noiseKinds = ['none', 'gaussian', 'mini-batch'] as const;

/** The noise of all runners' gradients; `scale` is kept while the noise is off. */
export interface SceneNoise {
  readonly kind: (typeof noiseKinds)[number];
  readonly scale: number;
}

/** How race time maps to steps. */
export type SceneClock =
  /** `frames` frames spread evenly over all steps (first frame the start, last frame the last step). */
  | { readonly kind: 'frames'; readonly frames: number; readonly framesPerSecond: number }
  /** Every update takes 1 / `stepsPerSecond` seconds. */
  | { readonly kind: 'steps'; readonly stepsPerSecond: number };

/**
 * How much of the path behind the head is drawn: the last `frames` of the clock (steps if its kind is `steps`), fading; those
 * over the whole path, which is thin and faint (`highlight`); or the whole path evenly.
 */
export type SceneTrail =
  { readonly kind: 'highlight' | 'frames'; readonly frames: number } | { readonly kind: 'all' };

/** The camera's direction: around the z axis from +x and above the xy plane, in degrees. */
export interface SceneCamera {
  readonly azimuthDegrees: number;
  readonly elevationDegrees: number;
  /** Distance from the target, in half-widths of the domain. */
  readonly distance: number;
  /** The point it looks at, in the drawn box's coordinates: x and y in −1..1 across the domain, z up. */
  readonly target: readonly [x: number, y: number, z: number];
}

export const colorMaps = ['dusk', 'viridis', 'cividis', 'mono'] as const;
export type ColorMap = (typeof colorMaps)[number];

export interface SceneLook {
  readonly heightScale: 'linear' | 'log';
  /** Height of the drawn box in half-widths of the domain. */
  readonly relief: number;
  readonly colorMap: ColorMap;
  readonly surfaceContours: boolean;
  readonly floorContours: boolean;
  readonly axes: boolean;
  readonly marks: boolean;
  readonly labels: boolean;
}

export const cameraMoves = ['still', 'orbit', 'keyframes'] as const;
export type CameraMove = (typeof cameraMoves)[number];

export const keyframeEasings = ['smooth', 'linear', 'hold'] as const;
/** The camera's motion to the next keyframe: eased in and out, at constant speed, or a jump when it is reached. */
export type KeyframeEasing = (typeof keyframeEasings)[number];

/** The camera at a step of the race. */
export interface CameraKeyframe {
  readonly step: number;
  readonly camera: SceneCamera;
  readonly easing: KeyframeEasing;
}

/** A text that stands under the picture from one step to another, both included. */
export interface FilmCaption {
  readonly fromStep: number;
  readonly toStep: number;
  readonly text: string;
}

export const overlayParts = ['title', 'captions', 'formula', 'legend', 'steps', 'losses'] as const;
/** The overlay of films and stills: whether each part is on. */
export type FilmOverlay = Readonly<Record<(typeof overlayParts)[number], boolean>>;

/** The race as a film: the motion of its camera, and its captions. */
export interface SceneFilm {
  readonly cameraMove: CameraMove;
  /** Turns around the z axis from start to end of the race if it orbits; positive is counter-clockwise from above. */
  readonly orbitTurns: number;
  /** In the order of their steps, one at a step. */
  readonly keyframes: readonly CameraKeyframe[];
  readonly captions: readonly FilmCaption[];
  readonly overlay: FilmOverlay;
}

export interface Scene {
  readonly format: typeof sceneFormat;
  readonly version: typeof sceneVersion;
  readonly title: string;
  readonly landscape: LandscapeReference;
  readonly start: Point;
  /** Updates per runner. */
  readonly steps: number;
  readonly seed: number;
  readonly noise: SceneNoise;
  readonly stopWhenConverged: boolean;
  readonly optimizers: readonly SceneRunner[];
  readonly clock: SceneClock;
  /** Race seconds per second of real time. */
  readonly speed: number;
  readonly loop: boolean;
  readonly trail: SceneTrail;
  readonly camera: SceneCamera;
  readonly look: SceneLook;
  readonly film: SceneFilm;
}

export const limits = {
  steps: { min: 1, max: 1_000_000, whole: true },
  /** Steps of all runs together, which bounds a race's memory. */
  totalSteps: 8_000_000,
  runs: { min: 1, max: 200, whole: true },
  /** Runs of all runners together. */
  totalRuns: 512,
  spread: { min: 0, max: 1000 },
  noiseScale: { min: 0, max: 1000 },
  /** The largest distance of a start from the domain, in its widths. */
  startWidthsAround: 10,
  /** Ends of a domain of the user's own landscapes, and their smallest distance. */
  domain: { min: -1e6, max: 1e6 },
  domainWidth: 1e-6,
  runners: { min: 0, max: 64 },
  /** Updates of an earlier leg of a branch, and the most such legs. */
  legSteps,
  legs: 32,
  seed: { min: 0, max: 2 ** 32 - 1, whole: true },
  frames: { min: 2, max: 100_000, whole: true },
  framesPerSecond: { min: 1, max: 240 },
  stepsPerSecond: { min: 0.1, max: 100_000 },
  speed: { min: 0.05, max: 20 },
  trailFrames: { min: 1, max: 100_000, whole: true },
  /** Cameras moved by hand stay within these limits, too: the surface is seen from above. */
  elevationDegrees: { min: 2, max: 90 },
  azimuthDegrees: { min: -360, max: 360 },
  distance: { min: 1.5, max: 16 },
  target: { min: -3, max: 3 },
  relief: { min: 0.05, max: 3 },
  orbitTurns: { min: -10, max: 10 },
  keyframes: 64,
  captions: 100,
  titleLength: 200,
  captionLength: 200,
  labelLength: 60,
} as const;
