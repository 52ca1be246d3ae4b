// A landscape's map as React has it: null until it is there.
import { useEffect, useState } from 'react';
import type { LandscapeReference } from '../../core/landscapes/reference';
import { useApp } from '../app/appContext';
import { contourMapKey, keptContourMap, loadContourMap } from './contourMap';

/** Loads the map once it is `wanted`; one that has been made before is there at once. */
export function useContourMap(
  reference: LandscapeReference,
  pixels: number,
  wanted = true,
): HTMLCanvasElement | null {
  const { host } = useApp();
  const key = contourMapKey(reference, pixels);
  const [loaded, setLoaded] = useState({ key, map: keptContourMap(key) });

  useEffect(() => {
    if (!wanted) return;
    let mounted = true;
    loadContourMap(host.client, reference, pixels).then(
      (map) => {
        if (mounted) setLoaded({ key: contourMapKey(reference, pixels), map });
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
