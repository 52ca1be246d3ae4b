// The camera at a step of the race, by the scene's film.
import { fittingDistance } from '../scene/fitCamera';
import { limits, type CameraKeyframe, type Scene, type SceneCamera } from '../scene/scene';

/** The camera at `step` (may be fractional). If it stands still, it is the scene's own. */
export function cameraAt(
  scene: Pick<Scene, 'camera' | 'film' | 'steps' | 'look'>,
  step: number,
): SceneCamera {
  const { camera, film, steps } = scene;
  switch (film.cameraMove) {
    case 'still':
      return camera;
    case 'orbit': {
      const turned = camera.azimuthDegrees + (360 * film.orbitTurns * step) / steps;
      return {
        ...camera,
        azimuthDegrees: wrapDegrees(turned),
        distance: orbitDistance(camera, scene.look.relief),
      };
    }
    case 'keyframes':
      return betweenKeyframes(film.keyframes, step) ?? camera;
  }
}

/** The camera's distance, increased if necessary until the whole box is in view from every side. */
function orbitDistance({ elevationDegrees, distance, target }: SceneCamera, relief: number): number {
  // The box is square: after a quarter turn it looks the same.
  const fitting = Array.from({ length: 19 }, (_, index) =>
    fittingDistance(5 * index, elevationDegrees, relief, target[2]),
  );
  return Math.min(limits.distance.max, Math.max(distance, ...fitting));
}

/** Null if there are no keyframes. Before the first one the camera is there, after the last one it stays there. */
function betweenKeyframes(keyframes: readonly CameraKeyframe[], step: number): SceneCamera | null {
  const next = keyframes.findIndex((keyframe) => keyframe.step > step);
  if (next === 0) return keyframes[0]!.camera;
  const before = keyframes.at(next === -1 ? -1 : next - 1);
  if (before === undefined) return null;
  const after = keyframes[next];
  if (after === undefined || before.easing === 'hold') return before.camera;
  const share = (step - before.step) / (after.step - before.step);
  return mixCameras(before.camera, after.camera, before.easing === 'smooth' ? easeInOut(share) : share);
}

/** Turns the shorter way; distances change by equal factors, which looks uniform. */
export function mixCameras(from: SceneCamera, to: SceneCamera, share: number): SceneCamera {
  const mix = (a: number, b: number): number => a + (b - a) * share;
  const turn = wrapDegrees(to.azimuthDegrees - from.azimuthDegrees);
  return {
    azimuthDegrees: wrapDegrees(from.azimuthDegrees + turn * share),
    elevationDegrees: mix(from.elevationDegrees, to.elevationDegrees),
    distance: from.distance * (to.distance / from.distance) ** share,
    target: [
      mix(from.target[0], to.target[0]),
      mix(from.target[1], to.target[1]),
      mix(from.target[2], to.target[2]),
    ],
  };
}

/** −180 < degrees ≤ 180 */
function wrapDegrees(degrees: number): number {
  const rest = ((degrees % 360) + 360) % 360;
  return rest > 180 ? rest - 360 : rest;
}

/** Cubic: 0 at 0, 1 at 1, level at both. */
export function easeInOut(share: number): number {
  return share * share * (3 - 2 * share);
}
