// How keys move the camera.
import { limits, type SceneCamera } from '../../core/scene/scene';

const stepDegrees = 5;
const zoomFactor = 1.12;

/** The camera after a key of the picture, by the key's name; null if the key means nothing there. */
export function cameraAfterKey(camera: SceneCamera, key: string): SceneCamera | null {
  switch (key) {
    case 'ArrowRight':
      return turned(camera, stepDegrees, 0);
    case 'ArrowLeft':
      return turned(camera, -stepDegrees, 0);
    case 'ArrowUp':
      return turned(camera, 0, stepDegrees);
    case 'ArrowDown':
      return turned(camera, 0, -stepDegrees);
    // The key of + types = without Shift.
    case '+':
    case '=':
      return { ...camera, distance: within(camera.distance / zoomFactor, limits.distance) };
    case '-':
      return { ...camera, distance: within(camera.distance * zoomFactor, limits.distance) };
    default:
      return null;
  }
}

function turned(camera: SceneCamera, around: number, up: number): SceneCamera {
  const azimuth = camera.azimuthDegrees + around;
  return {
    ...camera,
    azimuthDegrees: azimuth > 180 ? azimuth - 360 : azimuth < -180 ? azimuth + 360 : azimuth,
    elevationDegrees: within(camera.elevationDegrees + up, limits.elevationDegrees),
  };
}

function within(value: number, { min, max }: { readonly min: number; readonly max: number }): number {
  return Math.min(max, Math.max(min, value));
}
