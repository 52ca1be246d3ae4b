// Trajectories as text, for programs and tables: JSON and CSV, at full precision, piece by piece.
import { neuronId } from '../landscapes/neuronLandscape';
import type { LandscapeReference } from '../landscapes/reference';
import { fullNumber, listPieces } from '../numbers/fullNumber';
import type { RunState, TrajectoryColumns } from './trajectory';

/** One run, as it is written. */
export interface WrittenRun {
  readonly optimizer: string;
  /** Which run of its family it is, and whether there are others. */
  readonly run: number;
  readonly isFamily: boolean;
  readonly columns: TrajectoryColumns;
  readonly state: RunState;
}

/** What a landscape is called in a file: its id, the formula itself, or `neuron`. */
export function writtenName(landscape: LandscapeReference): string {
  if ('id' in landscape) return landscape.id;
  return 'formula' in landscape ? landscape.formula : neuronId;
}

/** @param landscape its written name */
export function* trajectoriesAsJson(landscape: string, runs: readonly WrittenRun[]): Generator<string> {
  yield `{"landscape":${JSON.stringify(landscape)},"runs":[`;
  for (const [index, run] of runs.entries()) {
    const { status, rows, divergedAt } = run.state;
    const { positions, values, gradientNorms } = run.columns;
    yield index === 0 ? '\n' : ',\n';
    yield `{"optimizer":${JSON.stringify(run.optimizer)},"status":"${status}","steps":${Math.max(0, rows - 1)}`;
    if (run.isFamily) yield `,"run":${run.run}`;
    if (divergedAt !== null) yield `,"divergedAt":${divergedAt}`;
    yield ',"x":[';
    for (let row = 0; row < rows; row += 1) {
      const separator = row === 0 ? '' : ',';
      yield `${separator}[${fullNumber(positions[2 * row]!)},${fullNumber(positions[2 * row + 1]!)}]`;
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
export function* trajectoriesAsCsv(runs: readonly WrittenRun[]): Generator<string> {
  const withRuns = runs.some(({ isFamily }) => isFamily);
  yield `run,optimizer,${withRuns ? 'run,' : ''}step,x,y,loss,gradientNorm\n`;
  for (const [index, { optimizer, run: member, columns, state }] of runs.entries()) {
    const name = withRuns ? `${index},${optimizer},${member}` : `${index},${optimizer}`;
    for (let row = 0; row < state.rows; row += 1) {
      const numbers = [
        columns.positions[2 * row]!,
        columns.positions[2 * row + 1]!,
        columns.values[row]!,
        columns.gradientNorms[row]!,
      ];
      yield `${name},${row},${numbers.map(fullNumber).join(',')}\n`;
    }
  }
}

/** Gathers small pieces into large ones. */
export function* gathered(pieces: Iterable<string>): Generator<string> {
  const enough = 65_536;
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < enough) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}
