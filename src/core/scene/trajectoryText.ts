// Trajectories as text, for programs and spreadsheets: JSON and CSV, at full precision, piece by piece.
import { neuronId } from '../landscapes/neuronLandscape';
import type { LandscapeReference } from '../landscapes/reference';
import { fullNumber, listPieces } from '../numbers/fullNumber';
import type { Trajectory } from '../simulation/trajectory';
import type { Scene } from './scene';

/** A landscape's name in a file: its id, the formula itself, or `neuron`. */
function writtenName(landscape: LandscapeReference): string {
  if ('id' in landscape) return landscape.id;
  return 'formula' in landscape ? landscape.formula : neuronId;
}

/** A run's names in files: its runner's index in the scene, and its optimizer. */
function namesOf({ optimizers }: Scene): (trajectory: Trajectory) => { runner: number; optimizer: string } {
  return ({ key }) => {
    const runner = optimizers.findIndex((each) => each.key === key);
    return { runner, optimizer: optimizers[runner]!.id };
  };
}

/** The trajectories of runs of the scene, in the order given. */
export function* trajectoriesAsJson(scene: Scene, trajectories: readonly Trajectory[]): Generator<string> {
  const nameOf = namesOf(scene);
  yield `{"landscape":${JSON.stringify(writtenName(scene.landscape))},"runs":[`;
  for (const [index, trajectory] of trajectories.entries()) {
    const { status, rows, divergedAt } = trajectory.state;
    const { positions, values, gradientNorms } = trajectory.columns;
    const { runner, optimizer } = nameOf(trajectory);
    yield index === 0 ? '\n' : ',\n';
    yield `{"runner":${runner},"optimizer":${JSON.stringify(optimizer)},"run":${trajectory.run},`;
    yield `"status":"${status}","steps":${Math.max(0, rows - 1)}`;
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

/** A row for each step of each run. */
export function* trajectoriesAsCsv(scene: Scene, trajectories: readonly Trajectory[]): Generator<string> {
  const nameOf = namesOf(scene);
  yield 'runner,optimizer,run,step,x,y,loss,gradientNorm\n';
  for (const trajectory of trajectories) {
    const { run, columns, state } = trajectory;
    const { runner, optimizer } = nameOf(trajectory);
    for (let row = 0; row < state.rows; row += 1) {
      const numbers = [
        columns.positions[2 * row]!,
        columns.positions[2 * row + 1]!,
        columns.values[row]!,
        columns.gradientNorms[row]!,
      ];
      yield `${runner},${optimizer},${run},${row},${numbers.map(fullNumber).join(',')}\n`;
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
