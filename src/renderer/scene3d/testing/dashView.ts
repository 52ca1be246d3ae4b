// A view for tests of dashes: straight down, in an image of 800 × 600 pixels.
import { SceneProjection } from '../camera';
import type { DashView } from '../dashPhases';

export function dashViewFromAbove(version = 1): DashView & { readonly projection: SceneProjection } {
  const projection = new SceneProjection();
  projection.update({ azimuthDegrees: -90, elevationDegrees: 90, distance: 5, target: [0, 0, 0] }, 800, 600);
  return { version, projection, unit: 1, heightOf: (value) => value };
}
