// `optiscape simulate`: runs a scene's race on the engine's workers and prints the trajectories.
import { gathered, trajectoriesAsCsv, trajectoriesAsJson } from '../core/scene/trajectoryText';
import { computeTrajectories } from '../protocol/computeTrajectories';
import { computeRaceOn } from './computeRace';
import { readScene } from './input';
import { checkOutput, writeOutput } from './output';
import { invalidInput } from './usageError';

export interface SimulateOptions {
  readonly format?: string;
  readonly out?: string;
}

const formats = ['json', 'csv'] as const;
type TrajectoryFormat = (typeof formats)[number];

/** Runs the command. */
export async function simulate(
  path: string,
  options: SimulateOptions,
  workerPath: string,
  signal: AbortSignal,
): Promise<void> {
  const format = formatOf(options);
  await checkOutput(options.out, [path]);
  const scene = await readScene(path, signal);
  const trajectories = await computeTrajectories(scene, computeRaceOn(workerPath, signal));
  const write = format === 'json' ? trajectoriesAsJson : trajectoriesAsCsv;
  await writeOutput(options.out, gathered(write(scene, trajectories)), signal);
}

function formatOf({ format, out }: SimulateOptions): TrajectoryFormat {
  if (format === undefined) return out?.toLowerCase().endsWith('.csv') ? 'csv' : 'json';
  const known = formats.find((each) => each === format);
  if (known === undefined) throw invalidInput('--format', format, formats.join(' or '));
  return known;
}
