// What a frame of the race shows, as a pure function of the scene, the trajectories and the time: the same for
// live play, scrubbing and export.
import type { Scene, SceneCamera } from '../scene/scene';
import { cameraAt } from './cameraAt';
import type { RunState, Trajectory } from '../simulation/trajectory';

/** How a run stands at the moment of the frame (not: how its run ended). */
export type FrameRunStatus = 'running' | 'finished' | 'converged' | 'diverged';

export interface FrameRun {
  readonly key: string;
  readonly run: number;
  /** False where the run is hidden, or nothing has arrived of it yet. */
  readonly visible: boolean;
  /** Where the head is: row i plus the way done towards row i + 1. Never past the last row filled. */
  readonly headRow: number;
  /** Where the drawn trail begins, as a fractional row ≤ `headRow`. */
  readonly firstRow: number;
  readonly status: FrameRunStatus;
  /** The step at which the status came about; null while running. */
  readonly sinceStep: number | null;
}

export interface Frame {
  readonly seconds: number;
  /** Steps done by now, fractional. */
  readonly step: number;
  readonly camera: SceneCamera;
  /** In the order of the trajectories given. */
  readonly runs: readonly FrameRun[];
}

/** How long the race takes at speed 1. */
export function raceSeconds(scene: Scene): number {
  return secondsAtStep(scene, scene.steps);
}

/**
 * Steps done after `seconds` of race time: fractional, between 0 and `scene.steps`. Whole where only rounding
 * keeps it from being so: `stepAt(secondsAtStep(n))` is n.
 */
export function stepAt(scene: Scene, seconds: number): number {
  const step = clamp(seconds * stepsPerSecond(scene), 0, scene.steps);
  const whole = Math.round(step);
  return Math.abs(step - whole) <= 1e-12 * whole ? whole : step;
}

/** The race time at which `step` (may be fractional; clamped to the race) is reached. */
export function secondsAtStep(scene: Scene, step: number): number {
  return clamp(step, 0, scene.steps) / stepsPerSecond(scene);
}

/** The frame at `seconds` of race time. */
export function frameAt(scene: Scene, trajectories: readonly Trajectory[], seconds: number): Frame {
  const step = stepAt(scene, seconds);
  const trailRows =
    scene.trail.kind === 'all' ? Number.POSITIVE_INFINITY : scene.trail.frames * stepsPerFrame(scene);
  return {
    seconds,
    step,
    camera: cameraAt(scene, step),
    runs: trajectories.map(({ key, run, state }) => {
      const headRow = clamp(step, 0, Math.max(0, state.rows - 1));
      const shown = scene.optimizers.find((runner) => runner.key === key)?.visible ?? false;
      return {
        key,
        run,
        visible: shown && state.rows > 0,
        headRow,
        firstRow: Math.max(0, headRow - trailRows),
        ...statusAt(state, step),
      };
    }),
  };
}

function statusAt(state: RunState, step: number): Pick<FrameRun, 'status' | 'sinceStep'> {
  const lastStep = state.rows - 1;
  switch (state.status) {
    case 'running':
      break;
    case 'completed':
      if (step >= lastStep) return { status: 'finished', sinceStep: lastStep };
      break;
    case 'converged':
      if (step >= lastStep) return { status: 'converged', sinceStep: lastStep };
      break;
    case 'diverged': {
      const divergedAt = state.divergedAt ?? lastStep + 1;
      if (step >= divergedAt) return { status: 'diverged', sinceStep: divergedAt };
      break;
    }
  }
  return { status: 'running', sinceStep: null };
}

function stepsPerSecond(scene: Scene): number {
  switch (scene.clock.kind) {
    case 'frames':
      return stepsPerFrame(scene) * scene.clock.framesPerSecond;
    case 'steps':
      return scene.clock.stepsPerSecond;
  }
}

/** Updates from one frame of the clock to the next; one, for a clock per step. */
export function stepsPerFrame(scene: Scene): number {
  return scene.clock.kind === 'frames' ? scene.steps / (scene.clock.frames - 1) : 1;
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}
