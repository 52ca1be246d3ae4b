// A landscape's map as React has it: null until it is there.
import { useEffect, useState } from 'react';
import type { LandscapeReference } from '../../core/landscapes/reference';
import { useApp } from '../app/appContext';
import { landscapeMapKey, keptLandscapeMap, loadLandscapeMap } from './landscapeMap';

/** Loads the map once it is `wanted`; one that has been made before is there at once. */
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
      // A map that can't be had leaves its place empty; the choice itself still works.
      () => undefined,
    );
    return () => {
      mounted = false;
    };
  }, [host, reference, pixels, wanted]);

  return loaded.key === key ? loaded.map : null;
}
