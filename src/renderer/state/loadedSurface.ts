// What a surface is drawn from, as far as it has come.
import type { SurfaceLight } from '../../core/contour/surfaceLight';
import type { SurfaceGrid } from '../../core/contour/surfaceGrid';
import type { LandscapeReference } from '../../core/landscapes/reference';
import type { LightWish } from './surfaceLoader';

export interface LoadedSurface {
  readonly surface: SurfaceGrid | null;
  /** The landscape of `surface`. */
  readonly surfaceOf: LandscapeReference | null;
  /** Whether the landscape's heights could not be computed, and are not being computed again. */
  readonly surfaceFailed: boolean;
  /** The light on a surface, null where there is none to be had; it comes and changes independently of its heights. */
  readonly light: SurfaceLight | null;
  /** What `light` is of; null until the first. */
  readonly lightOf: LightWish | null;
}

export const noSurface: LoadedSurface = {
  surface: null,
  surfaceOf: null,
  surfaceFailed: false,
  light: null,
  lightOf: null,
};
