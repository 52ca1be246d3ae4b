// The quantities that a chart can show of a runner: one table for all of their properties except texts.
import type { LandscapeDescription } from '../../core/landscapes/landscape';
import type { LiveQuantity } from '../../core/lesson/liveText';
import type { NamedLevel } from '../../core/lesson/namedLevels';
import type { SceneRunner } from '../../core/scene/scene';
import type { MeasureId } from '../../core/simulation/measures';
import type { Trajectory } from '../../core/simulation/trajectory';
import type { ChartScale, Quantity, ShownChart } from '../../core/view/chartSettings';
import type { Measures } from '../state/measures';
import { runnerLimit, runnerRate } from './runnerRate';

/** A quantity at a row of a run; NaN where there is none. */
export type RowReader = (row: number) => number;

/** Reads a quantity of a run; null while its numbers are not there. */
export type QuantityReader = (run: Trajectory) => RowReader | null;

/** What quantities are read from beside the trajectories. */
export interface QuantitySources {
  readonly landscape: Pick<LandscapeDescription, 'marks' | 'domain'>;
  /** The value that losses are measured from; null while none is known. */
  readonly lowest: number | null;
  readonly measures: Pick<Measures, 'column'>;
}

export interface QuantityDefinition {
  /** Null if the runner doesn't have the quantity. */
  readonly reader: (runner: SceneRunner, sources: QuantitySources) => QuantityReader | null;
  /** What the engine computes for it; null if it follows from the trajectories. */
  readonly measure: MeasureId | null;
  /** The message if no shown runner has it; null if every runner has it. */
  readonly none: 'chart.noRate' | 'chart.noMinimum' | null;
  /** Whether values differ between runs. Otherwise they follow from the runner's settings alone. */
  readonly ofRuns: boolean;
  /** Whether it is a height of the surface: no axis exceeds the range of the shown surface. */
  readonly isHeight: boolean;
  /** Whether the lowest known value is subtracted: always, on a logarithmic axis, or never. */
  readonly fromLowest: 'always' | 'log' | 'never';
  /** The scale that it has at first, and whether it may have the other. */
  readonly usualScale: ChartScale;
  readonly hasScales: boolean;
  /** What a lesson's live values call it; null if they can't read it. */
  readonly live: LiveQuantity | null;
  /** A line that its curve is to be compared with, at each step; null if the runner has none. */
  readonly reference: ((runner: SceneRunner) => ((step: number) => number) | null) | null;
}

const usual = {
  measure: null,
  none: null,
  ofRuns: true,
  isHeight: false,
  fromLowest: 'never',
  usualScale: 'log',
  hasScales: true,
  live: null,
  reference: null,
} as const satisfies Partial<QuantityDefinition>;

const loss = {
  ...usual,
  reader:
    () =>
    ({ columns: { values } }: Trajectory) =>
    (row: number) =>
      values[row]!,
  isHeight: true,
  live: 'loss',
} as const;

/** What the engine computes. */
const measured = (id: MeasureId) => ({
  ...usual,
  measure: id,
  reader:
    (_runner: SceneRunner, { measures }: QuantitySources): QuantityReader =>
    (run) => {
      const column = measures.column(run, id);
      return column === null ? null : (row) => column[row] ?? NaN;
    },
});

export const quantityDefinitions: Readonly<Record<Quantity, QuantityDefinition>> = {
  loss: { ...loss, fromLowest: 'log' },
  lossAbove: { ...loss, fromLowest: 'always' },
  distance: {
    ...usual,
    reader(_, { landscape: { marks } }) {
      const minima = marks.filter(({ kind }) => kind === 'minimum' || kind === 'local-minimum');
      if (minima.length === 0) return null;
      return ({ columns: { positions } }) =>
        (row) => {
          let least = Infinity;
          for (const { position } of minima) {
            const [dx, dy] = [positions[2 * row]! - position[0], positions[2 * row + 1]! - position[1]];
            least = Math.min(least, Math.hypot(dx, dy));
          }
          return least;
        };
    },
    none: 'chart.noMinimum',
    live: 'distance',
  },
  gradientNorm: {
    ...usual,
    live: 'gradient',
    reader:
      () =>
      ({ columns: { gradientNorms } }) =>
      (row) =>
        gradientNorms[row]!,
  },
  stepLength: {
    ...usual,
    live: 'step',
    reader:
      () =>
      ({ columns: { positions } }) =>
      (row) =>
        row === 0
          ? NaN
          : Math.hypot(
              positions[2 * row]! - positions[2 * row - 2]!,
              positions[2 * row + 1]! - positions[2 * row - 1]!,
            ),
  },
  learningRate: {
    ...usual,
    reader(runner) {
      const rate = runnerRate(runner);
      return rate === null ? null : () => rate;
    },
    none: 'chart.noRate',
    ofRuns: false,
  },
  effectiveRateX: { ...measured('effectiveRateX'), usualScale: 'linear' },
  effectiveRateY: { ...measured('effectiveRateY'), usualScale: 'linear' },
  cosine: { ...measured('cosine'), usualScale: 'linear', hasScales: false },
  sharpness: {
    ...measured('sharpness'),
    live: 'curvature',
    reference: runnerLimit,
  },
  twinDistance: measured('twinDistance'),
};

/** The runners that have a curve of the quantity. */
export function runnersWith(
  quantity: Quantity,
  runners: readonly SceneRunner[],
  sources: QuantitySources,
): readonly SceneRunner[] {
  const { reader } = quantityDefinitions[quantity];
  return runners.filter((runner) => runner.visible && reader(runner, sources) !== null);
}

/** The message shown instead of curves; null if there are curves. */
export function emptyChart(
  quantity: Quantity,
  runners: readonly SceneRunner[],
  sources: QuantitySources,
): 'chart.empty' | NonNullable<QuantityDefinition['none']> | null {
  if (runnersWith(quantity, runners, sources).length > 0) return null;
  const { none } = quantityDefinitions[quantity];
  return none !== null && runners.some(({ visible }) => visible) ? none : 'chart.empty';
}

/** What is subtracted from the values of a chart; null while it is not known. */
export function subtractedFrom(quantity: Quantity, scale: ChartScale, lowest: number | null): number | null {
  const { fromLowest } = quantityDefinitions[quantity];
  return fromLowest === 'always' || (fromLowest === 'log' && scale === 'log') ? lowest : 0;
}

/** The named levels of a chart's quantity, as they stand on its axis. */
export function levelsOn(
  quantity: Quantity,
  subtract: number,
  named: readonly NamedLevel[],
): readonly number[] {
  const { live } = quantityDefinitions[quantity];
  return named.filter((level) => level.quantity === live).map(({ value }) => value - subtract);
}

/** How the values of a chart stand on its axis. */
export interface ChartHeights {
  readonly scale: ChartScale;
  /** Subtracted from each value. */
  readonly subtract: number;
  /** Whether it shows nothing: what its values are measured from is not known. */
  readonly isUnknown: boolean;
}

/** As `chosen` has it, as far as that can be: while nothing is known to measure losses from, they may be negative. */
export function chartHeights({ quantity, scale: chosen }: ShownChart, lowest: number | null): ChartHeights {
  const { fromLowest, hasScales } = quantityDefinitions[quantity];
  const subtracted = subtractedFrom(quantity, chosen, lowest);
  return {
    scale: !hasScales || (subtracted === null && fromLowest === 'log') ? 'linear' : chosen,
    subtract: subtracted ?? 0,
    isUnknown: subtracted === null && fromLowest === 'always',
  };
}
