// An explained step as the neuron's plot shows it: the curve before and after, magnified where nothing could be seen, and how each
// point pulls the curve.
import type { Explanation } from '../../core/explanation/explanation';
import { neuronOutputs, type Neuron } from '../../core/functions/neuron';

export interface NeuronStep {
  /** Outputs before the update at the given inputs. */
  readonly before: readonly number[];
  /** The same after it, with the change `factor` times as large. */
  readonly after: readonly number[];
  readonly factor: number;
  /** The largest change of an output. */
  readonly change: number;
  /** Of each point: its output, and −∂L/∂z as a part of the longest. */
  readonly pulls: readonly { readonly output: number; readonly share: number }[];
  /** The largest |∂L/∂z|. */
  readonly longest: number;
}

/** A change of less than this part of the plot's height is magnified, to no more than that part. */
const least = 0.04;
const most = 0.16;

/** Null for a step of another race. */
export function neuronStep(
  neuron: Neuron,
  { theta, next, pointGradients }: Pick<Explanation, 'theta' | 'next' | 'pointGradients'>,
  inputs: readonly number[],
  height: number,
): NeuronStep | null {
  if (pointGradients?.length !== neuron.data.length) return null;
  const before = [...neuronOutputs(neuron, ...theta, inputs)];
  const reached = next.every(Number.isFinite) ? [...neuronOutputs(neuron, ...next, inputs)] : before;
  const changes = reached.map((output, i) => output - before[i]!);
  const change = Math.max(...changes.map((each) => (Number.isFinite(each) ? Math.abs(each) : 0)));
  const factor =
    change === 0 || change >= least * height
      ? 1
      : 10 ** Math.max(0, Math.floor(Math.log10((most * height) / change)));
  const outputs = neuronOutputs(
    neuron,
    ...theta,
    neuron.data.map(([x]) => x),
  );
  // By the bias, whose input is 1.
  const slopes = pointGradients.map(([, slope]) => slope);
  const longest = Math.max(...slopes.map(Math.abs));
  return {
    before,
    after: before.map((output, i) => output + factor * changes[i]!),
    factor,
    change,
    pulls: slopes.map((slope, i) => ({ output: outputs[i]!, share: longest > 0 ? -slope / longest : 0 })),
    longest,
  };
}
