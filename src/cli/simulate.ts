// `optiscape simulate`: runs a scene's race on the engine's workers and prints the trajectories.
import { requireLandscape } from '../core/landscapes/resolve';
import type { Scene } from '../core/scene/scene';
import type { Trajectory } from '../core/timeline/frameAt';
import { copyRows, createTrajectoryColumns, type TrajectoryColumns } from '../core/simulation/trajectory';
import {
  gathered,
  trajectoriesAsCsv,
  trajectoriesAsJson,
  writtenName,
  type WrittenRun,
} from '../core/simulation/trajectoryText';
import { createWorkerPool } from '../engine/pool/workerPool';
import { openStream } from '../engine/streams/streamService';
import { decodeChunk } from '../protocol/chunk';
import type { RunEnd } from '../protocol/messages';
import { raceRequest } from '../protocol/raceRequest';
import { readScene } from './input';
import { checkOutput, writeOutput } from './output';
import { UsageError, invalidInput } from './usageError';

export interface SimulateOptions {
  readonly format?: string;
  readonly out?: string;
}

const formats = ['json', 'csv'] as const;
export type TrajectoryFormat = (typeof formats)[number];

/** Chunks under way: the workers compute while the last ones are stored. */
const credits = 32;

/** Runs the command. */
export async function simulate(
  path: string,
  options: SimulateOptions,
  workerPath: string,
  signal: AbortSignal,
): Promise<void> {
  const format = formatOf(options);
  await checkOutput(options.out);
  const scene = await readScene(path, signal);
  await writeTrajectories(scene, format, options.out, workerPath, signal);
}

/** Runs a scene's race and writes its trajectories to a file, or to standard output where there is none. */
export async function writeTrajectories(
  scene: Scene,
  format: TrajectoryFormat,
  out: string | undefined,
  workerPath: string,
  signal: AbortSignal,
): Promise<void> {
  const runs = await computeTrajectories(scene, workerPath, signal);
  const pieces =
    format === 'json' ? trajectoriesAsJson(writtenName(scene.landscape), runs) : trajectoriesAsCsv(runs);
  await writeOutput(out, gathered(pieces), signal);
}

function formatOf({ format, out }: SimulateOptions): TrajectoryFormat {
  if (format === undefined) return out?.toLowerCase().endsWith('.csv') ? 'csv' : 'json';
  const known = formats.find((each) => each === format);
  if (known === undefined) throw invalidInput('--format', format, formats.join(' or '));
  return known;
}

/** The trajectories of all runs of a scene's race, in the order asked. */
export async function computeTrajectories(
  scene: Scene,
  workerPath: string,
  signal: AbortSignal,
): Promise<(WrittenRun & Trajectory)[]> {
  const { domain } = requireLandscape(scene.landscape).landscape;
  const { request, runs } = raceRequest(scene, scene.optimizers, domain);
  const columns = runs.map(() => createTrajectoryColumns(scene.steps + 1));
  const pool = createWorkerPool({ workerPath });
  try {
    const ends = await new Promise<readonly RunEnd[]>((resolve, reject) => {
      const stream = openStream(pool, 1, request, credits, {
        onChunk(buffer) {
          storeChunk(columns, buffer);
          stream.grant(1);
        },
        onDone(reason, _chunks, runs) {
          if (reason === 'finished') resolve(runs);
          else reject(new Error('The run was interrupted.'));
        },
        onFailed(failure) {
          reject(failure.code === 'invalid' ? new UsageError(failure.message) : new Error(failure.message));
        },
      });
      signal.addEventListener('abort', () => {
        stream.cancel();
      });
      if (signal.aborted) stream.cancel();
    });
    return runs.map(({ runner, run: member }, index) => {
      const end = ends[index];
      const runColumns = columns[index];
      if (!end || !runColumns) throw new Error(`Run ${index} did not end.`);
      return {
        key: runner.key,
        run: member,
        optimizer: runner.id,
        isFamily: runner.runs.count > 1,
        columns: runColumns,
        state: end,
      };
    });
  } finally {
    await pool.dispose();
  }
}

function storeChunk(columns: readonly TrajectoryColumns[], buffer: ArrayBuffer): void {
  const decoded = decodeChunk(buffer);
  if (!decoded.ok) throw new Error(decoded.message);
  const { chunk } = decoded;
  if (chunk.kind !== 'run') throw new Error('A chunk of a surface came in a run.');
  const trajectory = columns[chunk.run];
  if (trajectory) copyRows(trajectory, chunk.firstRow, chunk.columns, chunk.rowCount, chunk.shapePoints);
}
