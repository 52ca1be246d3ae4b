// The runs of a runner: its own, and others that start around it and draw other random numbers.
import { phrase } from '../text/text';
import type { Domain, Point } from '../geometry/domain';
import { createRandom } from '../random/random';
import type { PythonHelper } from '../python/pythonRule';
import type { Scene, SceneRunner } from './scene';
import { startOf } from './starts';

export interface FamilyRun {
  readonly start: Point;
  /** The run's number, which selects its sequence of random numbers. */
  readonly run: number;
}

/** The first sequence for starts, above those that runs draw from: two each, from 0 on. */
const startSequences = 0x10000;

/**
 * Run 0 starts at the runner's start. Run i of every runner gets the same numbers, so that runners of the same start and
 * spread start from the same points and see the same noise. Starts are clamped to the domain, extended to the runner's start
 * if that is outside.
 */
export function familyRuns(
  scene: Pick<Scene, 'start' | 'seed'>,
  runner: SceneRunner,
  domain: Domain,
): FamilyRun[] {
  const { runs } = runner;
  const start = startOf(scene, runner);
  return Array.from({ length: runs.count }, (_, run) => {
    if (run === 0 || runs.spread === 0) return { start, run };
    const random = createRandom(scene.seed, startSequences + run);
    const near = (at: number, [min, max]: readonly [number, number]): number =>
      Math.min(Math.max(max, at), Math.max(Math.min(min, at), at + runs.spread * random.gaussian()));
    return { start: [near(start[0], domain.x), near(start[1], domain.y)], run };
  });
}

/** `familyRuns` in Python: the starts of a runner's runs. */
export const familyPython: PythonHelper = {
  name: 'family',
  doc: phrase('Where the runs of a runner start: the others around the first one’s start.'),
  code: `
    def family(first, runs, spread):
        starts = [first]
        for run in range(1, runs):
            start = first + spread * Random(0x10000 + run).normal_pair()
            starts.append(np.clip(start, np.minimum(LOW, first), np.maximum(HIGH, first)))
        return starts`,
};
