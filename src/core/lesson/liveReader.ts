// What stands for the live values in a lesson's words: runners by their names and marks, numbers as they are written there.
import { requireLandscape, type FoundLandscape } from '../landscapes/resolve';
import { formatDigits, formatSetting } from '../numbers/formatNumber';
import { runnerNames } from '../scene/runnerName';
import type { Scene, SceneRunner } from '../scene/scene';
import type { Trajectory } from '../simulation/trajectory';
import { evaluateLive } from './evaluateLive';
import type { LiveValue, LiveWhat } from './liveText';

/** A race that live values are read off: one of a step's scenes, with what is computed of it so far. */
export interface LiveRace {
  readonly scene: Scene;
  readonly trajectories: readonly Trajectory[];
}

export type ReadLive =
  | { readonly kind: 'runner'; readonly runner: SceneRunner; readonly name: string }
  /** As it is written; a dash where there is no such number. */
  | { readonly kind: 'number'; readonly text: string }
  /** The race is not computed so far. */
  | { readonly kind: 'awaited' };

/** Reads a live value; null if the race has no such runner any more. */
export type LiveReader = (live: LiveValue) => ReadLive | null;

/** Stands in the place of a number that there is not. */
export const noNumber = '–';

const numberDigits = 3;

/** A reader of the scenes' races, in the order of the step's scenes. */
export function createLiveReader(races: readonly LiveRace[]): LiveReader {
  return ({ scene: index, runner: key, what }) => {
    const race = races[index];
    const runner = race?.scene.optimizers.find((each) => each.key === key);
    if (race === undefined || runner === undefined) return null;
    const { scene, trajectories } = race;
    if (what.kind === 'runner') {
      return { kind: 'runner', runner, name: runnerNames(scene.optimizers).get(key)! };
    }
    const runs = trajectories.filter((trajectory) => trajectory.key === key);
    const value = evaluateLive(what, { scene, found: landscapeOf(scene), runner, runs });
    if (value === undefined) return { kind: 'awaited' };
    return { kind: 'number', text: value === null ? noNumber : numberText(what, value) };
  };
}

/** Formulas and neurons are built once, not with each number. */
const found = new WeakMap<Scene['landscape'], FoundLandscape>();

function landscapeOf({ landscape }: Scene): FoundLandscape {
  const known = found.get(landscape) ?? requireLandscape(landscape);
  found.set(landscape, known);
  return known;
}

function numberText({ kind }: LiveWhat, value: number): string {
  switch (kind) {
    case 'runner':
    case 'setting':
    case 'first':
    case 'settled':
    case 'diverged':
    case 'runs':
      return formatSetting(value).replaceAll('-', '−');
    case 'quantity':
    case 'mean':
    case 'largest':
    case 'smallest':
    case 'median':
      return formatDigits(value, numberDigits);
  }
}
