// A landscape's map for React: null until it is painted.
import { useEffect, useState } from 'react';
import type { LandscapeReference } from '../../core/landscapes/reference';
import { useApp } from '../app/appContext';
import { landscapeMapKey, keptLandscapeMap, loadLandscapeMap } from './landscapeMap';

/** Loads the map once it is `wanted`; a cached one is returned immediately. */
export function useLandscapeMap(
  reference: LandscapeReference,
  pixels: number,
  wanted = true,
): HTMLCanvasElement | null {
  const { host } = useApp();
  const key = landscapeMapKey(reference, pixels);
  const [loaded, setLoaded] = useState({ key, map: keptLandscapeMap(key) });

  useEffect(() => {
    if (!wanted) return;
    let mounted = true;
    loadLandscapeMap(host.client, reference, pixels).then(
      (map) => {
        if (mounted) setLoaded({ key: landscapeMapKey(reference, pixels), map });
      },
      // If a map fails, its place stays empty; the item can still be chosen.
      () => undefined,
    );
    return () => {
      mounted = false;
    };
  }, [host, reference, pixels, wanted]);

  return loaded.key === key ? loaded.map : null;
}
