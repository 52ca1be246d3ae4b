// Keys turn and zoom within the limits of scenes, and come back to where they began.
import { describe, expect, it } from 'vitest';
import { limits, type SceneCamera } from '../../core/scene/scene';
import { cameraAfterKey } from './cameraSteps';

const camera: SceneCamera = { azimuthDegrees: -60, elevationDegrees: 30, distance: 4, target: [0, 0, 0.3] };
const press = (keys: readonly string[], from = camera): SceneCamera =>
  keys.reduce((at, key) => cameraAfterKey(at, key)!, from);

describe('keys of the picture', () => {
  it('turn to the side and up, and leave the rest as it is', () => {
    expect(press(['ArrowRight'])).toEqual({ ...camera, azimuthDegrees: -55 });
    expect(press(['ArrowLeft'])).toEqual({ ...camera, azimuthDegrees: -65 });
    expect(press(['ArrowUp'])).toEqual({ ...camera, elevationDegrees: 35 });
    expect(press(['ArrowDown'])).toEqual({ ...camera, elevationDegrees: 25 });
  });

  it('zoom, with or without Shift', () => {
    expect(press(['+']).distance).toBeLessThan(3.7);
    expect(press(['='])).toEqual(press(['+']));
    expect(press(['-']).distance).toBeGreaterThan(4.3);
    expect(press(['+', '-']).distance).toBeCloseTo(4, 9);
  });

  it.each(['ArrowRight', 'ArrowLeft'])('turn all around with %s', (key) => {
    const turned = press(Array.from({ length: 72 }, () => key));
    expect(turned.azimuthDegrees).toBeCloseTo(camera.azimuthDegrees, 9);
    const half = press(
      Array.from({ length: 36 }, () => key),
      camera,
    );
    expect(Math.abs(half.azimuthDegrees)).toBeLessThanOrEqual(180);
  });

  it('stay within the limits', () => {
    const often = (key: string): SceneCamera => press(Array.from({ length: 60 }, () => key));
    expect(often('ArrowUp').elevationDegrees).toBe(limits.elevationDegrees.max);
    expect(often('ArrowDown').elevationDegrees).toBe(limits.elevationDegrees.min);
    expect(often('+').distance).toBe(limits.distance.min);
    expect(often('-').distance).toBe(limits.distance.max);
  });

  it('are no others', () => {
    for (const key of [' ', 'Home', 'a', 'Tab', 'Enter']) expect(cameraAfterKey(camera, key)).toBeNull();
  });
});
