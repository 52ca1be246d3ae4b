// The numbers of charts as a table to paste into a spreadsheet: columns parted by tabs, a line for each step.
import { fullNumber } from '../../core/numbers/fullNumber';
import type { Scene } from '../../core/scene/scene';
import { runnerNames } from '../../core/scene/runnerName';
import type { Trajectory } from '../../core/simulation/trajectory';
import type { Quantity } from '../../core/view/chartSettings';
import {
  quantityDefinitions,
  runnersWith,
  subtractedFrom,
  type QuantitySources,
  type RowReader,
} from './quantity';

export interface ChartNumbersRequest {
  readonly scene: Scene;
  /** Of each chart. */
  readonly quantities: readonly Quantity[];
  readonly sources: QuantitySources;
  /** A runner's own run; undefined while there is none. */
  readonly findRun: (key: string) => Trajectory | undefined;
  /** The last step that charts show; Infinity for all. */
  readonly lastStep: number;
  /** The head of the first column. */
  readonly stepWord: string;
  readonly nameOf: (quantity: Quantity) => string;
}

interface Column {
  readonly head: string;
  readonly rows: number;
  readonly valueAt: RowReader;
}

/** Names may hold what parts cells and lines. */
const inOneCell = (text: string): string => text.replaceAll(/\s+/g, ' ');

/**
 * A column for each quantity of each runner on show: its own run, in full digits, whatever the charts' axes and means are. A cell
 * is empty where there is no finite number.
 */
export function chartNumbers(request: ChartNumbersRequest): string {
  const { scene, quantities, sources, findRun, lastStep, stepWord, nameOf } = request;
  const names = runnerNames(scene.optimizers);
  const columns = [...new Set(quantities)].flatMap((quantity): Column[] => {
    // Measured from the lowest value only where that is what the quantity is.
    const subtract = subtractedFrom(quantity, 'linear', sources.lowest);
    if (subtract === null) return [];
    return runnersWith(quantity, scene.optimizers, sources).flatMap((runner) => {
      const run = findRun(runner.key);
      const valueAt = run && quantityDefinitions[quantity].reader(runner, sources)?.(run);
      if (!valueAt) return [];
      return {
        head: inOneCell(`${names.get(runner.key)!}: ${nameOf(quantity)}`),
        rows: Math.min(run.state.rows, lastStep + 1),
        valueAt: (row) => valueAt(row) - subtract,
      };
    });
  });
  const lines = [[stepWord, ...columns.map(({ head }) => head)].join('\t')];
  const last = Math.max(0, ...columns.map(({ rows }) => rows));
  for (let row = 0; row < last; row += 1) {
    const cells = columns.map(({ rows, valueAt }) => {
      const value = row < rows ? valueAt(row) : NaN;
      return Number.isFinite(value) ? fullNumber(value) : '';
    });
    lines.push([row, ...cells].join('\t'));
  }
  return `${lines.join('\n')}\n`;
}
