// The charts of a race for paper: the same curves as in the window, up to a step, on axes of the whole race.
import { requireLandscape } from '../../core/landscapes/resolve';
import { dashPattern } from '../../core/look/runnerMark';
import { axisSymbols } from '../../core/landscapes/reference';
import type { Scene, SceneRunner } from '../../core/scene/scene';
import type { NamedLevel } from '../../core/lesson/namedLevels';
import type { MeasureId } from '../../core/simulation/measures';
import type { Trajectory } from '../../core/simulation/trajectory';
import type { ChartSettings, ShownChart } from '../../core/view/chartSettings';
import type { SurfaceGrid } from '../../core/contour/surfaceGrid';
import { createChartSeries, type Column } from '../charts/chartSeries';
import {
  chartHeights,
  levelsOn,
  quantityDefinitions,
  runnersWith,
  type QuantitySources,
} from '../charts/quantity';
import { extentOf, yRange } from '../charts/racePlot';
import { runnerAxis, takesNone } from '../charts/runAxis';
import { isFamily } from '../charts/useChart';
import { lowestKnown } from '../state/lowestKnown';
import type { HandoutWords } from './handoutWords';
import { plotFigure, type FigureCurve } from './plotFigure';

export interface ChartFigureOptions {
  /** Starts the ids of its graphics. */
  readonly id: string;
  readonly scene: Scene;
  readonly charts: ChartSettings;
  readonly levels: readonly NamedLevel[];
  /** Where curves end. */
  readonly step: number;
  /** Complete. */
  readonly trajectories: readonly Trajectory[];
  readonly grid: SurfaceGrid;
  /** Row by row; null where there are none. */
  readonly measureOf: (run: Trajectory, id: MeasureId) => Float64Array | null;
  /** Of all charts together. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly words: HandoutWords;
}

const gapPx = 14;
const pointsPerPixel = 2;
/** Dashes are made for the picture's longer lines. */
const dashScale = 0.5;

/** The measures that charts need. */
export const measuresOf = ({ shown }: ChartSettings): MeasureId[] => [
  ...new Set(shown.flatMap(({ quantity }) => quantityDefinitions[quantity].measure ?? [])),
];

/** A chart each, as SVG, side by side; those without a curve are left out. */
export function chartFigures(options: ChartFigureOptions): string[] {
  const { charts, widthPx } = options;
  const each = (widthPx - gapPx * (charts.shown.length - 1)) / charts.shown.length;
  return charts.shown.flatMap((chart, index) => {
    const drawn = chartFigure(options, chart, `${options.id}-chart-${index + 1}`, each);
    return drawn === null ? [] : [drawn];
  });
}

function chartFigure(
  { scene, charts, levels, step, trajectories, grid, measureOf, heightPx, words }: ChartFigureOptions,
  chart: ShownChart,
  id: string,
  widthPx: number,
): string | null {
  const { axis, axisScale, meanRows } = charts;
  const { landscape } = requireLandscape(scene.landscape);
  const lowest = landscape.minimumValue ?? lowestKnown(grid.minimum, trajectories, landscape.domain);
  const sources: QuantitySources = { landscape, lowest, measures: { column: measureOf } };
  const { quantity } = chart;
  const { reader, reference, isHeight } = quantityDefinitions[quantity];
  const { scale, subtract, isUnknown } = chartHeights(chart, lowest);
  if (isUnknown) return null;
  const runners = runnersWith(quantity, scene.optimizers, sources).filter(
    (runner) => !takesNone(scene, runner, axis),
  );
  const runsOf = (runner: SceneRunner): Trajectory[] => {
    const all = trajectories.filter(({ key }) => key === runner.key);
    return isFamily(runner, quantity) ? all : all.slice(0, 1);
  };
  const wholeEnd = Math.max(
    1,
    ...runners.flatMap((runner) => {
      const axisOf = runnerAxis(scene, runner, axis);
      return runsOf(runner).map((run) => axisOf(run)?.end ?? 0);
    }),
  );
  const end = axis === 'steps' ? scene.steps : wholeEnd;
  const range = [axisScale === 'log' ? 1 : 0, end] as const;
  const series = createChartSeries()(
    runners.map((runner) => {
      // Measures are of whole runs: the shown rows of a run are a run of their own.
      const whole = new Map(runsOf(runner).map((run) => [until(run, step), run]));
      const read = reader(runner, sources)!;
      const line = reference?.(runner) ?? null;
      return {
        key: runner.key,
        runs: [...whole.keys()],
        valueOf: (run) => read(whole.get(run) ?? run),
        axisOf: runnerAxis(scene, runner, axis),
        reference: line,
        map: isHeight ? null : landscape.domain,
        of: [],
      };
    }),
    {
      range,
      axisScale,
      subtract,
      logarithmic: scale === 'log',
      meanRows,
      points: Math.ceil(pointsPerPixel * widthPx),
    },
  );
  const { places, curves } = series;
  if (curves.every(({ line }) => !line.some((value) => typeof value === 'number'))) return null;
  const heights = isHeight ? ([grid.minimum - subtract, grid.maximum - subtract] as const) : null;
  const logarithmic = scale === 'log';
  const { x, y } = axisSymbols(scene.landscape);
  const name = words(`chart.quantities.${quantity}`, { x, y });
  return plotFigure({
    id,
    widthPx,
    heightPx,
    title: name,
    x: { range, scale: axisScale, label: words(`chart.axes.${axis}`) },
    y: { range: yRange(...extentOf(series, logarithmic), logarithmic, heights), scale, label: name },
    levels: levelsOn(quantity, subtract, levels),
    curves: curves.flatMap(({ line, band, reference: other }, index): FigureCurve[] => {
      const { color, dash, marker } = runners[index]!;
      const dashes = dashPattern(dash).map((length) => length * dashScale);
      const curve = { ...pointsOf(places, line), color, dash: dashes, marker };
      const area = band && { low: band.low.map(numberOf), high: band.high.map(numberOf) };
      const reached = other && {
        ...pointsOf(places, other),
        color,
        dash: [0, 3.5],
        marker: null,
        isThin: true,
      };
      return [
        ...(reached === null ? [] : [reached]),
        area === null ? curve : { ...curve, ...pointsOf(places, line, true), band: area },
      ];
    }),
  });
}

/** The run as it was when the play head stood at a step. */
function until(run: Trajectory, step: number): Trajectory {
  return { ...run, state: { ...run.state, rows: Math.min(run.state.rows, Math.floor(step) + 1) } };
}

const numberOf = (value: Column[number]): number => value ?? NaN;

/** The places at which there is a value; where the curve goes straight on, there is none, and it has no gap. */
function pointsOf(
  places: readonly number[],
  column: Column,
  all = false,
): { readonly x: number[]; readonly y: number[] } {
  const kept = places.flatMap((_, index) => (all || column[index] !== undefined ? [index] : []));
  return { x: kept.map((index) => places[index]!), y: kept.map((index) => numberOf(column[index])) };
}
