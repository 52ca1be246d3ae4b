// The light on a surface as it is drawn, worked out once: how much of the sky each point sees, and how much of the sun,
// which stands still above the domain.
import type { LandscapeDefinition } from '../landscapes/define';
import { sampleSurface, type LandscapeNumbers } from '../landscapes/evaluate';
import type { LandscapeDescription } from '../landscapes/landscape';
import type { SceneLook } from '../scene/scene';
import { createHeightScale } from './heightScale';
import { directions, sweepHorizons } from './horizons';
import { createSurfaceGrid } from './surfaceGrid';

/** Points in each direction: light is softer than heights. */
export const lightPoints = 192;

export interface SurfaceLight {
  readonly points: number;
  /** For each point, row by row as in a `SurfaceGrid`: the part of the sky, then of the sun that it sees, 0..255. */
  readonly values: Uint8Array<ArrayBuffer>;
}

/** Heights count for more in the light than in the drawing, as on relief maps: gentle slopes show, too. */
export const lightRelief = 1.4;

/** The part of the look that decides the drawn heights. */
export type DrawnHeights = Pick<SceneLook, 'heightScale' | 'relief'>;

/** Whether values are drawn as high in both looks. */
export const isSameRelief = (a: DrawnHeights, b: DrawnHeights): boolean =>
  a.heightScale === b.heightScale && a.relief === b.relief;

/** Elevation of the middle of the sun, and how far its soft edge reaches above and below, as sines. */
const sunElevation = Math.sin((38 * Math.PI) / 180);
const sunEdge = 0.22;
/** The sun reaches as far to each side, in radians. */
const sunReach = (45 * Math.PI) / 180;

/** The sun's azimuth in radians: to the left in the landscape's own view. */
export function sunAzimuth({ view }: Pick<LandscapeDescription, 'view'>): number {
  return ((view.azimuthDegrees - 90) * Math.PI) / 180;
}

/** The direction of the sun, a unit vector. */
export function sunDirection(
  landscape: Pick<LandscapeDescription, 'view'>,
): [x: number, y: number, z: number] {
  const azimuth = sunAzimuth(landscape);
  const across = Math.sqrt(1 - sunElevation * sunElevation);
  return [across * Math.cos(azimuth), across * Math.sin(azimuth), sunElevation];
}

/**
 * Light on points × points heights that span the box from −1 to 1, which must be finite, in the same unit. Each step is
 * one direction of the sky.
 */
export function* lightSteps(
  heights: Float32Array,
  points: number,
  azimuth: number,
): Generator<void, SurfaceLight> {
  const sines = new Float32Array(heights.length);
  const sky = new Float32Array(heights.length);
  const sun = new Float32Array(heights.length);
  const sunShares = directions.map(
    (direction) => direction.share * Math.max(0, Math.cos(direction.azimuth - azimuth) - Math.cos(sunReach)),
  );
  const sunTotal = sunShares.reduce((sum, share) => sum + share, 0);
  for (const [index, direction] of directions.entries()) {
    sweepHorizons(heights, points, 2 / (points - 1), direction, sines);
    addSky(sky, sines, direction.share);
    if (sunShares[index]! > 0) addSun(sun, sines, sunShares[index]! / sunTotal);
    yield;
  }
  return { points, values: asBytes(sky, sun) };
}

// Loops over all points stand outside of the generators: engines compile those less well.

function addSky(sky: Float32Array, sines: Float32Array, share: number): void {
  for (let at = 0; at < sky.length; at += 1) sky[at]! += share * (1 - sines[at]!);
}

function addSun(sun: Float32Array, sines: Float32Array, share: number): void {
  for (let at = 0; at < sun.length; at += 1) sun[at]! += share * sunAbove(sines[at]!);
}

function asBytes(sky: Float32Array, sun: Float32Array): Uint8Array<ArrayBuffer> {
  const values = new Uint8Array(2 * sky.length);
  for (let at = 0; at < sky.length; at += 1) {
    values[2 * at] = Math.round(255 * sky[at]!);
    values[2 * at + 1] = Math.round(255 * sun[at]!);
  }
  return values;
}

/** The part of the sun that stands above a horizon. */
function sunAbove(horizonSine: number): number {
  const part = Math.min(1, Math.max(0, (sunElevation + sunEdge - horizonSine) / (2 * sunEdge)));
  return part * part * (3 - 2 * part);
}

/** Rows of heights in a step. */
const rowsAtOnce = 32;

/** Samples a landscape and lights it, a step of about a millisecond at a time. */
export function* landscapeLightSteps(
  landscape: LandscapeDefinition,
  numbers: LandscapeNumbers,
  look: DrawnHeights,
  points: number,
): Generator<void, SurfaceLight> {
  const heights = new Float32Array(points * points);
  for (let row = 0; row < points; row += rowsAtOnce) {
    sampleSurface(landscape, numbers, points, points, heights, row, Math.min(points, row + rowsAtOnce));
    yield;
  }
  drawHeights(heights, points, look);
  return yield* lightSteps(heights, points, sunAzimuth(landscape));
}

/** Turns values into heights in the drawn box, in place. */
function drawHeights(values: Float32Array, points: number, { heightScale, relief }: DrawnHeights): void {
  const { minimum, maximum } = createSurfaceGrid('', points, points, values);
  const scale = createHeightScale(heightScale, minimum, maximum);
  for (let at = 0; at < values.length; at += 1) {
    const height = lightRelief * relief * scale.unitAt(values[at]!);
    // Where f is no number, nothing stands.
    values[at] = Number.isFinite(height) ? height : 0;
  }
}

/** All steps at once. */
export function lightLandscape(...what: Parameters<typeof landscapeLightSteps>): SurfaceLight {
  const steps = landscapeLightSteps(...what);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
