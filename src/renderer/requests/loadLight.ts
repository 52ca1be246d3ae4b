// The light on a landscape's surface, worked out by the engine.
import { lightPoints, type DrawnHeights, type SurfaceLight } from '../../core/contour/surfaceLight';
import type { LandscapeReference } from '../../core/landscapes/reference';
import type { Client } from '../../protocol/client';

/** Rejects with a `FailureError`; null on abort. */
export async function loadLight(
  client: Client,
  landscape: LandscapeReference,
  { heightScale, relief }: DrawnHeights,
  signal?: AbortSignal,
): Promise<SurfaceLight | null> {
  const values = new Uint8Array(2 * lightPoints * lightPoints);
  const stream = client.openStream(
    { kind: 'light', landscape, points: lightPoints, heightScale, relief },
    {
      onChunk: (chunk) => {
        if (chunk.kind === 'light') values.set(chunk.values, 2 * chunk.firstRow * lightPoints);
      },
      ...(signal && { signal }),
    },
  );
  const end = await stream.done;
  return end.reason === 'finished' ? { points: lightPoints, values } : null;
}
