// A landscape's heights, computed by the engine, and whether they need a logarithmic scale.
import { createSurfaceGrid, type SurfaceGrid } from '../../core/contour/surfaceGrid';
import { landscapeKey, type LandscapeReference } from '../../core/landscapes/reference';
import type { Client } from '../../protocol/client';

/** Points along each side of a drawn surface: heights are a texture, which every graphics card has room for. */
export const surfaceResolution = 1000;

/** The heights of a landscape on resolution × resolution points. Rejects with a `FailureError`; null on abort. */
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

/** Half of a steep surface lies below this fraction of its height: drawn linearly, a floor between walls. */
const floorShare = 0.04;

/** Whether a logarithmic height scale shows more of a surface. */
export function isSteep({ values, minimum, maximum }: SurfaceGrid): boolean {
  const median = values.toSorted()[Math.floor(values.length / 2)] ?? minimum;
  return median - minimum < floorShare * (maximum - minimum);
}
