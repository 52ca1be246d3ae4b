// Declares an optimizer: its description, its state and its rule, written once as expressions.
import type { NumericValues } from '../hyperparameters/numericValues';
import { add, multiply, subtract, type Expression } from '../expression/expression';
import { decoupledDecay, weightDecay } from '../hyperparameters/commonHyperparameters';
import type { PythonRule } from '../python/pythonRule';
import type { OptimizerDescription } from './optimizer';
import type { LibraryForm, Hyperparameter } from '../hyperparameters/hyperparameter';

/** One expression for each coordinate of a particle: x, then y. */
export type Pair = readonly [x: Expression, y: Expression];

/** One buffer of the state. */
export interface StateBuffer<H extends string> {
  /** LaTeX of its symbol in the update rule. */
  readonly symbol: string;
  /** A number for each parameter (the default), or one for the whole particle. */
  readonly scope?: 'parameter' | 'particle';
  /** Its content before the first step; 0 by default. `start`: the position where the particle starts. */
  readonly initial?: ((h: NumericValues<H>) => number) | 'start';
}

/** The choices that are made when a rule is compiled, not in the loop. */
interface Decided<On extends string> {
  /** For each static flag whether it is on. */
  readonly on: Readonly<Record<On, boolean>>;
  /** The library whose form of the rule it is; 'pytorch' if the optimizer has only one. */
  readonly library: LibraryForm['library'];
}

/**
 * A scalar that depends on hyper-parameters and on the number of the update, the first being 1. `h.learningRate` is
 * the rate after its schedule.
 */
export type StepScalar<H extends string> = (
  h: NumericValues<H>,
  update: number,
  library: LibraryForm['library'],
) => number;

/** The inputs of a rule for one parameter; every expression is that parameter's, or shared by all. */
export interface ElementInputs<
  H extends string,
  State extends string,
  Step extends string,
  On extends string,
> extends Decided<On> {
  readonly theta: Expression;
  /** The gradient of the loss at theta. */
  readonly gradient: Expression;
  readonly state: Readonly<Record<State, Expression>>;
  /** Hyper-parameters by name; a switch is 0 or 1. */
  readonly h: Readonly<Record<H, Expression>>;
  /** This step's scalars by name. */
  readonly step: Readonly<Record<Step, Expression>>;
}

/** A whole particle's state: a pair for each buffer of scope `parameter`, one expression for each of scope `particle`. */
export type ParticleState<Parameter extends string, Particle extends string> = Readonly<
  Record<Parameter, Pair> & Record<Particle, Expression>
>;

/** The inputs of a rule for a whole particle. */
export interface ParticleInputs<
  H extends string,
  Parameter extends string,
  Particle extends string,
  Step extends string,
  On extends string,
> extends Decided<On> {
  readonly theta: Pair;
  /** The loss at theta, of the same batch as the gradient. */
  readonly value: Expression;
  readonly gradient: Pair;
  readonly state: ParticleState<Parameter, Particle>;
  readonly h: Readonly<Record<H, Expression>>;
  readonly step: Readonly<Record<Step, Expression>>;
  /** The loss at another point, of the same batch. */
  readonly valueAt: (point: Pair) => Expression;
  readonly gradientAt: (point: Pair) => Pair;
  /** ∂²f/∂x², ∂²f/∂x∂y, ∂²f/∂y² at theta. */
  readonly hessian: readonly [xx: Expression, xy: Expression, yy: Expression];
  /** Two independent standard normal numbers, fresh at each update; only if the rule `draws`. */
  readonly normal: Pair;
}

interface Declared<H extends string, Step extends string, On extends string> {
  readonly hyperparameters: Readonly<Record<H, Hyperparameter>>;
  /** Scalars computed once per step, such as bias corrections. */
  readonly step: Readonly<Record<Step, StepScalar<H>>>;
  /** Hyper-parameters whose terms are left out of the rule while they are 0 or false. */
  readonly staticFlags: readonly On[];
  /** The rule in Python, for scripts; a chosen weight decay is added to it, too. */
  readonly python: PythonRule<H>;
}

/** A rule for a whole particle, without the literal types of its names, as it is compiled. */
export interface GraphOptimizer extends OptimizerDescription, Declared<string, string, string> {
  readonly kind: 'graph';
  /** Whether each parameter's update depends on that parameter's own gradient and state only. */
  readonly elementwise: boolean;
  readonly state: Readonly<Record<string, StateBuffer<string>>>;
  /** Whether the rule draws random numbers. */
  readonly draws: boolean;
  readonly update: (inputs: ParticleInputs<string, string, string, string, string>) => {
    readonly theta: Pair;
    readonly state: Readonly<Record<string, Pair | Expression>>;
  };
}

interface ElementwiseRule<
  H extends string,
  State extends string,
  Step extends string,
  On extends string,
> extends Declared<H, Step, On> {
  readonly state: Readonly<Record<State, StateBuffer<H>>>;
  /**
   * `coupled or decoupled`: adds weight decay, as λθ added to the gradient or as ηλθ subtracted from θ, with its two
   * hyper-parameters and terms. `own`: the rule has its own decay. `none`: decay makes no sense for it.
   */
  readonly weightDecay: 'coupled or decoupled' | 'own' | 'none';
  readonly rule: (inputs: ElementInputs<H, State, Step, On>) => {
    readonly theta: Expression;
    readonly state: Readonly<Record<State, Expression>>;
  };
}

/** Declares a rule that is the same for every parameter, written for one of them. */
export function defineOptimizer<
  H extends string,
  State extends string,
  Step extends string,
  On extends NoInfer<H>,
>(declaration: OptimizerDescription & ElementwiseRule<H, State, Step, On>): GraphOptimizer {
  const { rule, weightDecay: decay, ...rest } = declaration;
  const choosable = decay === 'coupled or decoupled';
  if (choosable && !('learningRate' in declaration.hyperparameters)) {
    throw new Error(`${declaration.id}: decoupled decay needs a learning rate`);
  }
  const names = Object.keys(declaration.state) as State[];
  return {
    ...rest,
    kind: 'graph',
    elementwise: true,
    draws: false,
    hyperparameters: {
      ...declaration.hyperparameters,
      ...(choosable ? { weightDecay, decoupledDecay } : {}),
    },
    staticFlags: [
      ...declaration.staticFlags,
      ...(choosable ? (['weightDecay', 'decoupledDecay'] as const) : []),
    ],
    update: ({ theta, gradient, state, h, step, on, library }) => {
      const decays = on.weightDecay === true && choosable;
      const isDecoupled = on.decoupledDecay === true;
      const shrinking = (i: 0 | 1): Expression => multiply(valueOf(h, 'weightDecay'), theta[i]);
      const updateOf = (i: 0 | 1): ReturnType<typeof rule> => {
        const after = rule({
          theta: theta[i],
          gradient: decays && !isDecoupled ? add(gradient[i], shrinking(i)) : gradient[i],
          state: Object.fromEntries(names.map((name) => [name, coordinateOf(state[name], i)])) as Record<
            State,
            Expression
          >,
          h,
          step,
          on,
          library,
        });
        if (!decays || !isDecoupled) return after;
        const shrink = multiply(valueOf(h, 'learningRate'), shrinking(i));
        return { ...after, theta: subtract(after.theta, shrink) };
      };
      const [x, y] = [updateOf(0), updateOf(1)];
      const stateAfter = names.map((name): [string, Pair | Expression] => [
        name,
        declaration.state[name].scope === 'particle' ? x.state[name] : [x.state[name], y.state[name]],
      ]);
      return { theta: [x.theta, y.theta], state: Object.fromEntries(stateAfter) };
    },
  };
}

function valueOf(h: Readonly<Record<string, Expression>>, name: string): Expression {
  const value = h[name];
  if (value === undefined) throw new Error(`A rule reads ${name}, which it does not declare`);
  return value;
}

function isPair(value: Pair | Expression): value is Pair {
  return Array.isArray(value);
}

function coordinateOf(buffer: Pair | Expression | undefined, i: 0 | 1): Expression {
  if (buffer === undefined) throw new Error('A rule reads state that it does not declare');
  return isPair(buffer) ? buffer[i] : buffer;
}

interface ParticleRule<
  H extends string,
  Parameter extends string,
  Particle extends string,
  Step extends string,
  On extends string,
> extends Declared<H, Step, On> {
  readonly parameterState: Readonly<Record<Parameter, StateBuffer<H>>>;
  readonly particleState: Readonly<Record<Particle, StateBuffer<H>>>;
  readonly draws?: boolean;
  readonly rule: (inputs: ParticleInputs<H, Parameter, Particle, Step, On>) => {
    readonly theta: Pair;
    readonly state: ParticleState<Parameter, Particle>;
  };
}

/** Declares a rule in which the parameters of a particle depend on each other, for example by a norm or the loss. */
export function defineParticleOptimizer<
  H extends string,
  Parameter extends string,
  Particle extends string,
  Step extends string,
  On extends NoInfer<H>,
>(declaration: OptimizerDescription & ParticleRule<H, Parameter, Particle, Step, On>): GraphOptimizer {
  const { rule, parameterState, particleState, draws = false, ...rest } = declaration;
  const ofParticle = Object.entries<StateBuffer<H>>(particleState).map(
    ([name, buffer]): [string, StateBuffer<H>] => [name, { ...buffer, scope: 'particle' }],
  );
  return {
    ...rest,
    kind: 'graph',
    elementwise: false,
    draws,
    state: { ...parameterState, ...Object.fromEntries(ofParticle) },
    update: (inputs) => rule(inputs),
  };
}
