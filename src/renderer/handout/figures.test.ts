import { beforeAll, describe, expect, it } from 'vitest';
import type { FunctionsFigure } from '../../core/lesson/handout';
import { handoutOf } from '../../core/lesson/handout';
import { parseLesson } from '../../core/lesson/parseLesson';
import { raceOf } from '../../core/lesson/testing/lessonRace';
import { explained } from '../../core/explanation/testing/explained';
import { createSurfaceGrid } from '../../core/contour/surfaceGrid';
import { landscapeKey } from '../../core/landscapes/reference';
import { parseScene } from '../../core/scene/parseScene';
import type { Scene } from '../../core/scene/scene';
import { defaultChartSettings, type ChartSettings } from '../../core/view/chartSettings';
import { startI18n } from '../i18n/i18n';
import { chartFigures } from './chartFigure';
import { curvatureNumbers, drawnExplanation } from './drawnExplanation';
import { functionFigures } from './functionFigure';
import { handoutWords } from './handoutWords';
import { plotFigure } from './plotFigure';
import { softmaxFigure } from './softmaxFigure';

beforeAll(() => startI18n('en'));

function svgOf(text: string): SVGElement {
  const place = document.createElement('div');
  place.innerHTML = text;
  return place.querySelector('svg')!;
}

/** The strokes of a plot's curves. */
const curvesOf = (text: string): SVGPathElement[] => [
  ...svgOf(text).querySelectorAll<SVGPathElement>('g[fill="none"] path'),
];
const textsOf = (text: string): string[] =>
  [...svgOf(text).querySelectorAll('text')].map((each) => each.textContent);

describe('a plot', () => {
  const plot = {
    id: 'p',
    widthPx: 300,
    heightPx: 200,
    title: 'A <plot>',
    x: { range: [0, 10], scale: 'linear', label: 'Steps' },
    y: { range: [1e-4, 1], scale: 'log', label: 'Loss' },
  } as const;
  const curve = {
    x: [0, 5, 10],
    y: [1, 1e-2, 1e-4],
    color: '#d55e00',
    dash: [6, 6],
    marker: 'square',
  } as const;

  it('has axes with numbers, curves with dashes, and marks', () => {
    const drawn = plotFigure({ ...plot, curves: [curve] });
    expect(svgOf(drawn).querySelector('title')!.textContent).toBe('A <plot>');
    expect(textsOf(drawn)).toEqual(expect.arrayContaining(['0', '10', '1', '1e−4', 'Steps', 'Loss']));
    const [line] = curvesOf(drawn);
    // From the upper left corner of the plot to the lower right one, on a straight line.
    expect(line!.getAttribute('d')).toBe('M46 22l121 72 121 72');
    expect(line!.getAttribute('stroke-dasharray')).toBe('6 6');
    expect(drawn.match(/translate\(/g)!.length).toBeGreaterThan(1);
  });

  it('has a line at each level that its axis can show, in the place of numbers beside it', () => {
    const drawn = plotFigure({ ...plot, levels: [0.0123, 7], curves: [curve] });
    const texts = textsOf(drawn);
    expect(texts).toEqual(expect.arrayContaining(['0.0123', '1', '1e−4']));
    expect(texts).not.toContain('0.01');
    expect(texts).not.toContain('7');
    expect(svgOf(drawn).querySelectorAll('line[stroke-dasharray]')).toHaveLength(1);
  });

  it('has gaps where there is no value, and none beyond what it can show', () => {
    const y = [1, NaN, 1e-2];
    const [line] = curvesOf(plotFigure({ ...plot, curves: [{ ...curve, y, marker: null }] }));
    expect(line!.getAttribute('d')!.match(/M/g)).toHaveLength(2);
    const zero = curvesOf(plotFigure({ ...plot, curves: [{ ...curve, y: [1, 0, -1], marker: null }] }));
    expect(zero[0]!.getAttribute('d')).not.toMatch(/NaN|Infinity/);
  });
});

function activations(hidden: readonly string[], answered: boolean): FunctionsFigure {
  const parsed = parseLesson({
    format: 'optiscape-lesson',
    version: 1,
    languages: ['en'],
    title: 'T',
    goal: 'G',
    steps: [
      {
        title: 'S',
        text: 'T',
        shows: { kind: 'activations', functions: ['tanh', 'sigmoid', 'relu'], chain: { depth: 5 }, hidden },
        question: {
          text: 'Q',
          answers: [{ text: 'A', right: true }, { text: 'B' }].map((each) => ({ ...each, why: 'W' })),
        },
      },
    ],
  });
  if (!parsed.ok) throw new Error(parsed.issues[0]!.message);
  const { tasks, answers } = handoutOf(parsed.lesson);
  const { figure } = answered ? answers[0]! : tasks[0]!;
  if (figure === null || figure.kind === 'race') throw new Error('No functions');
  return figure;
}

describe('functions', () => {
  const drawn = (figure: FunctionsFigure) =>
    functionFigures({ id: 'f', figure, widthPx: 600, heightPx: 200, words: handoutWords('en') })!;

  it('are plotted beside their derivatives, told apart by dashes, and hidden ones are not', () => {
    const all = drawn(activations([], false));
    expect(all.plots).toHaveLength(2);
    expect(all.plots.map((plot) => curvesOf(plot).length)).toEqual([3, 3]);
    expect(new Set(all.legend.map(({ dash }) => dash.join())).size).toBe(3);
    const some = drawn(activations(['derivatives', 'tanh'], false));
    expect(some.plots.map((plot) => curvesOf(plot).length)).toEqual([2]);
    // The dashes stay when the hidden curve comes.
    expect(some.legend).toEqual(all.legend.slice(1));
  });

  it('have the chain of layers with the answers, if the step sets one', () => {
    const { plots } = drawn(activations(['derivatives'], true));
    expect(plots).toHaveLength(3);
    expect(textsOf(plots[2]!)).toEqual(expect.arrayContaining(['Layers', 'Gradient left', '10⁻²']));
  });

  it('of several numbers have no curve, but bars and the Jacobian; a gradient stands with the answers', () => {
    const { settings, ...figure } = activations([], false);
    const softmax = {
      ...settings,
      activations: { ...settings.activations, selected: 'softmax', pinned: [] },
    };
    expect(
      functionFigures({
        id: 'f',
        figure: { ...figure, settings: softmax },
        ...{ widthPx: 600, heightPx: 200, words: handoutWords('en') },
      }),
    ).toBeNull();
    const drawn = (change: Partial<FunctionsFigure>): string | null =>
      softmaxFigure({
        figure: { ...figure, settings: { ...softmax, logits: [2, 1, 0.1], target: 0 }, ...change },
        widthPx: 640,
        words: handoutWords('en'),
      });
    const texts = textsOf(drawn({})!);
    expect(texts).toEqual(expect.arrayContaining(['0.659', '0.242', 'Jacobian ∂yᵢ/∂xⱼ', '−0.16', 'x₃']));
    expect(texts).not.toContain('Target');
    expect(textsOf(drawn({ hidden: ['derivatives'] })!)).not.toContain('−0.16');
    expect(drawn({ hidden: ['softmax'] })).toBeNull();
    const losses = { ...softmax.losses, selected: 'softmax-cross-entropy', pinned: [] };
    const loss: Partial<FunctionsFigure> = {
      kind: 'losses',
      settings: { ...softmax, losses, logits: [2, 1, 0.1], target: 0 },
    };
    expect(textsOf(drawn({ ...loss, classGradient: false })!)).toContain('Target');
    expect(textsOf(drawn({ ...loss, classGradient: false })!)).not.toContain('−0.341');
    expect(textsOf(drawn({ ...loss, classGradient: true })!)).toContain('−0.341');
    expect(drawn({ kind: 'activations', settings })).toBeNull();
  });
});

describe('an explained update', () => {
  it('has the rows of its rule, and how f curves there, in the handout’s language', () => {
    const parsed = parseScene({
      format: 'optiscape-scene',
      version: 1,
      landscape: { formula: 'x^2 + y^2', domain: { x: [-5, 5], y: [-5, 5] } },
      start: [-4, 2.5],
      optimizers: [{ id: 'sgd', key: 'a', hyperparameters: { learningRate: 0.1 } }],
    });
    if (!parsed.ok) throw new Error(parsed.issues[0]!.message);
    const { scene } = parsed;
    const [runner] = scene.optimizers;
    const settings = { landscape: scene.landscape, optimizer: 'sgd', hyperparameters: { learningRate: 0.1 } };
    const explanation = explained(settings, scene.start, 1);
    const told = drawnExplanation(scene, runner!, explanation, null, handoutWords('ja'));
    expect(told.rows.map(({ value }) => value)).toEqual([
      [-8, 5],
      [-3.2, 2],
    ]);
    expect(told.sentences).toMatch(/[ぁ-ん]/);
    expect(curvatureNumbers(told.curvature, told.axes, handoutWords('en'))).toBe(
      'A bowl: up in every direction. λ₁ = 2.000, λ₂ = 2.000',
    );
  });
});

describe('charts', () => {
  function race(): Scene {
    const parsed = parseScene({
      format: 'optiscape-scene',
      version: 1,
      landscape: { id: 'sphere' },
      start: [-4, 2.5],
      steps: 40,
      optimizers: [
        { id: 'sgd', key: 'a', hyperparameters: { learningRate: 0.1 } },
        { id: 'sgd', key: 'b', hyperparameters: { learningRate: 0.2 }, runs: { count: 3 } },
      ],
    });
    if (!parsed.ok) throw new Error(parsed.issues[0]!.message);
    return parsed.scene;
  }

  function charts(scene: Scene, step: number, shown: ChartSettings['shown']): string[] {
    return chartFigures({
      id: 'c',
      scene,
      charts: { ...defaultChartSettings, shown },
      levels: [],
      step,
      trajectories: [...raceOf(scene).values()].flatMap(({ runs }) => runs),
      grid: createSurfaceGrid(landscapeKey(scene.landscape), 2, 2, Float32Array.of(0, 50, 50, 50)),
      measureOf: () => null,
      widthPx: 600,
      heightPx: 200,
      words: handoutWords('en'),
    });
  }

  const lossChart = [{ quantity: 'loss', scale: 'log' }] as const;
  const endOf = (line: SVGPathElement): number =>
    line
      .getAttribute('d')!
      .match(/-?\d*\.?\d+/g)!
      .reduce((sum, each, index) => (index % 2 === 0 ? sum + Number(each) : sum), 0);

  it('end at the step, on an axis of the whole race', () => {
    const scene = race();
    const [half] = charts(scene, 20, [...lossChart]);
    expect(textsOf(half!)).toEqual(expect.arrayContaining(['40', 'Steps', 'Loss']));
    expect(endOf(curvesOf(half!)[0]!)).toBeCloseTo(46 + (600 - 58) / 2, 0);
    const [whole] = charts(scene, 40, [...lossChart]);
    expect(endOf(curvesOf(whole!)[0]!)).toBeCloseTo(600 - 12, 0);
  });

  it('have no curve of runners that are not to be seen, and are left out where there is none', () => {
    const scene = race();
    const hide = (...keys: string[]): Scene => ({
      ...scene,
      optimizers: scene.optimizers.map((each) => ({ ...each, visible: !keys.includes(each.key) })),
    });
    expect(curvesOf(charts(hide('a'), 40, [...lossChart])[0]!)).toHaveLength(1);
    expect(charts(hide('a', 'b'), 40, [...lossChart])).toEqual([]);
    expect(charts(scene, 40, [{ quantity: 'sharpness', scale: 'log' }])).toEqual([]);
  });
});
