// The camera's moves: still, orbits and keyframes.
import { describe, expect, it } from 'vitest';
import { landscapes } from '../landscapes/registry';
import { createDefaultScene } from '../scene/defaultScene';
import { fittingDistance } from '../scene/fitCamera';
import type { SceneCamera, SceneFilm } from '../scene/scene';
import { cameraAt, mixCameras } from './cameraAt';

const camera: SceneCamera = { azimuthDegrees: -60, elevationDegrees: 30, distance: 4, target: [0, 0, 0.2] };
const above: SceneCamera = { azimuthDegrees: 170, elevationDegrees: 80, distance: 9, target: [1, 0, 0] };

const { look, film: defaultFilm } = createDefaultScene(landscapes[0]!);

function at(step: number, film: Partial<SceneFilm>): SceneCamera {
  return cameraAt({ camera, look, steps: 200, film: { ...defaultFilm, ...film } }, step);
}

describe('cameraAt', () => {
  it("is the scene's camera while it stands still", () => {
    expect(at(0, {})).toBe(camera);
    expect(at(200, {})).toBe(camera);
  });

  it('goes round in an orbit and ends where it began', () => {
    const orbit = { cameraMove: 'orbit' } as const;
    expect(at(0, orbit)).toMatchObject({ azimuthDegrees: -60, elevationDegrees: 30, target: camera.target });
    expect(at(50, orbit).azimuthDegrees).toBeCloseTo(30, 12);
    expect(at(150, orbit).azimuthDegrees).toBeCloseTo(-150, 12);
    expect(at(200, orbit).azimuthDegrees).toBeCloseTo(-60, 12);
    expect(at(50, { ...orbit, orbitTurns: -0.5 }).azimuthDegrees).toBeCloseTo(-105, 12);
  });

  it('keeps the whole box in the picture all the way round', () => {
    const fitting = (azimuth: number): number => fittingDistance(azimuth, 30, look.relief, camera.target[2]);
    const fitted = { ...camera, distance: fitting(-60) };
    for (let step = 0; step <= 200; step += 1) {
      const { azimuthDegrees, distance } = cameraAt(
        { camera: fitted, look, steps: 200, film: { ...defaultFilm, cameraMove: 'orbit' } },
        step,
      );
      expect(distance).toBeGreaterThanOrEqual(0.999 * fitting(azimuthDegrees));
    }
  });

  it('moves from keyframe to keyframe', () => {
    const film = (easing: 'smooth' | 'linear' | 'hold'): Partial<SceneFilm> => ({
      cameraMove: 'keyframes',
      keyframes: [
        { step: 20, camera, easing },
        { step: 120, camera: above, easing },
      ],
    });
    expect(at(0, film('linear'))).toBe(camera);
    expect(at(20, film('linear'))).toEqual(camera);
    expect(at(120, film('linear'))).toBe(above);
    expect(at(200, film('linear'))).toBe(above);
    const middle = at(70, film('linear'));
    // −60° to 170° is 130° the shorter way, through ±180°.
    expect(middle.azimuthDegrees).toBeCloseTo(-125, 12);
    expect(middle.elevationDegrees).toBeCloseTo(55, 12);
    expect(middle.distance).toBeCloseTo(6, 12);
    expect(middle.target).toEqual([0.5, 0, 0.1]);
    expect(at(45, film('smooth')).elevationDegrees).toBeCloseTo(30 + 50 * 0.15625, 12);
    expect(at(119.9, film('hold'))).toBe(camera);
    expect(at(120, film('hold'))).toBe(above);
  });

  it("falls back to the scene's camera without keyframes", () => {
    expect(at(10, { cameraMove: 'keyframes' })).toBe(camera);
  });
});

describe('mixCameras', () => {
  it('begins and ends at the cameras themselves', () => {
    expect(mixCameras(camera, above, 0)).toEqual(camera);
    const end = mixCameras(camera, above, 1);
    expect(end.azimuthDegrees).toBeCloseTo(170, 12);
    expect(end.distance).toBeCloseTo(9, 12);
  });
});
