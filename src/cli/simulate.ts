// `optiscape simulate`: runs a scene's race on the engine's workers and prints the trajectories.
import { neuronId } from '../core/landscapes/neuronLandscape';
import type { LandscapeReference } from '../core/landscapes/reference';
import { resolveLandscape } from '../core/landscapes/resolve';
import { parseSceneText } from '../core/scene/parseScene';
import type { Scene } from '../core/scene/scene';
import { copyRows, createTrajectoryColumns, type TrajectoryColumns } from '../core/simulation/trajectory';
import { createWorkerPool } from '../engine/pool/workerPool';
import { openStream } from '../engine/streams/streamService';
import { decodeChunk } from '../protocol/chunk';
import type { LaneEnd } from '../protocol/messages';
import { raceRequest } from '../protocol/raceRequest';
import { formatNumber, listPieces } from './formatNumber';
import { readInput } from './input';
import { checkOutput, gathered, writeOutput } from './output';
import { UsageError, invalidInput } from './usageError';

export interface SimulateOptions {
  readonly format?: string;
  readonly out?: string;
}

const formats = ['json', 'csv'] as const;
type Format = (typeof formats)[number];

interface Lane {
  readonly optimizer: string;
  /** Which run of its family it is; null for a runner that runs alone. */
  readonly run: number | null;
  readonly columns: TrajectoryColumns;
  readonly end: LaneEnd;
}

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
  const parsed = parseSceneText(await readInput('scene', path, signal));
  if (!parsed.ok) throw new UsageError(parsed.issues.map((issue) => issue.message).join('; '));
  const { scene } = parsed;
  const lanes = await run(scene, workerPath, signal);
  const pieces = format === 'json' ? jsonPieces(nameOf(scene.landscape), lanes) : csvPieces(lanes);
  await writeOutput(options.out, gathered(pieces), signal);
}

/** The id, the formula itself, or `neuron`. */
function nameOf(landscape: LandscapeReference): string {
  if ('id' in landscape) return landscape.id;
  return 'formula' in landscape ? landscape.formula : neuronId;
}

function formatOf({ format, out }: SimulateOptions): Format {
  if (format === undefined) return out?.toLowerCase().endsWith('.csv') ? 'csv' : 'json';
  const known = formats.find((each) => each === format);
  if (known === undefined) throw invalidInput('--format', format, formats.join(' or '));
  return known;
}

async function run(scene: Scene, workerPath: string, signal: AbortSignal): Promise<Lane[]> {
  const found = resolveLandscape(scene.landscape);
  if (!found.ok) throw new UsageError(found.issues.map((issue) => issue.message).join('; '));
  const { request, runs } = raceRequest(scene, scene.optimizers, found.landscape.domain);
  const columns = runs.map(() => createTrajectoryColumns(scene.steps + 1));
  const pool = createWorkerPool({ workerPath });
  try {
    const ends = await new Promise<readonly LaneEnd[]>((resolve, reject) => {
      const stream = openStream(pool, 1, request, credits, {
        onChunk(buffer) {
          storeChunk(columns, buffer);
          stream.grant(1);
        },
        onDone(reason, _chunks, lanes) {
          if (reason === 'finished') resolve(lanes);
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
    return runs.map(({ lane, run: member }, index) => {
      const end = ends[index];
      const laneColumns = columns[index];
      if (!end || !laneColumns) throw new Error(`Lane ${index} did not end.`);
      return {
        optimizer: lane.id,
        run: lane.runs.count > 1 ? member : null,
        columns: laneColumns,
        end,
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
  const lane = columns[chunk.lane];
  if (lane) copyRows(lane, chunk.firstRow, chunk.columns, chunk.rowCount, chunk.figurePoints);
}

function* jsonPieces(landscape: string, lanes: readonly Lane[]): Generator<string> {
  yield `{"landscape":${JSON.stringify(landscape)},"lanes":[`;
  for (const [index, lane] of lanes.entries()) {
    const { status, rows, divergedAt } = lane.end;
    const { positions, values, gradientNorms } = lane.columns;
    yield index === 0 ? '\n' : ',\n';
    yield `{"optimizer":${JSON.stringify(lane.optimizer)},"status":"${status}","steps":${Math.max(0, rows - 1)}`;
    if (lane.run !== null) yield `,"run":${lane.run}`;
    if (divergedAt !== null) yield `,"divergedAt":${divergedAt}`;
    yield ',"x":[';
    for (let row = 0; row < rows; row += 1) {
      const separator = row === 0 ? '' : ',';
      yield `${separator}[${formatNumber(positions[2 * row]!)},${formatNumber(positions[2 * row + 1]!)}]`;
    }
    yield '],"loss":';
    yield* listPieces(values.subarray(0, rows));
    yield ',"gradientNorm":';
    yield* listPieces(gradientNorms.subarray(0, rows));
    yield '}';
  }
  yield '\n]}\n';
}

/** With a column for the run where one of the runners has a family. */
function* csvPieces(lanes: readonly Lane[]): Generator<string> {
  const withRuns = lanes.some(({ run: member }) => member !== null);
  yield `lane,optimizer,${withRuns ? 'run,' : ''}step,x,y,loss,gradientNorm\n`;
  for (const [index, { optimizer, run: member, columns, end }] of lanes.entries()) {
    const name = withRuns ? `${index},${optimizer},${member ?? 0}` : `${index},${optimizer}`;
    for (let row = 0; row < end.rows; row += 1) {
      const numbers = [
        columns.positions[2 * row]!,
        columns.positions[2 * row + 1]!,
        columns.values[row]!,
        columns.gradientNorms[row]!,
      ];
      yield `${name},${row},${numbers.map(formatNumber).join(',')}\n`;
    }
  }
}
