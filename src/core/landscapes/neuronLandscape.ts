// The mean loss of one neuron over its data as a landscape: x is the weight, y the bias.
import { phrase } from '../text/text';
import { differentiate } from '../expression/differentiate';
import { add, input, multiply, square, sum, type Expression } from '../expression/expression';
import { substitute } from '../expression/program';
import { activationPrefix, type ScalarActivation } from '../functions/activations/activation';
import { sigmoidActivation } from '../functions/activations/sigmoid';
import { parameterInputName, parameterNumbers } from '../functions/description';
import { lossPrefix, type ScalarLoss } from '../functions/losses/loss';
import { findNeuron, type Neuron } from '../functions/neuron';
import type { Issue } from '../validation/issue';
import type { LandscapeDefinition, LandscapeFunction } from './define';
import type { LandscapeNumbers } from './evaluate';
import type { MarkedPoint } from './landscape';
import { findLowestPoint, type LowestPoint } from './lowestPoint';
import { createCache } from './cache';
import { ownLandscape } from './ownLandscape';
import { landscapeKey, type NeuronReference } from './reference';

/** The id that stands for any neuron where a landscape's id is shown. */
export const neuronId = 'neuron';

/** The inputs that hold a point of the data. */
const pointInputs = {
  x: (index: number): string => `point ${index} x`,
  t: (index: number): string => `point ${index} t`,
} as const;

/** Loss, slope and curvature of one point by its pre-activation, the input `z`, with its target `t`. */
function pointLoss(
  activation: ScalarActivation,
  loss: ScalarLoss,
): readonly [value: Expression, slope: Expression, curvature: Expression] {
  const z = input('z', 'particle');
  if (activation === sigmoidActivation && loss.ofSigmoid !== null) {
    const slope = differentiate(loss.ofSigmoid, 'z');
    return [loss.ofSigmoid, slope, differentiate(slope, 'z')];
  }
  const [output = z, derivative = z] = replaceInputs([activation.value, activation.derivative], { x: z });
  // Differentiated from the formula, not as libraries report it: the slope is that of the surface, even if clamped.
  const byOutput = differentiate(loss.value, 'y');
  const [value = z, outer = z] = replaceInputs([loss.value, byOutput], { y: output });
  const slope = multiply(outer, derivative);
  return [value, slope, differentiate(slope, 'z')];
}

function replaceInputs(
  expressions: readonly Expression[],
  by: Readonly<Record<string, Expression>>,
): Expression[] {
  return substitute(expressions, (found) => by[found.name] ?? found);
}

/** The mean over `count` points; their numbers and the functions' parameters are inputs of frequency `run`. */
function defineFunction(activation: ScalarActivation, loss: ScalarLoss, count: number): LandscapeFunction {
  const [weight, bias] = [input('x', 'particle'), input('y', 'particle')];
  const ofPoint = pointLoss(activation, loss);
  const points = Array.from({ length: count }, (_, index) => {
    const [x, t] = [input(pointInputs.x(index), 'run'), input(pointInputs.t(index), 'run')];
    const [value = x, slope = x, curvature = x] = replaceInputs(ofPoint, {
      z: add(multiply(x, weight), bias),
      t,
    });
    return {
      value,
      dx: multiply(x, slope),
      dy: slope,
      xx: multiply(square(x), curvature),
      xy: multiply(x, curvature),
      yy: curvature,
    };
  });
  const mean = (of: keyof (typeof points)[number]): Expression =>
    multiply(1 / count, sum(0, ...points.map((point) => point[of])));
  return {
    value: mean('value'),
    gradient: [mean('dx'), mean('dy')],
    hessian: [mean('xx'), mean('xy'), mean('yy')],
    pointGradients: points.map(({ dx, dy }) => [dx, dy]),
    parameters: [
      ...points.flatMap((_, index) => [pointInputs.x(index), pointInputs.t(index)]),
      ...Object.keys(activation.parameters).map((name) => parameterInputName(activationPrefix, name)),
      ...Object.keys(loss.parameters).map((name) => parameterInputName(lossPrefix, name)),
    ],
  };
}

/** The numbers of a neuron by the names of their inputs. */
function neuronNumbers({ activation, loss, data }: Neuron): LandscapeNumbers {
  return {
    ...parameterNumbers(activationPrefix, activation.parameters),
    ...parameterNumbers(lossPrefix, loss.parameters),
    ...Object.fromEntries(
      data.flatMap(([x, t], index) => [
        [pointInputs.x(index), x] as const,
        [pointInputs.t(index), t] as const,
      ]),
    ),
  };
}

interface KnownNeuron {
  readonly landscape: LandscapeDefinition;
  readonly numbers: LandscapeNumbers;
}

/** By activation, loss and size of the data: a dragged point or parameter compiles nothing. */
const functions = createCache<LandscapeFunction>();
const neuronLandscapes = createCache<KnownNeuron>();

export type FoundNeuronLandscape =
  ({ readonly ok: true } & KnownNeuron) | { readonly ok: false; readonly issues: readonly Issue[] };

/** The landscape of a neuron on a domain, or the neuron's issues. Never throws. */
export function findNeuronLandscape(reference: NeuronReference): FoundNeuronLandscape {
  const key = landscapeKey(reference);
  const known = neuronLandscapes.get(key) ?? defineNeuronLandscape(reference);
  if ('issues' in known) return { ok: false, ...known };
  neuronLandscapes.set(key, known);
  return { ok: true, ...known };
}

function defineNeuronLandscape({
  neuron,
  domain,
}: NeuronReference): KnownNeuron | { readonly issues: readonly Issue[] } {
  const found = findNeuron(neuron);
  if (!found.ok) return { issues: found.issues };
  const { activation, loss } = found;
  const count = neuron.data.length;
  const key = `${activation.id} ${loss.id} ${count}`;
  const ofNeuron = functions.get(key) ?? defineFunction(activation, loss, count);
  functions.set(key, ofNeuron);
  const numbers = neuronNumbers(neuron);
  // Computed lazily: a race doesn't need it, and dragging data makes many landscapes.
  let lowest: LowestPoint | null | undefined;
  const lowestPoint = (): LowestPoint | null => {
    if (lowest === undefined) {
      lowest = activation.jumps === true ? null : findLowestPoint(ofNeuron, numbers, domain);
    }
    return lowest;
  };
  const landscape: LandscapeDefinition = {
    ...ownLandscape(domain),
    id: neuronId,
    name: phrase('One neuron'),
    story: phrase(
      '{name} of a neuron with {name2}, mean of {count} points, over its weight w and its bias b.',
      { name: loss.name, name2: activation.name, count },
    ),
    latex: `f(w, b) = \\frac{1}{${count}} \\sum_{i=1}^{${count}} L(y_i, t_i),\\quad y_i = \\varphi(w x_i + b)`,
    ...ofNeuron,
    get marks(): readonly MarkedPoint[] {
      const position = lowestPoint()?.position ?? null;
      return position === null ? [] : [{ kind: 'minimum', position }];
    },
    get minimumValue(): number | null {
      return lowestPoint()?.value ?? null;
    },
  };
  return { landscape, numbers };
}
