// The quantities that the chart can show of a runner: one table for all of their properties except texts.
import type { SceneRunner } from '../../core/scene/scene';
import type { Trajectory } from '../../core/simulation/trajectory';
import { runnerRate } from './runnerRate';

/** Reads a quantity of a run at one of its rows. */
export type QuantityReader = (run: Trajectory, row: number) => number;

export interface QuantityDefinition {
  /** Null if the runner doesn't have the quantity. */
  readonly reader: (runner: SceneRunner) => QuantityReader | null;
  /** The message if no shown runner has it; null if every runner has it. */
  readonly none: 'chart.noRate' | null;
  /** Whether values differ between runs. Otherwise they follow from the runner's settings alone. */
  readonly ofRuns: boolean;
  /**
   * Whether it is a height of the surface: a logarithmic axis then measures it from the minimum, and no axis exceeds
   * the range of the shown surface.
   */
  readonly isHeight: boolean;
}

const table = {
  loss: {
    reader: () => (run, row) => run.columns.values[row]!,
    none: null,
    ofRuns: true,
    isHeight: true,
  },
  gradientNorm: {
    reader: () => (run, row) => run.columns.gradientNorms[row]!,
    none: null,
    ofRuns: true,
    isHeight: false,
  },
  learningRate: {
    reader: (runner) => {
      const rate = runnerRate(runner);
      return rate === null ? null : (_, row) => rate(row);
    },
    none: 'chart.noRate',
    ofRuns: false,
    isHeight: false,
  },
} as const satisfies Record<string, QuantityDefinition>;

export type Quantity = keyof typeof table;

export const quantities = Object.keys(table) as Quantity[];

export const quantityDefinitions: Readonly<Record<Quantity, QuantityDefinition>> = table;

/** The runners that have a curve of the quantity. */
export function runnersWith(quantity: Quantity, runners: readonly SceneRunner[]): readonly SceneRunner[] {
  const { reader } = quantityDefinitions[quantity];
  return runners.filter((runner) => runner.visible && reader(runner) !== null);
}

/** The message shown instead of curves; null if there are curves. */
export function emptyChart(
  quantity: Quantity,
  runners: readonly SceneRunner[],
): 'chart.empty' | NonNullable<QuantityDefinition['none']> | null {
  if (runnersWith(quantity, runners).length > 0) return null;
  const { none } = quantityDefinitions[quantity];
  return none !== null && runners.some(({ visible }) => visible) ? none : 'chart.empty';
}
