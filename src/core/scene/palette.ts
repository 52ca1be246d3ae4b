// The runners' colours: Okabe and Ito's colour-blind-safe set first, then further hues that stay apart from it.
import { runnerDashes, runnerMarkers, type SceneRunner } from './scene';

export const runnerColors = [
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
export type RunnerLook = Pick<SceneRunner, 'color' | 'marker' | 'dash'>;

/**
 * The first palette colour that none of `taken` uses (past twelve, colours come round again), with the marker and the
 * dashes that go with it: six markers on plain paths, then the same on dashed ones, and so on.
 */
export function nextRunnerLook(taken: readonly Pick<RunnerLook, 'color'>[]): RunnerLook {
  const used = new Set(taken.map(({ color }) => color.toLowerCase()));
  const free = runnerColors.findIndex((color) => !used.has(color));
  const place = free >= 0 ? free : taken.length;
  return {
    color: runnerColors[place % runnerColors.length]!,
    marker: runnerMarkers[place % runnerMarkers.length]!,
    dash: runnerDashes[Math.floor(place / runnerMarkers.length) % runnerDashes.length]!,
  };
}
