// How many evaluations of f, of ∇f and of ∇²f a run has taken up to each of its rows: an update's cost where it counts.
import { createNode, input, type Expression } from '../expression/expression';
import { countUses, shareEqualNodes } from '../expression/program';
import type { LandscapeFunction } from '../landscapes/define';
import type { GraphOptimizer } from '../optimizers/define';
import { createUpdate, type Variant } from './particleUpdate';
import type { ResolvedRun } from './runSettings';
import { evaluationNumbers, type TrajectoryColumns } from './trajectory';

export interface EvaluationCounts {
  /** Of f. */
  readonly values: number;
  /** Of ∇f, both components being one evaluation. */
  readonly gradients: number;
  /** Of ∇²f. */
  readonly hessians: number;
}

/** The kinds of evaluations, and the names of their components in the landscape that is only counted. */
const marks = { values: ['f'], gradients: ['f x', 'f y'], hessians: ['f xx', 'f xy', 'f yy'] } as const;

/** A landscape whose components are opaque nodes that show at which point they are evaluated. */
function createMarkedLandscape(): LandscapeFunction {
  const [x, y] = [input('x', 'particle'), input('y', 'particle')];
  const at = (name: string): Expression => createNode('select', [input(name, 'run'), x, y]);
  return {
    value: at('f'),
    gradient: [at('f x'), at('f y')],
    hessian: [at('f xx'), at('f xy'), at('f yy')],
    parameters: [],
  };
}

/**
 * What every update of a rule takes, read off the rule itself: the points at which its result depends on f, ∇f and ∇²f,
 * each once. Noise is no evaluation: a gradient with noise stands for that of a batch.
 */
export function evaluationsPerUpdate(optimizer: GraphOptimizer, variant: Variant): EvaluationCounts {
  const { after } = createUpdate(createMarkedLandscape(), optimizer, { ...variant, noise: 'none' });
  const nodes = [...countUses(shareEqualNodes([...after.values()])).keys()];
  const count = (names: readonly string[]): number => {
    const points = new Map<Expression, Set<Expression>>();
    for (const { operation, operands } of nodes) {
      const [mark, x, y] = operands;
      if (operation !== 'select' || mark?.operation !== 'input' || !names.includes(mark.name)) continue;
      points.set(x!, (points.get(x!) ?? new Set()).add(y!));
    }
    return [...points.values()].reduce((sum, { size }) => sum + size, 0);
  };
  return {
    values: count(marks.values),
    gradients: count(marks.gradients),
    hessians: count(marks.hessians),
  };
}

/** The evaluations of a run up to a row, those of that many updates: of row 0 what a method looks at before the first. */
export type EvaluationsAt = (columns: TrajectoryColumns, row: number) => EvaluationCounts;

/** Counts the evaluations of a run, of a branch by what its rows tell; what a rule takes is found once. */
export function createEvaluationCounter(run: ResolvedRun): EvaluationsAt {
  const each = run.kind === 'graph' ? evaluationsPerUpdate(run.optimizer, run.variant) : null;
  return ({ evaluations }, row) => {
    if (evaluations === null && each !== null) {
      const { values, gradients, hessians } = each;
      return { values: values * row, gradients: gradients * row, hessians: hessians * row };
    }
    const [values = 0, gradients = 0, hessians = 0] =
      evaluations?.subarray(evaluationNumbers * row, evaluationNumbers * (row + 1)) ?? [];
    return { values, gradients, hessians };
  };
}
