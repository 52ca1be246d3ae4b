// One update of a particle as expressions, composed of a landscape's gradient, the noise and the clipping of a run, and
// an optimizer's rule.
import {
  add,
  boundAbove,
  boundBelow,
  divide,
  hypot,
  input,
  minimum,
  multiply,
  negate,
  subtract,
  type Expression,
} from '../expression/expression';
import { substitute } from '../expression/program';
import { coordinates, type LandscapeFunction } from '../landscapes/define';
import type { GraphOptimizer, GraphUpdate, Pair } from '../optimizers/define';
import type { NumericValues } from '../hyperparameters/numericValues';
import type { MethodDefinition } from '../optimizers/methods/method';
import type { OptimizerDescription } from '../optimizers/optimizer';
import type { LibraryForm } from '../hyperparameters/hyperparameter';
import { generatorNames, normalPair, type GeneratorBits } from './randomNumbers';

/** The kind of noise that is added to gradients. */
export type NoiseKind = 'none' | 'gaussian' | 'mini-batch';
/** How gradients that are too long are clipped. */
export type ClippingKind = 'none' | 'value' | 'norm';

/** The choices that decide which terms an update has: each combination is compiled once. */
export interface Variant {
  readonly on: Readonly<Record<string, boolean>>;
  readonly library: LibraryForm['library'];
  /** Whether the learning rate changes from step to step. */
  readonly scheduled: boolean;
  readonly clipping: ClippingKind;
  readonly noise: NoiseKind;
}

/** The names of a run's, a step's and a particle's numbers. */
export const inputNames = {
  hyperparameter: (name: string): string => `h ${name}`,
  step: (name: string): string => `step ${name}`,
  aside: (name: string): string => `aside ${name}`,
  state: (name: string, coordinate: string): string => `state ${name} ${coordinate}`,
  particleState: (name: string): string => `state ${name}`,
  scheduledRate: 'scheduled rate',
  clippingLimit: 'clipping limit',
  noiseScale: 'noise scale',
} as const;

/** The hyper-parameter that a schedule changes; null if the rule has no learning rate, or only one for the first step. */
export function scheduledHyperparameter({
  hyperparameters,
}: Pick<OptimizerDescription, 'hyperparameters'>): string | null {
  const rate = hyperparameters.learningRate;
  return rate?.kind === 'number' && rate.firstStepOnly !== true ? 'learningRate' : null;
}

/**
 * Whether gradients can be clipped: not in methods, which get the run's noise but no clipping. A search needs slopes that
 * are consistent with the values, and no library clips there.
 */
export function takesClipping({ kind }: Pick<GraphOptimizer | MethodDefinition, 'kind'>): boolean {
  return kind === 'graph';
}

export interface ParticleUpdate {
  /** The names of a particle's numbers, x and y first: every name is an input of the expressions. */
  readonly columns: readonly string[];
  /** The particle after the update, column by column. */
  readonly after: ReadonlyMap<string, Expression>;
  readonly told: ToldOfUpdate;
}

/** What an explanation tells of an update, all of it part of the same graph. */
export interface ToldOfUpdate {
  /** ∇f at θ. */
  readonly slope: Pair;
  /** What noise adds to the slope; null without noise. */
  readonly noise: Pair | null;
  /** The same where the rule takes a gradient beside θ; null if it doesn't. */
  readonly noiseElsewhere: Pair | null;
  /** Slope and noise after clipping; null if gradients are not clipped. */
  readonly clipped: Pair | null;
  /** The rule's own. */
  readonly rule: Omit<GraphUpdate, 'theta' | 'state'>;
}

function columnsOf(optimizer: GraphOptimizer, variant: Variant): string[] {
  const state = Object.entries(optimizer.state).flatMap(([name, { scope }]) =>
    scope === 'particle'
      ? [inputNames.particleState(name)]
      : coordinates.map((coordinate) => inputNames.state(name, coordinate)),
  );
  const random = optimizer.draws || variant.noise !== 'none' ? generatorNames : [];
  return [...coordinates, ...state, ...random];
}

/** Each column's content before the first step: a number, or the name of a coordinate of the start. */
export function initialColumns(
  { state }: GraphOptimizer,
  h: NumericValues<string>,
  columns: readonly string[],
): (number | 'x' | 'y')[] {
  const initial = new Map<string, number | 'x' | 'y'>([
    ['x', 'x'],
    ['y', 'y'],
  ]);
  for (const [name, buffer] of Object.entries(state)) {
    const number = buffer.initial === 'start' ? null : (buffer.initial?.(h) ?? 0);
    if (number !== null) initial.set(inputNames.particleState(name), number);
    for (const coordinate of coordinates) {
      initial.set(inputNames.state(name, coordinate), number ?? coordinate);
    }
  }
  return columns.map((column) => initial.get(column) ?? 0);
}

const particleInput = (name: string): Expression => input(name, 'particle');

const dot = (a: Pair, b: Pair): Expression => add(multiply(a[0], b[0]), multiply(a[1], b[1]));

/**
 * The landscape as a rule evaluates it: f of a batch, the same batch throughout an update.
 *
 * Gaussian noise n tilts the loss, f(p) + n·(p − θ): its gradient is off by n everywhere. Mini-batch noise shifts it by
 * σz, to first order: its gradient is off by σHz, more where the landscape curves more, and right on average. Both
 * leave the loss at θ unchanged.
 */
function createBatch(landscape: LandscapeFunction, theta: Pair, noise: NoiseKind, shift: Pair) {
  const at = <const T extends readonly Expression[]>(expressions: T, [x, y]: Pair): T =>
    substitute(expressions, (given) =>
      given.name === 'x' ? x : given.name === 'y' ? y : given,
    ) as unknown as T;
  /** What noise adds to the gradient at a point; null without noise. */
  const noiseAt = (point: Pair): Pair | null => {
    switch (noise) {
      case 'none':
        return null;
      case 'gaussian':
        return shift;
      case 'mini-batch': {
        const [xx, xy, yy] = at(landscape.hessian, point);
        return [dot([xx, xy], shift), dot([xy, yy], shift)];
      }
    }
  };
  const gradientAt = (point: Pair): Pair => {
    const gradient = at(landscape.gradient, point);
    const added = noiseAt(point);
    return added === null ? gradient : [add(gradient[0], added[0]), add(gradient[1], added[1])];
  };
  return {
    noiseAt,
    gradientAt,
    valueAt: (point: Pair): Expression => {
      const [value] = at([landscape.value], point);
      switch (noise) {
        case 'none':
          return value;
        case 'gaussian':
          return add(value, dot(shift, [subtract(point[0], theta[0]), subtract(point[1], theta[1])]));
        case 'mini-batch': {
          const [here, there] = [landscape.gradient, at(landscape.gradient, point)];
          return add(value, dot(shift, [subtract(there[0], here[0]), subtract(there[1], here[1])]));
        }
      }
    },
  };
}

/** As torch.nn.utils.clip_grad_value_ and clip_grad_norm_. */
function clip([x, y]: Pair, kind: ClippingKind): Pair {
  const limit = input(inputNames.clippingLimit, 'run');
  switch (kind) {
    case 'none':
      return [x, y];
    case 'value': {
      const low = negate(limit);
      return [boundBelow(boundAbove(x, limit), low), boundBelow(boundAbove(y, limit), low)];
    }
    case 'norm': {
      const factor = minimum(1, divide(limit, add(hypot(x, y), 1e-6)));
      return [multiply(factor, x), multiply(factor, y)];
    }
  }
}

export function createUpdate(
  landscape: LandscapeFunction,
  optimizer: GraphOptimizer,
  variant: Variant,
): ParticleUpdate {
  const { on, library } = variant;
  const columns = columnsOf(optimizer, variant);
  const after = new Map<string, Expression>();
  const theta: Pair = [particleInput('x'), particleInput('y')];

  let bits: GeneratorBits = [particleInput(generatorNames[0]), particleInput(generatorNames[1])];
  const draw = (): Pair => {
    const drawn = normalPair(bits);
    ({ bits } = drawn);
    return drawn.pair;
  };
  const scale = input(inputNames.noiseScale, 'run');
  const noise = variant.noise === 'none' ? theta : draw();
  const normal = optimizer.draws ? draw() : theta;
  const batch = createBatch(landscape, theta, variant.noise, [
    multiply(scale, noise[0]),
    multiply(scale, noise[1]),
  ]);
  let noiseElsewhere: Pair | null = null;
  const gradientAt = (point: Pair): Pair => clip(batch.gradientAt(point), variant.clipping);
  const gradient = gradientAt(theta);

  const scheduled = variant.scheduled ? scheduledHyperparameter(optimizer) : null;
  const h = Object.keys(optimizer.hyperparameters).map((name) => [
    name,
    name === scheduled
      ? input(inputNames.step(inputNames.scheduledRate), 'step')
      : input(inputNames.hyperparameter(name), 'run'),
  ]);
  const step = Object.keys(optimizer.step).map((name) => [name, input(inputNames.step(name), 'step')]);
  const state = Object.entries(optimizer.state).map(([name, { scope }]): [string, Pair | Expression] => [
    name,
    scope === 'particle'
      ? particleInput(inputNames.particleState(name))
      : [particleInput(inputNames.state(name, 'x')), particleInput(inputNames.state(name, 'y'))],
  ]);
  const updated = optimizer.update({
    theta,
    value: landscape.value,
    gradient,
    hessian: landscape.hessian,
    valueAt: batch.valueAt,
    gradientAt: (point) => {
      noiseElsewhere = batch.noiseAt(point);
      return gradientAt(point);
    },
    state: Object.fromEntries(state) as never,
    h: Object.fromEntries(h) as Readonly<Record<string, Expression>>,
    step: Object.fromEntries(step) as Readonly<Record<string, Expression>>,
    aside: Object.fromEntries(
      Object.keys(optimizer.aside).map((name) => [name, input(inputNames.aside(name), 'step')]),
    ),
    normal,
    on,
    library,
  });

  after.set('x', updated.theta[0]).set('y', updated.theta[1]);
  for (const [name, { scope }] of Object.entries(optimizer.state)) {
    const buffer = updated.state[name];
    if (buffer === undefined) throw new Error(`${optimizer.id}: the rule leaves out ${name}`);
    if (scope === 'particle') after.set(inputNames.particleState(name), buffer as Expression);
    else {
      const [x, y] = buffer as Pair;
      after.set(inputNames.state(name, 'x'), x).set(inputNames.state(name, 'y'), y);
    }
  }
  if (columns.includes(generatorNames[0])) {
    after.set(generatorNames[0], bits[0]).set(generatorNames[1], bits[1]);
  }
  return {
    columns,
    after,
    told: {
      slope: landscape.gradient,
      noise: batch.noiseAt(theta),
      noiseElsewhere,
      clipped: variant.clipping === 'none' ? null : gradient,
      rule: updated,
    },
  };
}
