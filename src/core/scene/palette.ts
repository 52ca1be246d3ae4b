// The runners' colours: Okabe and Ito's colour-blind-safe set first, then further hues that differ from it.
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

/** What distinguishes a runner: its colour, and without colours its head's shape and its path's dashes. */
export type RunnerLook = Pick<SceneRunner, 'color' | 'marker' | 'dash'>;

/**
 * The first palette colour that none of `taken` uses (after twelve, colours repeat), with its marker and dashes: six
 * markers on solid paths, then the same on dashed ones, and so on.
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
