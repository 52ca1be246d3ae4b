// The inspection interface of the running view for tests and benchmarks: window.optiscape, and window.optiscapeBeside.
import type { FrameStats } from './frameMeter';
import type { Box } from './pixelBox';
import type { SeenArrow } from './raceScene';

/** Read-only; nothing in the app uses it. */
export interface Inspection {
  /** Projects a point of the domain at a height to CSS pixels from the view's upper left; null behind the camera. */
  project(x: number, y: number, z: number): { x: number; y: number } | null;
  /** The plate of a runner in the last frame, in CSS pixels from the view's upper left; null without one. */
  plate(key: string): Box | null;
  /** The arrows and ellipses of the last frame, in CSS pixels from the view's upper left, and the box of their legend. */
  arrows(): { readonly seen: readonly SeenArrow[]; readonly legend: Box | null };
  renderStats(): FrameStats;
  /** A runner's position after `row` updates: x, y and f(x, y); null if it has no such row. */
  position(key: string, row: number): [x: number, y: number, value: number] | null;
  /** The shown race time. */
  seconds(): number;
  /** Whether nothing moves and the picture has reached full quality. */
  settled(): boolean;
  /** The graphics driver's name for the renderer. */
  renderer(): string;
}

interface Inspected {
  readonly race: {
    project: Inspection['project'];
    plateOf: Inspection['plate'];
    readonly arrowsSeen: readonly SeenArrow[];
    readonly arrowLegend: Box | null;
    readonly quality: { readonly rendererName: string };
  };
  readonly meter: { stats(): FrameStats };
  position: Inspection['position'];
  readonly seconds: number;
  readonly isSettled: boolean;
}

declare global {
  interface Window {
    optiscape?: Inspection;
    /** That of the race beside the open one. */
    optiscapeBeside?: Inspection;
  }
}

/** Publishes the view; returns a function that removes it. */
export function publishInspection(view: Inspected, name: 'optiscape' | 'optiscapeBeside'): () => void {
  const inspection: Inspection = {
    project: (x, y, z) => view.race.project(x, y, z),
    plate: (key) => view.race.plateOf(key),
    arrows: () => ({ seen: view.race.arrowsSeen, legend: view.race.arrowLegend }),
    renderStats: () => view.meter.stats(),
    position: (key, row) => view.position(key, row),
    seconds: () => view.seconds,
    settled: () => view.isSettled,
    renderer: () => view.race.quality.rendererName,
  };
  window[name] = inspection;
  return () => {
    if (window[name] === inspection) Reflect.deleteProperty(window, name);
  };
}
