// The controls work with any camera that a scene may have.
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { limits, type SceneCamera } from '../../core/scene/scene';
import { CameraControls } from './cameraControls';

/** Controls on a canvas, with functions to use them. */
function open(camera: SceneCamera) {
  const canvas = document.createElement('canvas');
  Object.defineProperty(canvas, 'clientHeight', { value: 720 });
  Object.defineProperty(canvas, 'clientWidth', { value: 1280 });
  canvas.setPointerCapture = () => undefined;
  canvas.releasePointerCapture = () => undefined;
  document.body.append(canvas);
  const events = { onMove: vi.fn(), onEnd: vi.fn(), onGrab: vi.fn() };
  const controls = new CameraControls(canvas, camera, events);
  onTestFinished(() => {
    controls.dispose();
    canvas.remove();
  });
  return {
    controls,
    events,
    wheel: (deltaY: number) => canvas.dispatchEvent(new WheelEvent('wheel', { deltaY, bubbles: true })),
    point: (type: 'pointerdown' | 'pointermove' | 'pointerup', x: number, y: number, button = 0) =>
      canvas.dispatchEvent(
        new PointerEvent(type, {
          pointerId: 1,
          pointerType: 'mouse',
          button,
          clientX: x,
          clientY: y,
          bubbles: true,
        }),
      ),
  };
}

/** Drags across a canvas and waits until the camera rests. */
function drag(camera: SceneCamera, dx: number, dy: number, button = 0): SceneCamera {
  const { controls, point } = open(camera);
  point('pointerdown', 600, 300, button);
  point('pointermove', 600 + dx, 300 + dy, button);
  for (let frame = 0; frame < 100; frame += 1) controls.update();
  point('pointerup', 600 + dx, 300 + dy, button);
  for (let frame = 0; frame < 100; frame += 1) controls.update();
  expect(controls.moving).toBe(false);
  return controls.camera;
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

it('are left by a press that moves nothing with the same camera, to the bit', () => {
  for (let azimuthDegrees = 0.1; azimuthDegrees < 40; azimuthDegrees += 3.7) {
    const camera: SceneCamera = {
      azimuthDegrees,
      elevationDegrees: 33.3,
      distance: 6.1,
      target: [0.1, 0.2, 0.3],
    };
    const { controls, events, point } = open(camera);
    point('pointerdown', 600, 300);
    controls.update();
    expect(controls.camera).toEqual(camera);
    point('pointerup', 600, 300);
    controls.update();
    expect(controls.moving).toBe(false);
    expect(controls.camera).toEqual(camera);
    expect(events.onEnd).not.toHaveBeenCalled();
  }
});

describe('CameraControls that are given the camera', () => {
  const start: SceneCamera = { azimuthDegrees: 20, elevationDegrees: 30, distance: 6, target: [0, 0, 0.3] };
  const turned = (azimuthDegrees: number): SceneCamera => ({ ...start, azimuthDegrees });

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] });
    onTestFinished(() => void vi.useRealTimers());
  });

  /** Follows until the transition is over. */
  function following(camera: SceneCamera) {
    const opened = open(start);
    opened.controls.follow(camera);
    vi.advanceTimersByTime(2000);
    opened.controls.follow(camera);
    return opened;
  }

  it('go there softly, keep to it, and are still when it is', () => {
    const { controls, events } = open(start);
    expect(controls.follow(turned(80))).toEqual(start);
    expect(controls.moving).toBe(true);
    vi.advanceTimersByTime(275);
    expect(controls.follow(turned(90)).azimuthDegrees).toBeCloseTo(55, 6);
    vi.advanceTimersByTime(300);
    expect(controls.follow(turned(100))).toEqual(turned(100));
    expect(controls.follow(turned(101))).toEqual(turned(101));
    expect(controls.moving).toBe(true);
    events.onMove.mockClear();
    expect(controls.follow(turned(101))).toEqual(turned(101));
    expect(controls.moving).toBe(false);
    expect(events.onMove).not.toHaveBeenCalled();
  });

  it('leave it where it is when it is given no longer', () => {
    const { controls, events } = following(turned(80));
    expect(controls.update()).toEqual(turned(80));
    expect(controls.update().azimuthDegrees).toBeCloseTo(80, 6);
    expect(events.onEnd).not.toHaveBeenCalled();
    expect(events.onGrab).not.toHaveBeenCalled();
  });

  it('are grabbed where they are, even while it moves, and turn on from there', () => {
    const { controls, events, point } = following(turned(80));
    point('pointerdown', 600, 300);
    controls.follow(turned(120));
    point('pointermove', 601, 300);
    point('pointermove', 610, 300);
    expect(events.onGrab).toHaveBeenCalledTimes(1);
    const first = controls.update().azimuthDegrees;
    expect(Math.abs(first - 120)).toBeLessThan(4);
    point('pointermove', 700, 300);
    point('pointerup', 700, 300);
    for (let frame = 0; frame < 100; frame += 1) controls.update();
    expect(controls.camera.azimuthDegrees).toBeLessThan(first - 20);
    expect(events.onEnd).toHaveBeenCalledExactlyOnceWith(controls.camera);
  });

  it('are not grabbed by a click, which leaves no trace', () => {
    const { controls, events, point } = following(turned(80));
    point('pointerdown', 600, 300);
    point('pointermove', 602, 301);
    point('pointerup', 602, 301);
    expect(controls.follow(turned(80))).toEqual(turned(80));
    expect(controls.moving).toBe(false);
    expect(events.onGrab).not.toHaveBeenCalled();
    for (let frame = 0; frame < 100; frame += 1) controls.update();
    expect(controls.camera.azimuthDegrees).toBeCloseTo(80, 6);
  });

  it('are grabbed by the wheel, from the first notch on', () => {
    const { controls, events, wheel } = following(turned(80));
    wheel(-100);
    expect(events.onGrab).toHaveBeenCalledTimes(1);
    for (let frame = 0; frame < 100; frame += 1) controls.update();
    expect(controls.camera.distance).toBeLessThan(5.9);
    expect(controls.camera.azimuthDegrees).toBeCloseTo(80, 6);
  });

  it('go to a camera that is asked for at once where motion is to be reduced', () => {
    vi.stubGlobal('matchMedia', (query: string) => ({
      matches: query === '(prefers-reduced-motion: reduce)',
    }));
    onTestFinished(() => void vi.unstubAllGlobals());
    const { controls } = following(turned(80));
    controls.easeTo(turned(10));
    expect(controls.update()).toEqual(turned(10));
    expect(controls.moving).toBe(false);
    expect(controls.follow(turned(30))).toEqual(turned(30));
  });

  it('go to a camera that is asked for', () => {
    const { controls } = following(turned(80));
    controls.easeTo(turned(10));
    expect(controls.destination).toEqual(turned(10));
    expect(controls.update().azimuthDegrees).toBeCloseTo(80, 6);
    vi.advanceTimersByTime(2000);
    expect(controls.update()).toEqual(turned(10));
  });
});
