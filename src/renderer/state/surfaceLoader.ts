// Fetches the landscape's heights from the engine; a newer wish replaces an older one. Of one surface whose numbers
// change, the last heights stay on show until the next are whole.
import { isSameSurface, landscapeKey, type LandscapeReference } from '../../core/landscapes/reference';
import type { Client } from '../../protocol/client';
import { failureOf } from '../../protocol/failure';
import type { Failure } from '../../protocol/messages';
import { createSurfaceGrid, type SurfaceGrid } from '../../core/contour/surfaceGrid';

interface SurfaceEvents {
  onLoaded(surface: SurfaceGrid, landscape: LandscapeReference): void;
  onFailed(failure: Failure): void;
}

/** The heights of a landscape on resolution × resolution points. Rejects with a `FailureError`; null when aborted. */
export async function loadSurface(
  client: Client,
  landscape: LandscapeReference,
  resolution: number,
  signal?: AbortSignal,
): Promise<SurfaceGrid | null> {
  const values = new Float32Array(resolution * resolution);
  const stream = client.openStream(
    { kind: 'surface', landscape, columns: resolution, rows: resolution },
    {
      onChunk: (chunk) => {
        if (chunk.kind === 'surface') values.set(chunk.heights, chunk.firstRow * resolution);
      },
      ...(signal && { signal }),
    },
  );
  const end = await stream.done;
  if (end.reason !== 'finished') return null;
  return createSurfaceGrid(landscapeKey(landscape), resolution, resolution, values);
}

/** Half of the surface lies below this part of its height: drawn evenly, it would be a floor between walls. */
const floorShare = 0.04;

/** Whether a surface shows more when its heights are drawn on a logarithmic scale. */
export function isSteep({ values, minimum, maximum }: SurfaceGrid): boolean {
  const median = values.toSorted()[Math.floor(values.length / 2)] ?? minimum;
  return median - minimum < floorShare * (maximum - minimum);
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
      // While its numbers are dragged, each surface is finished before the next begins: or none would be seen.
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
