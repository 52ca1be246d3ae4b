// The runs of a runner: its own, and others that start around it and draw other random numbers.
import { phrase } from '../text/text';
import type { Domain, Point } from '../geometry/domain';
import { createRandom } from '../random/random';
import type { PythonHelper } from '../python/pythonRule';
import type { Scene, SceneRunner } from './scene';

export interface FamilyRun {
  readonly start: Point;
  /** The run's number, which selects its sequence of random numbers. */
  readonly run: number;
}

/** The first sequence for starts, above those that runs draw from: two each, from 0 on. */
const startSequences = 0x10000;

/**
 * Run 0 starts at the scene's start. Run i of every runner gets the same numbers, so that runners of the same spread
 * start from the same points and see the same noise. Starts are clamped to the domain, extended to the scene's start if
 * that is outside.
 */
export function familyRuns(
  scene: Pick<Scene, 'start' | 'seed'>,
  { runs }: SceneRunner,
  domain: Domain,
): FamilyRun[] {
  return Array.from({ length: runs.count }, (_, run) => {
    if (run === 0 || runs.spread === 0) return { start: scene.start, run };
    const random = createRandom(scene.seed, startSequences + run);
    const near = (at: number, [min, max]: readonly [number, number]): number =>
      Math.min(Math.max(max, at), Math.max(Math.min(min, at), at + runs.spread * random.gaussian()));
    return { start: [near(scene.start[0], domain.x), near(scene.start[1], domain.y)], run };
  });
}

/** `familyRuns` in Python: the starts of a runner's runs. */
export const familyPython: PythonHelper = {
  name: 'family',
  doc: phrase('Where the runs of a runner start: the first at START, the others around it.'),
  code: `
    def family(runs, spread):
        starts = [START]
        for run in range(1, runs):
            start = START + spread * Random(0x10000 + run).normal_pair()
            starts.append(np.clip(start, np.minimum(LOW, START), np.maximum(HIGH, START)))
        return starts`,
};
