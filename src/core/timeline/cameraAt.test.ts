// The camera's moves: still, orbits and keyframes.
import { describe, expect, it } from 'vitest';
import { landscapes } from '../landscapes/registry';
import { createDefaultScene } from '../scene/defaultScene';
import { fittingDistance } from '../scene/fitCamera';
import { limits, type SceneCamera, type SceneFilm } from '../scene/scene';
import { cameraAt, easeInOut, mixCameras } from './cameraAt';

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

  it('comes no nearer in an orbit, and goes no further than cameras may', () => {
    const orbit = (distance: number, relief: number): number =>
      cameraAt(
        {
          camera: { ...camera, distance },
          look: { ...look, relief },
          steps: 200,
          film: { ...defaultFilm, cameraMove: 'orbit' },
        },
        7,
      ).distance;
    expect(orbit(12.5, 0.5)).toBe(12.5);
    expect(orbit(2, 100)).toBe(limits.distance.max);
  });

  it('goes on from each of several keyframes', () => {
    const keyframes = [
      { step: 0, camera, easing: 'linear' },
      { step: 100, camera: above, easing: 'linear' },
      { step: 110, camera, easing: 'hold' },
      { step: 190, camera: { ...above, elevationDegrees: 70 }, easing: 'linear' },
    ] as const;
    const elevations = [25, 50, 100, 105, 110, 189, 190, 200].map(
      (step) => at(step, { cameraMove: 'keyframes', keyframes }).elevationDegrees,
    );
    expect(elevations).toEqual([42.5, 55, 80, 55, 30, 30, 70, 70]);
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

  it('turns the shorter way, and tells directions from above −180 to 180', () => {
    const turned = (from: number, to: number, share: number): number =>
      mixCameras({ ...camera, azimuthDegrees: from }, { ...camera, azimuthDegrees: to }, share)
        .azimuthDegrees;
    expect([0, 0.5, 1].map((share) => turned(-170, 170, share))).toEqual([-170, 180, 170]);
    expect(turned(0, -180, 1)).toBe(180);
    expect(turned(10, 30, 0.25)).toBe(15);
  });
});

describe('easeInOut', () => {
  it('begins and ends slowly, and is half-way in the middle', () => {
    expect([0, 0.25, 0.5, 0.75, 1].map(easeInOut)).toEqual([0, 0.15625, 0.5, 0.84375, 1]);
  });
});
