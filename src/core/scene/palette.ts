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
 * The first look of `allLooks` that none of `taken` has: in a colour that none uses, while there is one (after twelve, colours
 * repeat).
 */
export function nextRunnerLook(taken: readonly Partial<RunnerLook>[]): RunnerLook {
  const used = new Set(taken.map(({ color }) => color?.toLowerCase()));
  const looks = new Set(taken.map(nameOf));
  return (
    allLooks.find(({ color }) => !used.has(color)) ??
    allLooks.find((look) => !looks.has(nameOf(look))) ??
    // There are more looks than runners in a race that can be opened.
    allLooks[taken.length % allLooks.length]!
  );
}

/**
 * Six markers on solid paths, then the same on dashed ones, and so on; when these combinations repeat, with other colours: no
 * two are alike.
 */
const allLooks: readonly RunnerLook[] = Array.from(
  { length: runnerColors.length * runnerMarkers.length * runnerDashes.length },
  (_, place) => {
    const round = Math.floor(place / (runnerMarkers.length * runnerDashes.length));
    return {
      color: runnerColors[(place + 5 * round) % runnerColors.length]!,
      marker: runnerMarkers[place % runnerMarkers.length]!,
      dash: runnerDashes[Math.floor(place / runnerMarkers.length) % runnerDashes.length]!,
    };
  },
);

function nameOf({ color, marker, dash }: Partial<RunnerLook>): string {
  return `${color?.toLowerCase()} ${marker} ${dash}`;
}
