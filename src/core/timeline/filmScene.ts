// The race as a film: its frames are spread evenly over all steps, so that the first one is the start and the last one
// the end, whatever the scene's clock.
import type { Scene } from '../scene/scene';
import { raceSeconds, stepsPerFrame } from './frameAt';

export interface FilmLength {
  /** At least 2. */
  readonly frames: number;
  readonly framesPerSecond: number;
}

/** The scene whose `frameAt(i / framesPerSecond)` is frame i of the film. Trails keep their length in steps. */
export function filmScene(scene: Scene, { frames, framesPerSecond }: FilmLength): Scene {
  const filmed: Scene = { ...scene, clock: { kind: 'frames', frames, framesPerSecond } };
  const { trail } = scene;
  if (trail.kind === 'all') return filmed;
  const trailFrames = (trail.frames * stepsPerFrame(scene)) / stepsPerFrame(filmed);
  return { ...filmed, trail: { ...trail, frames: trailFrames } };
}

/** The frames of a film as long as the race on its own clock at speed 1. */
export function framesOfRace(scene: Scene, framesPerSecond: number): number {
  return Math.max(2, Math.round(raceSeconds(scene) * framesPerSecond) + 1);
}

/** The frames of a film that shows this many steps from each frame to the next. */
export function framesByPace(scene: Pick<Scene, 'steps'>, stepsPerFrame: number): number {
  return Math.max(2, Math.round(scene.steps / stepsPerFrame) + 1);
}
