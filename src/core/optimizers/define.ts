// Declares an optimizer: its description, its state and its rule, written once for one parameter as an expression.
import type { Expression } from '../expression/expression';
import type { Hyperparameter, HyperparameterValues, OptimizerDescription } from './optimizer';

/** What a rule reads. Every expression stands for one parameter of one particle, or is shared by all. */
export interface RuleInputs<H extends string, State extends string, Step extends string, On extends string> {
  readonly theta: Expression;
  /** The gradient of the loss at theta. */
  readonly gradient: Expression;
  readonly state: Readonly<Record<State, Expression>>;
  /** Hyper-parameters by name; a switch stands for 0 or 1. */
  readonly h: Readonly<Record<H, Expression>>;
  /** This step's scalars by name. */
  readonly step: Readonly<Record<Step, Expression>>;
  /** For each switch whether it is on: decided when the rule is compiled, not in the loop. */
  readonly on: Readonly<Record<On, boolean>>;
}

export interface RuleOutputs<State extends string> {
  readonly theta: Expression;
  readonly state: Readonly<Record<State, Expression>>;
}

/** The hyper-parameters of a run as numbers; switches as 0 and 1. */
export type NumericValues<H extends string> = Readonly<Record<H, number>>;

/** One buffer of the state: a number per parameter. */
export interface StateBuffer<H extends string> {
  /** LaTeX of its symbol in the update rule. */
  readonly symbol: string;
  /** Its content before the first step; 0 where left out. */
  readonly initial?: (h: NumericValues<H>) => number;
}

/** A scalar that depends on hyper-parameters and on the number of the update, the first being 1. */
export type StepScalar<H extends string> = (h: NumericValues<H>, update: number) => number;

/** An elementwise rule: each parameter's update depends on that parameter's own gradient and state only. */
interface Rule<H extends string, State extends string, Step extends string, On extends string> {
  readonly state: Readonly<Record<State, StateBuffer<H>>>;
  /** Scalars computed once per step, such as bias corrections. */
  readonly step: Readonly<Record<Step, StepScalar<H>>>;
  /** Hyper-parameters whose terms are left out of the rule while they are 0 or false. */
  readonly switches: readonly On[];
  readonly rule: (inputs: RuleInputs<H, State, Step, On>) => RuleOutputs<State>;
}

export type OptimizerDefinition = OptimizerDescription & Rule<string, string, string, string>;

/** Takes a declaration whose names are checked by their literal types, and forgets these. */
export function defineOptimizer<
  H extends string,
  State extends string,
  Step extends string,
  On extends NoInfer<H>,
>(
  declaration: OptimizerDescription & {
    readonly hyperparameters: Readonly<Record<H, Hyperparameter>>;
  } & Rule<H, State, Step, On>,
): OptimizerDefinition {
  return declaration;
}

/** Hyper-parameters as numbers, switches as 0 and 1. */
export function toNumericValues(values: HyperparameterValues): NumericValues<string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
}
