// Curves of activations and losses for paper: values and derivatives in plots of their own, each function with dashes of its own.
import type { FunctionsFigure } from '../../core/lesson/handout';
import { hiddenDerivatives } from '../../core/lesson/lesson';
import type { ScalarActivation } from '../../core/functions/activations/registry';
import {
  selectedOf,
  shownActivations,
  shownLosses,
  type FunctionSettings,
  type ShownFunction,
} from '../../core/view/functionSettings';
import { chainCurve, chainData, decadeText } from '../functions/chainCurves';
import { jumpsIn } from '../functions/jumps';
import {
  activationAxis,
  axisOf,
  lossAxes,
  plottedActivations,
  plottedLosses,
  type PlotAxis,
  type PlottedFunction,
} from '../functions/plottedFunctions';
import { heightsOf, samplesOf } from '../functions/plotView';
import type { HandoutWords } from './handoutWords';
import { plotFigure } from './plotFigure';

/** A curve in the legend. */
export interface FunctionKey {
  readonly name: string;
  readonly color: string;
  readonly dash: readonly number[];
}

export interface FunctionFigures {
  /** As SVG, one beside the other. */
  readonly plots: readonly string[];
  readonly legend: readonly FunctionKey[];
}

export interface FunctionFigureOptions {
  readonly id: string;
  readonly figure: FunctionsFigure;
  /** Of all plots together. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly words: HandoutWords;
}

const sampleCount = 401;
const gapPx = 14;
/** Distinct without colours, in the order of the functions. */
const dashes: readonly (readonly number[])[] = [[], [7, 5], [0, 4], [9, 4, 0, 4], [3, 4], [12, 4, 3, 4]];
const dashOf = (index: number): readonly number[] => dashes[index % dashes.length]!;

interface Drawn extends FunctionKey {
  readonly plotted: PlottedFunction;
}

interface Shown {
  readonly axis: PlotAxis;
  readonly functions: readonly PlottedFunction[];
  readonly nameOf: (plotted: PlottedFunction) => string;
  readonly symbols: { readonly x: string; readonly value: string; readonly slope: string };
}

/** Null where there are no curves: functions of several numbers have none. */
export function functionFigures(options: FunctionFigureOptions): FunctionFigures | null {
  const { figure } = options;
  const shown = figure.kind === 'activations' ? activationsIn(options) : lossesIn(options);
  if (shown === null) return null;
  const { axis, functions, nameOf, symbols } = shown;
  // A function keeps its dashes when others are hidden.
  const drawn = functions
    .map((plotted, index): Drawn => ({
      plotted,
      name: nameOf(plotted),
      color: plotted.color,
      dash: dashOf(index),
    }))
    .filter(({ plotted }) => !figure.hidden.includes(plotted.id));
  if (drawn.length === 0) return null;
  const kinds = figure.hidden.includes(hiddenDerivatives)
    ? (['value'] as const)
    : (['value', 'slope'] as const);
  const chain = figure.chain ? chainFigure(options, drawn) : null;
  const count = kinds.length + (chain === null ? 0 : 1);
  const widthPx = (options.widthPx - gapPx * (count - 1)) / count;
  const plots = kinds.map((kind) => {
    const x = samplesOf(axis.home, sampleCount);
    const columns = drawn.map(({ plotted }) => plotted.evaluate(x)[kind]);
    const heights = heightsOf(columns, axis.trim);
    return plotFigure({
      id: `${options.id}-${kind}`,
      widthPx,
      heightPx: options.heightPx,
      title: symbols[kind],
      x: { range: [axis.home.min, axis.home.max], scale: 'linear', label: symbols.x },
      y: { range: heights, scale: 'linear', label: symbols[kind] },
      curves: drawn.map(({ color, dash }, index) => ({
        ...withGaps(x, columns[index]!, heights),
        color,
        dash,
        marker: null,
      })),
    });
  });
  const legend = drawn.map(({ name, color, dash }) => ({ name, color, dash }));
  return { plots: chain === null ? plots : [...plots, chain(widthPx)], legend };
}

function activationsIn({ figure, words }: FunctionFigureOptions): Shown | null {
  const functions = plottedActivations(shownActivations(figure.settings.activations));
  if (functions.length === 0) return null;
  const names = namesOf(figure.settings, words);
  return {
    axis: activationAxis,
    functions,
    nameOf: ({ id }) => names.get(id) ?? id,
    symbols: { x: 'x', value: 'f(x)', slope: 'f′(x)' },
  };
}

function lossesIn({ figure, words }: FunctionFigureOptions): Shown | null {
  const { losses } = figure.settings;
  const shown = shownLosses(losses);
  const axis = axisOf(selectedOf(shown).definition, losses.axis);
  if (axis === null) return null;
  const names = namesOf(figure.settings, words);
  return {
    axis: lossAxes[axis],
    functions: plottedLosses(shown, axis),
    nameOf: ({ id, target }) => {
      const name = names.get(id) ?? id;
      if (target === null) return name;
      return words('functions.ofTarget', { name, target: String(target).replace('-', '−') });
    },
    symbols: { x: axis === 'error' ? 'y − t' : 'y', value: 'L', slope: '∂L/∂y' },
  };
}

function namesOf({ activations, losses }: FunctionSettings, words: HandoutWords): Map<string, string> {
  const all = [...shownActivations(activations), ...shownLosses(losses)];
  return new Map(all.map(({ definition }) => [definition.id, words.say(definition.name)]));
}

/** The curve with a place without a value where it jumps. */
function withGaps(
  x: Float64Array,
  y: Float64Array,
  heights: readonly [number, number],
): { readonly x: number[]; readonly y: number[] } {
  const jumps = new Set(jumpsIn(y, heights));
  return {
    x: [...x].flatMap((place, index) => (jumps.has(index) ? [place, place] : [place])),
    y: [...y].flatMap((value, index) => (jumps.has(index) ? [value, NaN] : [value])),
  };
}

/** Makes the plot of what remains of the gradient after each layer, for a width. */
function chainFigure(
  { id, figure, heightPx, words }: FunctionFigureOptions,
  drawn: readonly Drawn[],
): (widthPx: number) => string {
  const { chain, activations } = figure.settings;
  const scalar = shownActivations(activations).filter(
    (shown): shown is ShownFunction<ScalarActivation> => shown.definition.kind === 'scalar',
  );
  const curves = drawn.map(({ plotted }) => {
    const { definition, parameters } = scalar.find((each) => each.definition.id === plotted.id)!;
    return chainCurve(definition, parameters, chain);
  });
  const { x, columns, heights } = chainData(curves, chain.depth);
  return (widthPx) =>
    plotFigure({
      id: `${id}-chain`,
      widthPx,
      heightPx,
      title: words('functions.chain.plot'),
      x: { range: [0, chain.depth], scale: 'linear', label: words('functions.chain.depth') },
      y: { range: heights, scale: 'linear', label: words('handout.chainLeft'), text: decadeText },
      curves: columns.map((y, index) => ({
        x,
        y,
        color: drawn[index]!.color,
        dash: drawn[index]!.dash,
        marker: null,
      })),
    });
}
