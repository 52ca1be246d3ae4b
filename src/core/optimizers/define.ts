// Declares an optimizer: its description, its state and its rule, written once as expressions.
import type { NumericValues } from '../hyperparameters/numericValues';
import { add, multiply, subtract, type Expression } from '../expression/expression';
import { decoupledDecay, weightDecay } from '../hyperparameters/commonHyperparameters';
import type { PythonRule } from '../python/pythonRule';
import type { OptimizerDescription } from './optimizer';
import type { Response } from './response';
import type { LibraryForm, Hyperparameter } from '../hyperparameters/hyperparameter';

/** One expression for each coordinate of a particle: x, then y. */
export type Pair = readonly [x: Expression, y: Expression];

/** A quantity of a rule that is told when an update is explained. */
export interface TermDeclaration {
  /** LaTeX of its symbol in the update rule, without the index of time. */
  readonly symbol: string;
  /** A number for each parameter (the default), or one for the whole particle. */
  readonly scope?: 'parameter' | 'particle';
}

/** One buffer of the state. */
export interface StateBuffer<H extends string> extends TermDeclaration {
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

/** As a `StepScalar`; null where it is not known. */
type ResponseOf<H extends string> = (...inputs: Parameters<StepScalar<H>>) => Response | null;

/** The inputs of a rule for one parameter; every expression is that parameter's, or shared by all. */
export interface ElementInputs<
  H extends string,
  State extends string,
  Step extends string,
  On extends string,
  Aside extends string,
> extends Decided<On> {
  readonly theta: Expression;
  /** The gradient of the loss at theta. */
  readonly gradient: Expression;
  readonly state: Readonly<Record<State, Expression>>;
  /** Hyper-parameters by name; a switch is 0 or 1. */
  readonly h: Readonly<Record<H, Expression>>;
  /** This step's scalars by name. */
  readonly step: Readonly<Record<Step, Expression>>;
  /** Scalars of this step that only terms use. */
  readonly aside: Readonly<Record<Aside, Expression>>;
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
  Aside extends string,
> extends Decided<On> {
  readonly theta: Pair;
  /** The loss at theta, of the same batch as the gradient. */
  readonly value: Expression;
  readonly gradient: Pair;
  readonly state: ParticleState<Parameter, Particle>;
  readonly h: Readonly<Record<H, Expression>>;
  readonly step: Readonly<Record<Step, Expression>>;
  readonly aside: Readonly<Record<Aside, Expression>>;
  /** The loss at another point, of the same batch. */
  readonly valueAt: (point: Pair) => Expression;
  readonly gradientAt: (point: Pair) => Pair;
  /** ∂²f/∂x², ∂²f/∂x∂y, ∂²f/∂y² at theta. */
  readonly hessian: readonly [xx: Expression, xy: Expression, yy: Expression];
  /** Two independent standard normal numbers, fresh at each update; only if the rule `draws`. */
  readonly normal: Pair;
}

/** What a rule keeps of earlier gradients and goes by: a term or a buffer by its plain name. */
export interface Memory {
  readonly term: string;
  /** `up`: as gradients do; `along`: as steps do. */
  readonly points: 'up' | 'along';
}

/** What a rule gives besides the particle after the update: it is evaluated only when an update is explained. */
interface Told<Value, Term extends string> {
  /** Its terms by name; null for one that this variant does not have. */
  readonly terms?: Readonly<Record<Term, Value | Expression | null>>;
  /** P, if the update is θ − ηP⁻¹m: what each coordinate of the gradient, or of its average m, is divided by. */
  readonly divisor?: Value | null;
  readonly memory?: Memory | null;
  /** λ, if the rule adds λθ to the gradient itself: the loss that it descends curves that much more. */
  readonly decay?: Expression | null;
}

interface Declared<
  H extends string,
  Step extends string,
  On extends string,
  Term extends string,
  Aside extends string,
> {
  readonly hyperparameters: Readonly<Record<H, Hyperparameter>>;
  /** Scalars computed once per step, such as bias corrections. */
  readonly step: Readonly<Record<Step, StepScalar<H>>>;
  /** Hyper-parameters whose terms are left out of the rule while they are 0 or false. */
  readonly staticFlags: readonly On[];
  /**
   * What the formula has on its left sides beside gradient, state and θ, by plain name (ṽ is vTilde). One that is called as a
   * buffer's symbol is told instead of the buffer.
   */
  readonly terms?: Readonly<Record<Term, TermDeclaration>>;
  /** Scalars that only terms use: no kernel computes them. */
  readonly aside?: Readonly<Record<Aside, StepScalar<NoInfer<H>>>>;
  /** How this rule, frozen as it is in this update, answers gradients that are divided by P, the divisor or 1. */
  readonly response?: ResponseOf<NoInfer<H>>;
  /** The hyper-parameter with which a rule without any momentum has one, if its P does not depend on it. */
  readonly momentum?: NoInfer<H>;
  /** The rule in Python, for scripts; a chosen weight decay is added to it, too. */
  readonly python: PythonRule<H>;
}

/** A rule for a whole particle, without the literal types of its names, as it is compiled. */
export interface GraphOptimizer
  extends OptimizerDescription, Omit<Declared<string, string, string, string, string>, 'terms' | 'aside'> {
  readonly kind: 'graph';
  /** Whether each parameter's update depends on that parameter's own gradient and state only. */
  readonly elementwise: boolean;
  readonly state: Readonly<Record<string, StateBuffer<string>>>;
  /** Whether the rule draws random numbers. */
  readonly draws: boolean;
  readonly terms: Readonly<Record<string, TermDeclaration>>;
  readonly aside: Readonly<Record<string, StepScalar<string>>>;
  readonly update: (inputs: ParticleInputs<string, string, string, string, string, string>) => GraphUpdate;
}

/** A particle after an update, and what is told of it. */
export interface GraphUpdate {
  readonly theta: Pair;
  readonly state: Readonly<Record<string, Pair | Expression>>;
  /** The terms that this variant has, `g`, the gradient that the rule goes by, always among them. */
  readonly terms: Readonly<Record<string, Pair | Expression>>;
  readonly divisor: Pair | null;
  readonly memory: Memory | null;
  readonly decay: Expression | null;
}

interface ElementwiseRule<
  H extends string,
  State extends string,
  Step extends string,
  On extends string,
  Term extends string,
  Aside extends string,
> extends Declared<H, Step, On, Term, Aside> {
  readonly state: Readonly<Record<State, StateBuffer<H>>>;
  /**
   * `coupled or decoupled`: adds weight decay, as λθ added to the gradient or as ηλθ subtracted from θ, with its two
   * hyper-parameters and terms. `own`: the rule has its own decay. `none`: decay makes no sense for it.
   */
  readonly weightDecay: 'coupled or decoupled' | 'own' | 'none';
  readonly rule: (inputs: ElementInputs<H, State, Step, On, Aside>) => Told<Expression, Term> & {
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
  Term extends string = never,
  Aside extends string = never,
>(declaration: OptimizerDescription & ElementwiseRule<H, State, Step, On, Term, Aside>): GraphOptimizer {
  const { rule, weightDecay: decay, terms: declared, aside: declaredAside, response, ...rest } = declaration;
  const choosable = decay === 'coupled or decoupled';
  if (choosable && !('learningRate' in declaration.hyperparameters)) {
    throw new Error(`${declaration.id}: decoupled decay needs a learning rate`);
  }
  const names = Object.keys(declaration.state) as State[];
  const terms: Readonly<Record<string, TermDeclaration>> = declared ?? {};
  return {
    ...rest,
    kind: 'graph',
    elementwise: true,
    draws: false,
    terms,
    aside: declaredAside ?? {},
    ...(response && { response: choosable ? withDecoupledDecay(response) : response }),
    hyperparameters: {
      ...declaration.hyperparameters,
      ...(choosable ? { weightDecay, decoupledDecay } : {}),
    },
    staticFlags: [
      ...declaration.staticFlags,
      ...(choosable ? (['weightDecay', 'decoupledDecay'] as const) : []),
    ],
    update: ({ theta, gradient, state, h, step, aside, on, library }) => {
      const decays = on.weightDecay === true && choosable;
      const isDecoupled = on.decoupledDecay === true;
      const shrinking = (i: 0 | 1): Expression => multiply(valueOf(h, 'weightDecay'), theta[i]);
      const slope = (i: 0 | 1): Expression =>
        decays && !isDecoupled ? add(gradient[i], shrinking(i)) : gradient[i];
      const g: Pair = [slope(0), slope(1)];
      const updateOf = (i: 0 | 1): ReturnType<typeof rule> => {
        const after = rule({
          theta: theta[i],
          gradient: g[i],
          state: Object.fromEntries(names.map((name) => [name, coordinateOf(state[name], i)])) as Record<
            State,
            Expression
          >,
          h,
          step,
          aside,
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
      const [ofX, ofY]: Readonly<Record<string, Expression | null>>[] = [x.terms ?? {}, y.terms ?? {}];
      return {
        theta: [x.theta, y.theta],
        state: Object.fromEntries(stateAfter),
        terms: {
          g,
          ...chosenTerms(declaration.id, terms, (name) => {
            const [one, other] = [ofX?.[name], ofY?.[name]];
            if (terms[name]?.scope === 'particle' || !one || !other) return one;
            return [one, other];
          }),
        },
        divisor: x.divisor && y.divisor ? [x.divisor, y.divisor] : null,
        memory: x.memory ?? null,
        decay: decays && !isDecoupled ? valueOf(h, 'weightDecay') : (x.decay ?? null),
      };
    },
  };
}

/** Decoupled decay shrinks θ by ηλ. */
function withDecoupledDecay<H extends string>(response: ResponseOf<H>): ResponseOf<H> {
  return (h, update, library) => {
    const { weightDecay: decay, decoupledDecay: isDecoupled, learningRate } = h as NumericValues<string>;
    const answer = response(h, update, library);
    if (answer === null || isDecoupled !== 1) return answer;
    return { ...answer, keep: answer.keep - learningRate! * decay! };
  };
}

/** The declared terms that a variant has. */
function chosenTerms(
  id: string,
  declared: Readonly<Record<string, TermDeclaration>>,
  termOf: (name: string) => Pair | Expression | null | undefined,
): Record<string, Pair | Expression> {
  return Object.fromEntries(
    Object.keys(declared).flatMap((name): [string, Pair | Expression][] => {
      const term = termOf(name);
      if (term === undefined) throw new Error(`${id}: the rule leaves out the term ${name}`);
      return term === null ? [] : [[name, term]];
    }),
  );
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
  Term extends string,
  Aside extends string,
> extends Declared<H, Step, On, Term, Aside> {
  readonly parameterState: Readonly<Record<Parameter, StateBuffer<H>>>;
  readonly particleState: Readonly<Record<Particle, StateBuffer<H>>>;
  readonly draws?: boolean;
  readonly rule: (inputs: ParticleInputs<H, Parameter, Particle, Step, On, Aside>) => Told<Pair, Term> & {
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
  Term extends string = never,
  Aside extends string = never,
>(
  declaration: OptimizerDescription & ParticleRule<H, Parameter, Particle, Step, On, Term, Aside>,
): GraphOptimizer {
  const { rule, parameterState, particleState, draws = false, terms = {}, aside = {}, ...rest } = declaration;
  const ofParticle = Object.entries<StateBuffer<H>>(particleState).map(
    ([name, buffer]): [string, StateBuffer<H>] => [name, { ...buffer, scope: 'particle' }],
  );
  return {
    ...rest,
    kind: 'graph',
    elementwise: false,
    draws,
    terms,
    aside,
    state: { ...parameterState, ...Object.fromEntries(ofParticle) },
    update: (inputs) => {
      const after = rule(inputs);
      const told: Readonly<Record<string, Pair | Expression | null>> = after.terms ?? {};
      return {
        theta: after.theta,
        state: after.state,
        terms: { g: inputs.gradient, ...chosenTerms(declaration.id, terms, (name) => told[name]) },
        divisor: after.divisor ?? null,
        memory: after.memory ?? null,
        decay: after.decay ?? null,
      };
    },
  };
}
