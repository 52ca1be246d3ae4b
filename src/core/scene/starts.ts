// Where runners start: at the race's start, or at one of their own.
import type { Point } from '../geometry/domain';
import type { Scene, SceneRunner } from './scene';

/** Where a runner's own run starts. */
export function startOf(scene: Pick<Scene, 'start'>, runner: Pick<SceneRunner, 'start'>): Point {
  return runner.start ?? scene.start;
}

/** A place at which runners start. */
export interface StartPlace {
  readonly point: Point;
  /** The keys of those whose own start it is, at least one; empty for the race's start. */
  readonly runners: readonly string[];
  /** The colour of the runner whose start it is; null if it is that of several. */
  readonly color: string | null;
}

/**
 * The places at which the visible runners start, the race's start first: without it if all of them have others. A hidden
 * runner's start is hidden with it.
 */
export function shownStarts({ start, optimizers }: Pick<Scene, 'start' | 'optimizers'>): StartPlace[] {
  const visible = optimizers.filter((runner) => runner.visible);
  const own = new Map<string, SceneRunner[]>();
  for (const runner of visible) {
    if (runner.start === null) continue;
    const at = JSON.stringify(runner.start);
    own.set(at, [...(own.get(at) ?? []), runner]);
  }
  const isUsed = visible.length === 0 || visible.some((runner) => runner.start === null);
  return [
    ...(isUsed ? [{ point: start, runners: [], color: null }] : []),
    ...[...own.values()].map((sharers) => ({
      point: sharers[0]!.start!,
      runners: sharers.map(({ key }) => key),
      color: sharers.length === 1 ? sharers[0]!.color : null,
    })),
  ];
}

/** Whether two places are the same one of a scene, before and after it was moved. */
export function isSameStart(one: StartPlace, other: StartPlace): boolean {
  return one.runners[0] === other.runners[0];
}
