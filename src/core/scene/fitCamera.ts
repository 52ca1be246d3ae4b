// The camera that shows the whole drawn box from a direction, as large as possible.
import { limits, type SceneCamera } from './scene';

/** Vertical field of view of the drawn picture. */
export const fieldOfViewDegrees = 24;

/** z of the floor plane in the drawn box's coordinates, where the lowest point of the surface is at 0. */
export const floorHeight = -0.22;

/** Width / height of the picture that is fitted: wider ones have empty space at the sides, others above and below. */
export const fittedAspect = 1.6;

/** Fractions of the picture's width and height for the box; the rest is for its labels (numbers, names). */
export const fittedShare = { across: 0.8, up: 0.93 } as const;

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

/** Parts of the picture's width and height for points that are fitted: the rest is for names about them. */
const pointsShare = { across: 0.6, up: 0.72 } as const;
/** Points closer together than this are shown from where these would be, so that something is left to be seen about them. */
const nearestDistance = 2;

/**
 * @param points x, y and z of each in turn, in the drawn box's coordinates
 * @returns the camera in that direction from which the points are largest and all in view; null without points
 */
export function fitPoints(
  azimuthDegrees: number,
  elevationDegrees: number,
  points: Iterable<readonly [x: number, y: number, z: number]>,
): SceneCamera | null {
  const [cosA, sinA] = [Math.cos(azimuthDegrees * radians), Math.sin(azimuthDegrees * radians)];
  const [cosE, sinE] = [Math.cos(elevationDegrees * radians), Math.sin(elevationDegrees * radians)];
  const halfUp = Math.tan((fieldOfViewDegrees / 2) * radians) * pointsShare.up;
  const halfAcross = Math.tan((fieldOfViewDegrees / 2) * radians) * fittedAspect * pointsShare.across;
  // A point is in view if the eye is far enough behind it: by its distance from the picture's middle over the tangent of half
  // the field of view, on each of the four sides. The eye stands where opposite sides are equally far.
  let [right, left, top, bottom] = [-Infinity, -Infinity, -Infinity, -Infinity];
  let [nearest, farthest] = [-Infinity, Infinity];
  for (const [x, y, z] of points) {
    const towards = cosE * (cosA * x + sinA * y) + sinE * z;
    const across = (cosA * y - sinA * x) / halfAcross;
    const up = (cosE * z - sinE * (cosA * x + sinA * y)) / halfUp;
    right = Math.max(right, towards + across);
    left = Math.max(left, towards - across);
    top = Math.max(top, towards + up);
    bottom = Math.max(bottom, towards - up);
    nearest = Math.max(nearest, towards);
    farthest = Math.min(farthest, towards);
  }
  if (nearest === -Infinity) return null;
  const eye = Math.max((right + left) / 2, (top + bottom) / 2);
  const middle = (nearest + farthest) / 2;
  const distance = Math.min(limits.distance.max, Math.max(nearestDistance, eye - middle));
  const [aside, above] = [(halfAcross * (right - left)) / 2, (halfUp * (top - bottom)) / 2];
  const level = cosE * middle - sinE * above;
  const target = [cosA * level - sinA * aside, sinA * level + cosA * aside, sinE * middle + cosE * above];
  const within = (value: number): number =>
    round(Math.min(limits.target.max, Math.max(limits.target.min, value)));
  return {
    azimuthDegrees,
    elevationDegrees,
    distance: round(distance),
    target: [within(target[0]!), within(target[1]!), within(target[2]!)],
  };
}

function round(value: number): number {
  return Math.round(100 * value) / 100;
}
