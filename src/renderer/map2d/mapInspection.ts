// The inspection interface of the running map for tests and benchmarks: window.optiscapeMap, and window.optiscapeMapBeside.
import type { Inspection } from '../scene3d/inspection';
import type { Box } from '../scene3d/pixelBox';
import type { LiveMap } from './liveMap';

/** Read-only; nothing in the app uses it. */
export interface MapInspection {
  /** A point of the plane in CSS pixels from the map's upper left; null outside of what is seen. */
  project(x: number, y: number): { x: number; y: number } | null;
  /** What is seen of the plane. */
  seen(): { readonly x: readonly [number, number]; readonly y: readonly [number, number] } | null;
  /** The plate of a runner in the last frame; null without one. */
  plate(key: string): Box | null;
  /** The arrows and ellipses of the last frame, and the box of their legend. */
  arrows(): ReturnType<Inspection['arrows']>;
  /** Number of frames, and how long the last ones took to draw, in milliseconds. */
  renderStats(): { readonly framesDrawn: number; readonly milliseconds: readonly number[] };
  /** The numbers on contour lines. */
  numbers(): readonly string[];
  /** Whether nothing moves and all is painted. */
  settled(): boolean;
}

declare global {
  interface Window {
    optiscapeMap?: MapInspection;
    /** That of the race beside the open one. */
    optiscapeMapBeside?: MapInspection;
  }
}

/** Publishes the map; returns a function that removes it. */
export function publishMap(live: LiveMap, name: 'optiscapeMap' | 'optiscapeMapBeside'): () => void {
  const inspection: MapInspection = {
    project: (x, y) => live.map.project(x, y),
    seen: () => live.map.seen,
    plate: (key) => live.map.plateOf(key),
    arrows: () => live.map.arrowsShown,
    renderStats: () => live.stats,
    numbers: () => live.map.numbers,
    settled: () => live.isSettled,
  };
  window[name] = inspection;
  return () => {
    if (window[name] === inspection) Reflect.deleteProperty(window, name);
  };
}
