// Any camera that a scene may have is one that the controls go on from.
import { describe, expect, it } from 'vitest';
import { limits, type SceneCamera } from '../../core/scene/scene';
import { CameraControls } from './cameraControls';

/** Drags across a canvas and lets the camera come to rest. */
function drag(camera: SceneCamera, dx: number, dy: number, button = 0): SceneCamera {
  const canvas = document.createElement('canvas');
  Object.defineProperty(canvas, 'clientHeight', { value: 720 });
  Object.defineProperty(canvas, 'clientWidth', { value: 1280 });
  canvas.setPointerCapture = () => undefined;
  canvas.releasePointerCapture = () => undefined;
  document.body.append(canvas);
  const controls = new CameraControls(canvas, camera, { onMove: () => undefined, onEnd: () => undefined });
  const at = (type: string, x: number, y: number): PointerEvent =>
    new PointerEvent(type, {
      pointerId: 1,
      pointerType: 'mouse',
      button,
      clientX: x,
      clientY: y,
      bubbles: true,
    });
  canvas.dispatchEvent(at('pointerdown', 600, 300));
  canvas.dispatchEvent(at('pointermove', 600 + dx, 300 + dy));
  for (let frame = 0; frame < 100; frame += 1) controls.update();
  canvas.dispatchEvent(at('pointerup', 600 + dx, 300 + dy));
  for (let frame = 0; frame < 100; frame += 1) controls.update();
  const moved = controls.camera;
  expect(controls.moving).toBe(false);
  controls.dispose();
  canvas.remove();
  return moved;
}

const { elevationDegrees, distance, target } = limits;
const corners = [elevationDegrees.min, elevationDegrees.max].flatMap((elevation) =>
  [distance.min, distance.max].flatMap((far) =>
    [target.min, target.max].map((reach): SceneCamera => {
      return {
        azimuthDegrees: 20,
        elevationDegrees: elevation,
        distance: far,
        target: [reach, -reach, reach],
      };
    }),
  ),
);

describe('CameraControls', () => {
  it.each(corners)('turn a camera at the limits without a jump (%o)', (camera) => {
    const moved = drag(camera, 10, 0);
    expect(Math.abs(moved.azimuthDegrees - 20)).toBeGreaterThan(0.5);
    expect(Math.abs(moved.azimuthDegrees - 20)).toBeLessThan(10);
    expect(moved.elevationDegrees).toBeCloseTo(camera.elevationDegrees, 1);
    expect(moved.distance).toBeCloseTo(camera.distance, 6);
    for (const axis of [0, 1, 2] as const) expect(moved.target[axis]).toBeCloseTo(camera.target[axis], 6);
  });

  it.each([
    [0, 3000, 0],
    [0, -3000, 0],
    [4000, 3000, 2],
    [-4000, -3000, 2],
  ])('stay within the limits of scenes (dragged by %i, %i with button %i)', (dx, dy, button) => {
    const start: SceneCamera = {
      azimuthDegrees: 20,
      elevationDegrees: 30,
      distance: 16,
      target: [0, 0, 0.3],
    };
    const moved = drag(start, dx, dy, button);
    expect(moved).not.toEqual(start);
    expect(moved.elevationDegrees).toBeGreaterThanOrEqual(elevationDegrees.min);
    expect(moved.elevationDegrees).toBeLessThanOrEqual(elevationDegrees.max);
    expect(moved.distance).toBeGreaterThanOrEqual(distance.min);
    expect(moved.distance).toBeLessThanOrEqual(distance.max);
    for (const value of moved.target) {
      expect(value).toBeGreaterThanOrEqual(target.min);
      expect(value).toBeLessThanOrEqual(target.max);
    }
  });
});
