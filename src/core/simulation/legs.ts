// The legs of a run: stretches of its path, each under one optimizer and its settings. A branch has several.
import type { Point } from '../geometry/domain';
import { evaluationsPerUpdate } from './evaluations';
import { rowNumbers, stepsPerCall } from './kernel';
import { createMethodTracer } from './methodTracer';
import {
  resolveRun,
  type CheckedLegSettings,
  type CheckedRunSettings,
  type ResolvedRun,
} from './runSettings';
import {
  createGraphTracer,
  type GraphState,
  type TracedMethodState,
  type Tracer,
  type TracerStart,
  type TracerState,
} from './tracer';
import { evaluationNumbers } from './trajectory';

/** A leg, with the definitions that its settings refer to. */
export interface Leg {
  readonly run: ResolvedRun;
  readonly settings: Omit<CheckedLegSettings, 'steps'>;
  /** The row that it sets out from, the last one of the leg before it. */
  readonly firstRow: number;
  /**
   * The row that its optimizer has set out from, in the first of consecutive legs of the same one: an update's own number,
   * which schedules and bias corrections go by, counts from there.
   */
  readonly optimizerRow: number;
  /** The run of the leg in which its optimizer has set out: what is fixed at its start is fixed by that one's settings. */
  readonly begunAs: ResolvedRun;
}

/** The legs of a run in their order: without empty ones, and equal ones that follow each other as one. */
export function legsOf(own: CheckedRunSettings): readonly [Leg, ...Leg[]] {
  const { before, optimizer, hyperparameters, schedule, clipping } = own;
  const settings = [...before, { optimizer, hyperparameters, schedule, clipping, steps: Infinity }];
  const legs: Leg[] = [];
  let row = 0;
  let last = '';
  for (const { steps, ...rule } of settings) {
    const text = JSON.stringify([rule.optimizer, sorted(rule.hyperparameters), rule.schedule, rule.clipping]);
    if (steps > 0 && text !== last) {
      const run = resolveRun({ ...own, ...rule });
      const previous = legs.at(-1);
      const goesOn = previous?.run.optimizer.id === rule.optimizer;
      legs.push({
        run,
        settings: rule,
        firstRow: row,
        optimizerRow: goesOn ? previous.optimizerRow : row,
        begunAs: goesOn ? previous.begunAs : run,
      });
      last = text;
    }
    row += steps;
  }
  return legs as unknown as readonly [Leg, ...Leg[]];
}

function sorted(values: object): unknown {
  return Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The leg of an update, the first being 1. */
export function legOfUpdate(legs: readonly [Leg, ...Leg[]], update: number): Leg {
  return legs.findLast(({ firstRow }) => firstRow < update) ?? legs[0];
}

/** Where the tracer of a run stands. */
export interface RunTracerState {
  /** The next row. */
  readonly row: number;
  /** The index of the leg that it belongs to, or sets out from it. */
  readonly leg: number;
  readonly tracer: TracerState;
  /** The evaluations that `tracer` and the leg's updates do not count: those of other optimizers before them. */
  readonly spent: Uint32Array;
}

/**
 * Traces all legs of a run, the row at which two of them meet being the earlier one's. A leg of the same optimizer goes on
 * with all of its state. Another optimizer begins at that row's position with its first state.
 *
 * Search shapes of `shapePoints` points are those of the last leg's optimizer: before it has set out they are not numbers.
 * The evaluations of several legs are always there, of rules, too.
 */
export function createRunTracer(
  legs: readonly [Leg, ...Leg[]],
  from: { readonly start: Point } | { readonly saved: RunTracerState },
  shapePoints: number,
): Tracer<RunTracerState> {
  const saved = 'saved' in from ? from.saved : null;
  const shapesOf = legs.at(-1)?.begunAs;
  const noShapes =
    shapePoints > 0 && legs.some(({ begunAs }) => begunAs !== shapesOf)
      ? new Float64Array(2 * shapePoints * stepsPerCall).fill(NaN)
      : null;
  const counts = legs.length > 1 ? new Uint32Array(evaluationNumbers * stepsPerCall) : null;
  const perUpdate = new Map<Leg, readonly number[]>();

  let index = saved?.leg ?? 0;
  let leg = legs[index] ?? legs[0];
  let row = saved?.row ?? 0;
  const spent = saved?.spent.slice() ?? new Uint32Array(evaluationNumbers);
  const traceOf = ({ run, begunAs }: Leg, where: TracerStart<TracerState>): Tracer<TracerState> =>
    traceOptimizer(run, where, begunAs === shapesOf ? shapePoints : 0);
  let tracer = traceOf(leg, 'saved' in from ? { saved: from.saved.tracer } : from);
  /** Set when the last row of a leg has been computed: where its tracer stood before that row, and its position. */
  let parting: { readonly stood: TracerState; readonly at: Point } | null = null;
  let shapes: Float64Array | null = null;
  let evaluations: Uint32Array | null = null;
  let { needsSlope } = tracer;

  const spentAt = (rowsBefore: number, k: number): number => {
    if (tracer.evaluations !== null)
      return (spent[k] ?? 0) + (tracer.evaluations[evaluationNumbers * rowsBefore + k] ?? 0);
    let each = perUpdate.get(leg);
    if (each === undefined) perUpdate.set(leg, (each = updateCosts(leg.run)));
    return (spent[k] ?? 0) + (each[k] ?? 0) * (row + rowsBefore - leg.firstRow);
  };

  /** The next rows of the current leg, and what comes with them. */
  const trace = (count: number): Float64Array => {
    const rows = tracer.rows(count);
    shapes = tracer.shapes ?? noShapes;
    ({ needsSlope } = tracer);
    const taken = rows.length / rowNumbers;
    if (counts === null) ({ evaluations } = tracer);
    else {
      for (let i = 0; i < taken; i++)
        for (let k = 0; k < evaluationNumbers; k++) counts[evaluationNumbers * i + k] = spentAt(i, k);
      evaluations = counts;
    }
    row += taken;
    return rows;
  };

  const enterNext = (): void => {
    const next = legs[index + 1];
    if (parting === null || next === undefined) return;
    const { stood, at } = parting;
    parting = null;
    const goesOn = next.begunAs === leg.begunAs;
    // A method that goes on has its evaluations in its own state.
    if (!goesOn || stood.kind === 'graph') spent.set(evaluations?.subarray(0, evaluationNumbers) ?? []);
    index += 1;
    leg = next;
    tracer = traceOf(leg, goesOn ? { saved: stood } : { start: at, after: stood });
    tracer.rows(1);
  };

  return {
    get shapes() {
      return shapes;
    },
    get evaluations() {
      return evaluations;
    },
    get needsSlope() {
      return needsSlope;
    },
    rows(count) {
      enterNext();
      const next = legs[index + 1];
      if (next === undefined) return trace(count);
      if (row < next.firstRow) return trace(Math.min(count, next.firstRow - row));
      const stood = tracer.save();
      // Copied, since the next leg's tracer may use the same memory.
      const last = trace(1).slice();
      parting = { stood, at: [last[0] ?? NaN, last[1] ?? NaN] };
      return last;
    },
    save() {
      enterNext();
      return { row, leg: index, tracer: tracer.save(), spent: spent.slice() };
    },
  };
}

function updateCosts(run: ResolvedRun): readonly number[] {
  if (run.kind === 'method') return [];
  const { values, gradients, hessians } = evaluationsPerUpdate(run.optimizer, run.variant);
  return [values, gradients, hessians];
}

/** Traces one optimizer, from a start of its own kind. */
export function traceOptimizer(
  run: ResolvedRun,
  from: TracerStart<TracerState>,
  shapePoints: number,
): Tracer<TracerState> {
  if (run.kind === 'graph') {
    return createGraphTracer(run, from as TracerStart<GraphState>);
  }
  return createMethodTracer(run, from as TracerStart<TracedMethodState>, shapePoints);
}
