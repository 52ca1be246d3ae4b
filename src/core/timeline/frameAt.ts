// The content of a frame of the race, as a pure function of the scene, the trajectories and the time: the same for
// live play, scrubbing and export.
import type { Scene, SceneCamera } from '../scene/scene';
import { requireLandscape } from '../landscapes/resolve';
import { cameraAt } from './cameraAt';
import { divergedStep } from './divergence';
import type { RunState, Trajectory } from '../simulation/trajectory';

/** A run's status at the time of the frame, which may differ from its final one. */
export type FrameRunStatus = 'running' | 'finished' | 'converged' | 'diverged';

export interface FrameRun {
  readonly key: string;
  readonly run: number;
  /** False if its runner is hidden, or no row of it has arrived yet. */
  readonly visible: boolean;
  /** The head's position as a fractional row. Never past the last row filled. */
  readonly headRow: number;
  /** The start of the drawn trail, as a fractional row ≤ `headRow`. */
  readonly firstRow: number;
  readonly status: FrameRunStatus;
  /** The step at which this status began; null while running. */
  readonly sinceStep: number | null;
}

export interface Frame {
  readonly seconds: number;
  /** Steps done so far, fractional. */
  readonly step: number;
  readonly camera: SceneCamera;
  /** In the order of the trajectories given. */
  readonly runs: readonly FrameRun[];
}

/** The length of the race at speed 1, in seconds. */
export function raceSeconds(scene: Scene): number {
  return secondsAtStep(scene, scene.steps);
}

/**
 * Steps done after `seconds` of race time: fractional, between 0 and `scene.steps`. Numbers that are whole up to
 * rounding errors become whole: `stepAt(secondsAtStep(n))` is n.
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
  const { landscape } = requireLandscape(scene.landscape);
  return {
    seconds,
    step,
    camera: cameraAt(scene, step),
    runs: trajectories.map((trajectory) => {
      const { key, run, state } = trajectory;
      const divergedAt = divergedStep(trajectory, landscape);
      // What comes after is no longer seen.
      const lastRow = Math.min(Math.max(0, state.rows - 1), divergedAt ?? Infinity);
      const headRow = clamp(step, 0, lastRow);
      const shown = scene.optimizers.find((runner) => runner.key === key)?.visible ?? false;
      return {
        key,
        run,
        visible: shown && state.rows > 0,
        headRow,
        firstRow: Math.max(0, headRow - trailRows),
        ...statusAt(state, divergedAt, step),
      };
    }),
  };
}

function statusAt(
  { status, rows }: RunState,
  divergedAt: number | null,
  step: number,
): Pick<FrameRun, 'status' | 'sinceStep'> {
  if (divergedAt !== null && step >= divergedAt) return { status: 'diverged', sinceStep: divergedAt };
  const lastStep = rows - 1;
  if (step >= lastStep) {
    if (status === 'completed') return { status: 'finished', sinceStep: lastStep };
    if (status === 'converged') return { status, sinceStep: lastStep };
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

/** Updates from one frame of the clock to the next; 1 for a clock of kind `steps`. */
export function stepsPerFrame(scene: Scene): number {
  return scene.clock.kind === 'frames' ? scene.steps / (scene.clock.frames - 1) : 1;
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}
