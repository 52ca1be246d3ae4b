// What a viewer sees of a race: how far its runners come in the picture, and when. Lengths are in widths of the domain,
// which is drawn as a square; times are shares of the race, whose clock spreads its frames evenly over the steps.
import type { Domain, Point } from '../geometry/domain';
import { requireLandscape } from '../landscapes/resolve';
import type { Scene, SceneRunner } from '../scene/scene';
import { createRunOf } from '../scene/testing/createRunOf';
import { createTrajectoryColumns } from '../simulation/trajectory';

/** The frames at which places are taken, as many as the default clock has. */
const frames = 64;

/** Two places that are plain to tell apart: on a surface of 700 pixels, 28 of them. */
export const apartBy = 0.04;

/** What a race worth watching has; docs/numerics.md says it in words. */
export const worthWatching = {
  /** The part of its way that the runner in the lead has gone after a quarter of the race, and how long a way. */
  leaderGone: 0.3,
  leaderWay: 0.2,
  /** How many runners may have arrived that early. */
  arrivedAtOnce: { runners: 2, time: 0.1 },
  /** Runners with a way of that length, and those that have moved that far since the first quarter. */
  onTheirWay: { runners: 4, way: 0.1 },
  movedSinceQuarter: { runners: 2, distance: 0.05 },
  /** How far a head gets in the last quarter from where it was at its beginning. */
  lastMove: 0.03,
  /** The distance of two ends, or else the time between two arrivals. */
  endsApart: 0.05,
  arrivalsApart: 0.1,
  /** The share of the frames at which two heads are apart, on average over all pairs. */
  headsApart: 0.35,
} as const;

/** A runner as it is seen. `Point`s are places in the picture, from 0 to 1. */
export interface WatchedRunner {
  /** Where its head is at each frame; once it has left the picture, where it left. */
  readonly places: readonly Point[];
  /** When it comes near its end, the middle of its last tenth, to stay there; or when it leaves the picture. */
  readonly arrival: number;
  /** Its way: the length of the path that it draws until it arrives. */
  readonly way: number;
  /** How much of its way is behind it after a quarter of the race. */
  readonly goneAtQuarter: number;
  /** The longest update in the picture. */
  readonly longestStep: number;
  readonly startValue: number;
  /** The value of f where it leaves the picture; null if it stays in it to the end. */
  readonly leavesAt: number | null;
  /** Mean of f over the last tenth of the race. */
  readonly endLoss: number;
}

export function watchRace(scene: Scene): readonly WatchedRunner[] {
  return scene.optimizers.map((runner) => watchRunner(scene, runner));
}

export function watchRunner(scene: Scene, runner: SceneRunner): WatchedRunner {
  const { steps } = scene;
  const columns = createTrajectoryColumns(steps + 1);
  const rows = createRunOf(scene, runner, scene.start, 0).advance(columns, 0, steps + 1);
  const places = placesInPicture(requireLandscape(scene.landscape).landscape.domain, columns.positions, rows);
  const last = places.length - 1;
  const stays = last === steps && isInPicture(places[last]);
  const at = (row: number): Point => places[Math.min(row, last)] ?? [NaN, NaN];
  const tail = Math.floor(0.9 * steps);
  const end = middle(places.slice(tail));
  let arrived = last;
  if (stays) while (arrived > 0 && distance(at(arrived - 1), end) <= apartBy) arrived--;
  const strides = places.map((place, row) => distance(at(Math.max(0, row - 1)), place));
  const lengthTo = (row: number): number => sum(strides.slice(0, row + 1));
  return {
    places: Array.from({ length: frames }, (_, frame) => at(Math.round((frame * steps) / (frames - 1)))),
    arrival: arrived / steps,
    way: lengthTo(arrived),
    goneAtQuarter: lengthTo(Math.min(arrived, Math.round(steps / 4))),
    longestStep: Math.max(...strides),
    startValue: columns.values[0] ?? NaN,
    leavesAt: stays ? null : (columns.values[last] ?? NaN),
    endLoss: sum(columns.values.subarray(tail)) / (steps + 1 - tail),
  };
}

/** Where the runner is after each update, up to the first place that is not in the picture. */
function placesInPicture({ x, y }: Domain, positions: Float64Array, rows: number): Point[] {
  const part = (value = NaN, [low, high]: readonly [number, number]): number => (value - low) / (high - low);
  const places: Point[] = [];
  for (let row = 0; row < rows && (row === 0 || isInPicture(places[row - 1])); row++) {
    places.push([part(positions[2 * row], x), part(positions[2 * row + 1], y)]);
  }
  return places;
}

function isInPicture(place: Point | undefined): boolean {
  return place?.every((coordinate) => coordinate >= 0 && coordinate <= 1) === true;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

function sum(numbers: readonly number[] | Float64Array): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

function middle(places: readonly Point[]): Point {
  return [sum(places.map(([x]) => x)) / places.length, sum(places.map(([, y]) => y)) / places.length];
}

/** What makes a race a bad one to watch, in words; nothing for a good one. */
export function faultsOf(runners: readonly WatchedRunner[]): string[] {
  const faults: string[] = [];
  const expect = (value: number, least: number, what: string): void => {
    if (!(value >= least)) faults.push(`${what}: ${value.toFixed(3)}, expected ${least} or more`);
  };
  const { onTheirWay, arrivedAtOnce, movedSinceQuarter } = worthWatching;
  const count = (is: (runner: WatchedRunner) => boolean): number => runners.filter(is).length;

  const leader = runners.toSorted((a, b) => b.goneAtQuarter - a.goneAtQuarter)[0];
  if (leader === undefined) return ['a race without runners'];
  expect(leader.goneAtQuarter / leader.way, worthWatching.leaderGone, 'gone by the leader after a quarter');
  expect(leader.way, worthWatching.leaderWay, 'the leader’s way');
  const onWay = count(({ way }) => way >= onTheirWay.way);
  expect(onWay, onTheirWay.runners, `runners that go ${onTheirWay.way}`);

  const atOnce = count(({ arrival }) => arrival <= arrivedAtOnce.time);
  if (atOnce > arrivedAtOnce.runners) faults.push(`arrived by ${arrivedAtOnce.time}: ${atOnce} runners`);

  const { distance: far } = movedSinceQuarter;
  const moved = count(
    ({ places }) => distance(placeAt(places, frames / 4), placeAt(places, frames - 1)) >= far,
  );
  expect(moved, movedSinceQuarter.runners, `runners elsewhere by ${far} since the first quarter`);

  const lastMoves = runners.flatMap(({ places }) => {
    const lastQuarter = places.slice((3 * frames) / 4);
    return lastQuarter.map((place) => distance(placeAt(lastQuarter, 0), place));
  });
  expect(Math.max(...lastMoves), worthWatching.lastMove, 'moved in the last quarter');

  const pairs = pairsOf(runners);
  const arrivals = pairs.map(([a, b]) => Math.abs(a.arrival - b.arrival));
  const ends = pairs.map(([a, b]) => distance(placeAt(a.places, frames - 1), placeAt(b.places, frames - 1)));
  if (!(Math.max(...arrivals) >= worthWatching.arrivalsApart)) {
    expect(Math.max(...ends), worthWatching.endsApart, 'between two ends, with arrivals at the same time');
  }
  expect(headsApart(runners), worthWatching.headsApart, 'the share of frames at which two heads are apart');
  return faults;
}

const placeAt = (places: readonly Point[], frame: number): Point => places[frame] ?? [NaN, NaN];

type Pair = readonly [WatchedRunner, WatchedRunner];

const pairsOf = (runners: readonly WatchedRunner[]): readonly Pair[] =>
  runners.flatMap((a, i) => runners.slice(i + 1).map((b) => [a, b] as const));

/** The share of the frames at which two heads are plainly apart, on average over all pairs. */
export function headsApart(runners: readonly WatchedRunner[]): number {
  const shares = pairsOf(runners).map(([a, b]) => {
    const apart = a.places.filter((place, frame) => distance(place, placeAt(b.places, frame)) >= apartBy);
    return apart.length / frames;
  });
  return sum(shares) / shares.length;
}
