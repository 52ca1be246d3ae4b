// The rates that a default race may give its runners; docs/numerics.md describes them.
import type { LandscapeDefinition } from '../landscapes/registry';
import type { Scene, SceneRunner } from '../scene/scene';
import { watchRunner, type WatchedRunner } from './watchedRace';

/** Ids of the six rules from which the others descend: the runners of nearly every default race. */
export const raceOptimizers: readonly string[] = [
  'sgd',
  'momentum',
  'nesterov',
  'adagrad',
  'rmsprop',
  'adam',
];

/** 1, 2, 3, 5 times powers of ten: the rates tried first, and those tried if none of these is sound. */
const grids = [
  [-4, -3, -2, -1],
  [-6, -5, 0],
].map((exponents) =>
  exponents.flatMap((exponent) => [1, 2, 3, 5].map((digit) => Number(`${digit}e${exponent}`))),
);

/** The longest update that the eye can follow. */
export const longestStep = 0.1;

/** By how much of the start's height above the minimum a fair rate may end above the best one. */
export const fairShare = 0.1;

/**
 * Whether the runner stays in the picture or, where f has no minimum, leaves it as it should: by the right edge if the exact
 * point is there, else by any edge below the start's height.
 */
export function endsWell({ marks, minimumValue }: LandscapeDefinition, runner: WatchedRunner): boolean {
  if (minimumValue !== null) return runner.leavesAt === null;
  if (runner.leavesAt === null) return false;
  if (marks.some(({ kind }) => kind === 'exact-point')) return (runner.places.at(-1)?.[0] ?? NaN) >= 1;
  return runner.leavesAt < runner.startValue;
}

/** The rates that are fair to this runner, all else as it is. */
export function fairRates(landscape: LandscapeDefinition, scene: Scene, runner: SceneRunner): number[] {
  const atRate = (rate: number): { readonly rate: number; readonly watched: WatchedRunner } => ({
    rate,
    watched: watchRunner(scene, {
      ...runner,
      hyperparameters: { ...runner.hyperparameters, learningRate: rate },
    }),
  });
  const soundOf = (grid: readonly number[]) =>
    grid
      .map(atRate)
      .filter(({ watched }) => watched.longestStep <= longestStep && endsWell(landscape, watched));
  const sound = grids.map(soundOf).find((found) => found.length > 0) ?? [];
  // Where f has no minimum, whoever leaves well has done all that there is to do.
  if (landscape.minimumValue === null) return sound.map(({ rate }) => rate);
  const best = Math.min(...sound.map(({ watched }) => watched.endLoss));
  const minimum = landscape.minimumValue;
  return sound
    .filter(({ watched }) => watched.endLoss <= best + fairShare * (watched.startValue - minimum))
    .map(({ rate }) => rate);
}
