// Requests the landscape's heights from the engine, and the light on them. While a surface's numbers or its look change,
// each is completed before the next begins.
import type { DrawnHeights, SurfaceLight } from '../../core/contour/surfaceLight';
import type { SurfaceGrid } from '../../core/contour/surfaceGrid';
import { isSameSurface, type LandscapeReference } from '../../core/landscapes/reference';
import type { Client } from '../../protocol/client';
import { failureOf } from '../../protocol/failure';
import type { Failure } from '../../protocol/messages';
import { loadLight } from '../requests/loadLight';
import { loadSurface, surfaceResolution } from '../requests/loadSurface';
import { createLatestOnly } from './latestOnly';

export interface LightWish {
  readonly landscape: LandscapeReference;
  readonly look: DrawnHeights;
}

interface SurfaceEvents {
  onHeights(surface: SurfaceGrid, landscape: LandscapeReference): void;
  onHeightsFailed(): void;
  /** Null if it failed. */
  onLight(light: SurfaceLight | null, of: LightWish): void;
  /** To be told, whichever of them it was. */
  onFailed(failure: Failure): void;
}

export function createSurfaceLoader(
  client: Client,
  { onHeights, onHeightsFailed, onLight, onFailed }: SurfaceEvents,
) {
  return {
    showHeights: createLatestOnly<LandscapeReference, SurfaceGrid>({
      load: (landscape, signal) => loadSurface(client, landscape, surfaceResolution, signal),
      finishesFirst: isSameSurface,
      onLoaded: onHeights,
      onFailed(error) {
        onFailed(failureOf(error));
        onHeightsFailed();
      },
    }),
    showLight: createLatestOnly<LightWish, SurfaceLight>({
      load: ({ landscape, look }, signal) => loadLight(client, landscape, look, signal),
      finishesFirst: (older, newer) => isSameSurface(older.landscape, newer.landscape),
      onLoaded: onLight,
      onFailed(error, of) {
        onFailed(failureOf(error));
        onLight(null, of);
      },
    }),
  };
}
