// The camera that shows the whole drawn box from a direction, as large as possible.
import type { SceneCamera } from './scene';

/** Vertical field of view of the drawn picture. */
export const fieldOfViewDegrees = 24;

/** z of the floor plane in the drawn box's coordinates, where the lowest point of the surface is at 0. */
export const floorHeight = -0.28;

/** Width / height of the picture that is fitted: wider ones have empty space at the sides. */
const fittedAspect = 1.6;

/** Fractions of the picture's width and height for the box; the rest is for its labels (numbers, names). */
export const fittedShare = { across: 0.8, up: 0.88 } as const;

const radians = Math.PI / 180;

/**
 * @param relief height of the drawn box, in half-widths of the domain
 * @returns the camera in that direction whose target on the z axis and distance fit the box best
 */
export function fitCamera(azimuthDegrees: number, elevationDegrees: number, relief: number): SceneCamera {
  const height = (z: number): number => fittingDistance(azimuthDegrees, elevationDegrees, relief, z);
  // The distance is a maximum of linear functions of the target's height, hence convex with one minimum.
  let low = floorHeight;
  let high = relief;
  for (let round = 0; round < 40; round += 1) {
    const third = (high - low) / 3;
    if (height(low + third) < height(high - third)) high -= third;
    else low += third;
  }
  const z = round((low + high) / 2);
  return { azimuthDegrees, elevationDegrees, distance: round(height(z)), target: [0, 0, z] };
}

/** The smallest distance of a camera that looks at the z axis at `targetZ` and has every corner of the box in view. */
export function fittingDistance(azimuth: number, elevation: number, relief: number, targetZ: number): number {
  const [cosA, sinA] = [Math.cos(azimuth * radians), Math.sin(azimuth * radians)];
  const [cosE, sinE] = [Math.cos(elevation * radians), Math.sin(elevation * radians)];
  const halfUp = Math.tan((fieldOfViewDegrees / 2) * radians);
  let distance = 0;
  for (const x of [-1, 1]) {
    for (const y of [-1, 1]) {
      for (const z of [floorHeight, relief]) {
        const dz = z - targetZ;
        const towards = cosE * (cosA * x + sinA * y) + sinE * dz;
        const across = Math.abs(-sinA * x + cosA * y);
        const up = Math.abs(cosE * dz - sinE * (cosA * x + sinA * y));
        distance = Math.max(
          distance,
          towards + across / (halfUp * fittedAspect * fittedShare.across),
          towards + up / (halfUp * fittedShare.up),
        );
      }
    }
  }
  return distance;
}

function round(value: number): number {
  return Math.round(100 * value) / 100;
}
