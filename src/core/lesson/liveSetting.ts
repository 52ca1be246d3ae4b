// What `{{set NAME KEY}}` may name: a number that a runner is set to, or that its race or its family is.
import type { Scene, SceneRunner } from '../scene/scene';

const others: Readonly<Record<string, (scene: Scene, runner: SceneRunner) => number>> = {
  /** The standard deviation of the noise on each coordinate of a gradient; 0 where it is off. */
  noise: ({ noise }) => (noise.kind === 'none' ? 0 : noise.scale),
  seed: ({ seed }) => seed,
  steps: ({ steps }) => steps,
  /** How many runs its family has, its own included. */
  runs: (_, { runs }) => runs.count,
  /** The standard deviation of its family's starts, in the landscape's units. */
  scatter: (_, { runs }) => runs.spread,
};

/** The number of that name; null where there is none. */
export function liveSetting(scene: Scene, runner: SceneRunner, name: string): number | null {
  const own = runner.hyperparameters[name];
  if (typeof own === 'number') return own;
  return Object.hasOwn(others, name) ? others[name]!(scene, runner) : null;
}

/** All names that a runner has numbers for. */
export const liveSettingNames = ({ hyperparameters }: SceneRunner): string[] => [
  ...Object.keys(hyperparameters).filter((name) => typeof hyperparameters[name] === 'number'),
  ...Object.keys(others),
];
