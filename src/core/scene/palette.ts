// The runners' colours: Okabe and Ito's colour-blind-safe set first, then further hues that stay apart from it.
import { laneDashes, laneMarkers, type SceneLane } from './scene';

export const laneColors = [
  '#d55e00',
  '#e69f00',
  '#f0e442',
  '#009e73',
  '#56b4e9',
  '#cc79a7',
  '#0072b2',
  '#9467f0',
  '#8fd14f',
  '#8c95a8',
  '#a65628',
  '#ff5fa2',
] as const;

/** How a runner is told from the others: by colour, and without it by its head's shape and its path's dashes. */
export type LaneLook = Pick<SceneLane, 'color' | 'marker' | 'dash'>;

/**
 * The first palette colour that none of `taken` uses (past twelve, colours come round again), with the marker and the
 * dashes that go with it: six markers on plain paths, then the same on dashed ones, and so on.
 */
export function nextLaneLook(taken: readonly Pick<LaneLook, 'color'>[]): LaneLook {
  const used = new Set(taken.map(({ color }) => color.toLowerCase()));
  const free = laneColors.findIndex((color) => !used.has(color));
  const place = free >= 0 ? free : taken.length;
  return {
    color: laneColors[place % laneColors.length]!,
    marker: laneMarkers[place % laneMarkers.length]!,
    dash: laneDashes[Math.floor(place / laneMarkers.length) % laneDashes.length]!,
  };
}
