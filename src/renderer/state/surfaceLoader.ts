// Requests the landscape's heights from the engine; a newer request replaces an older one. While a surface's numbers
// change, its last heights are shown until the next are complete.
import { loadSurface } from '../requests/loadSurface';
import { isSameSurface, type LandscapeReference } from '../../core/landscapes/reference';
import type { Client } from '../../protocol/client';
import { failureOf } from '../../protocol/failure';
import type { Failure } from '../../protocol/messages';
import type { SurfaceGrid } from '../../core/contour/surfaceGrid';

interface SurfaceEvents {
  onLoaded(surface: SurfaceGrid, landscape: LandscapeReference): void;
  onFailed(failure: Failure): void;
}

export function createSurfaceLoader(client: Client, events: SurfaceEvents) {
  let running: { readonly landscape: LandscapeReference; readonly abort: AbortController } | null = null;
  let waiting: { readonly landscape: LandscapeReference; readonly resolution: number } | null = null;

  const load = (landscape: LandscapeReference, resolution: number): void => {
    const abort = new AbortController();
    running = { landscape, abort };
    const finish = (tell: () => void): void => {
      if (abort.signal.aborted) return;
      running = null;
      tell();
      if (waiting === null) return;
      const next = waiting;
      waiting = null;
      load(next.landscape, next.resolution);
    };
    loadSurface(client, landscape, resolution, abort.signal).then(
      (surface) => finish(() => surface !== null && events.onLoaded(surface, landscape)),
      (error: unknown) => finish(() => events.onFailed(failureOf(error))),
    );
  };

  return {
    show(landscape: LandscapeReference, resolution: number): void {
      // While numbers are dragged, each surface is completed before the next begins; otherwise none would be shown.
      if (running !== null && isSameSurface(running.landscape, landscape)) {
        waiting = { landscape, resolution };
        return;
      }
      running?.abort.abort();
      waiting = null;
      load(landscape, resolution);
    },
  };
}
