// What the chart can draw of a runner: one table has all that there is to say of a quantity, but for its texts.
import type { SceneRunner } from '../../core/scene/scene';
import type { Trajectory } from '../../core/simulation/trajectory';
import { runnerRate } from './runnerRate';

/** Reads a quantity of a run at one of its rows. */
export type QuantityReader = (run: Trajectory, row: number) => number;

export interface QuantityDefinition {
  /** Null where the runner doesn't have the quantity. */
  readonly reader: (runner: SceneRunner) => QuantityReader | null;
  /** What is said where no runner on show has it; null where each has. */
  readonly none: 'chart.noRate' | null;
  /** Whether each run has numbers of its own. Otherwise they follow from the runner's settings alone. */
  readonly ofRuns: boolean;
  /**
   * Whether it is a height of the surface: a logarithmic axis counts it from the minimum, and no axis reaches beyond
   * the surface on show.
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

/** Those that a quantity's curves are drawn of. */
export function runnersWith(quantity: Quantity, runners: readonly SceneRunner[]): readonly SceneRunner[] {
  const { reader } = quantityDefinitions[quantity];
  return runners.filter((runner) => runner.visible && reader(runner) !== null);
}

/** What is said in place of curves; null where there are some. */
export function emptyChart(
  quantity: Quantity,
  runners: readonly SceneRunner[],
): 'chart.empty' | NonNullable<QuantityDefinition['none']> | null {
  if (runnersWith(quantity, runners).length > 0) return null;
  const { none } = quantityDefinitions[quantity];
  return none !== null && runners.some(({ visible }) => visible) ? none : 'chart.empty';
}
