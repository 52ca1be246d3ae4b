// PyTorch's values and derivatives of activations and losses, and the deviations of the product's.
import { defaultParameters, type ParameterValues } from '../functions/description';
import { evaluateActivation, evaluateLoss } from '../functions/evaluate';
import { findActivation } from '../functions/activations/registry';
import { findLoss } from '../functions/losses/registry';
import activationsFile from './golden/activations.json';
import lossesFile from './golden/losses.json';

interface GoldenActivation {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly dy: readonly number[];
}

interface GoldenSoftmax {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly jacobian: readonly (readonly number[])[];
}

interface GoldenLoss {
  readonly y: readonly number[];
  readonly t: readonly number[];
  readonly loss: readonly number[];
  readonly dloss: readonly number[];
}

interface GoldenVectorLoss {
  readonly z: readonly number[];
  readonly t: readonly number[];
  readonly loss: number;
  readonly dz: readonly number[];
}

type Named<T> = Readonly<Record<string, T>>;

const goldenActivations = activationsFile.activations as unknown as Named<
  GoldenActivation | readonly GoldenSoftmax[]
>;
const goldenLosses = lossesFile.losses as unknown as Named<GoldenLoss | readonly GoldenVectorLoss[]>;

/** The version of PyTorch that computed the numbers. */
export const functionsVersion = activationsFile.versions.torch.replace(/\+.*/, '');

/** The bound of |Δ| / max(1, |reference|). */
export const functionBound = 1e-10;

export interface FunctionComparison {
  /** Its name in the reference file. */
  readonly name: string;
  readonly id: string;
  readonly numbers: number;
  /** Largest |Δ| / max(1, |reference|). */
  readonly value: number;
  readonly derivative: number;
}

function largest(actual: ArrayLike<number>, reference: readonly number[]): number {
  return reference.reduce((worst, expected, i) => {
    const deviation = Math.abs((actual[i] ?? NaN) - expected) / Math.max(1, Math.abs(expected));
    return deviation <= worst ? worst : deviation;
  }, 0);
}

/** The worst of several comparisons, NaN if one of them is NaN. */
const worst = (deviations: readonly number[]): number => Math.max(0, ...deviations);

/** Records of the reference file that are a function with another parameter. */
const variants: Named<{ readonly id: string; readonly parameters: ParameterValues }> = {
  'swish-beta2': { id: 'swish', parameters: { beta: 2 } },
};

function compareActivation(
  name: string,
  golden: GoldenActivation | readonly GoldenSoftmax[],
): FunctionComparison {
  const { id, parameters } = variants[name] ?? { id: name, parameters: {} };
  const activation = findActivation(id);
  if (activation === undefined) throw new Error(`There is no activation ${id}`);
  const values = { ...defaultParameters(activation), ...parameters };
  if (activation.kind === 'vector') {
    const records = golden as readonly GoldenSoftmax[];
    const results = records.map(({ x }) => activation.evaluate(x, values));
    return {
      name,
      id,
      numbers: records.reduce((sum, { x }) => sum + x.length, 0),
      value: worst(records.map(({ y }, i) => largest(results[i]!.y, y))),
      derivative: worst(
        records.map(({ jacobian }, i) => largest(results[i]!.jacobian.flat(), jacobian.flat())),
      ),
    };
  }
  const { x, y, dy } = golden as GoldenActivation;
  const ours = evaluateActivation(activation, values, x);
  return { name, id, numbers: x.length, value: largest(ours.y, y), derivative: largest(ours.dy, dy) };
}

function compareLoss(name: string, golden: GoldenLoss | readonly GoldenVectorLoss[]): FunctionComparison {
  const loss = findLoss(name);
  if (loss === undefined) throw new Error(`There is no loss ${name}`);
  const values = defaultParameters(loss);
  if (loss.kind === 'vector') {
    const records = golden as readonly GoldenVectorLoss[];
    const results = records.map(({ z, t }) => loss.evaluate(z, t, values));
    return {
      name,
      id: name,
      numbers: records.reduce((sum, { z }) => sum + z.length, 0),
      value: worst(records.map((record, i) => largest([results[i]!.loss], [record.loss]))),
      derivative: worst(records.map(({ dz }, i) => largest(results[i]!.dz, dz))),
    };
  }
  const { y, t, loss: expected, dloss } = golden as GoldenLoss;
  const ours = evaluateLoss(loss, values, y, t);
  return {
    name,
    id: name,
    numbers: y.length,
    value: largest(ours.loss, expected),
    derivative: largest(ours.dloss, dloss),
  };
}

export function compareActivations(): FunctionComparison[] {
  return Object.entries(goldenActivations).map(([name, golden]) => compareActivation(name, golden));
}

export function compareLosses(): FunctionComparison[] {
  return Object.entries(goldenLosses).map(([name, golden]) => compareLoss(name, golden));
}
