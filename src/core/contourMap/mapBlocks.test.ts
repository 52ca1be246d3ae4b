// Where the texts of a contour map stand. Widths follow from letters: m is 0.98 em wide, a space 0.44.
import { describe, expect, it } from 'vitest';
import { createSceneRunner } from '../scene/sceneRunner';
import type { SceneRunner } from '../scene/scene';
import { sgd } from '../optimizers/sgd';
import {
  captionBlock,
  formulaBlock,
  legendBlock,
  legendDensities,
  marksBlock,
  stacked,
  titleBlock,
  type Block,
  type LegendOptions,
} from './mapBlocks';
import type { MapRunner } from './mapRunners';
import { mapStyle } from './mapStyle';
import { allNodes, readSvg, type SvgNode } from './testing/readSvg';
import { textWidth } from './textWidth';

const style = mapStyle('light');
/** One column; several; several of small letters. */
const [roomy, wide, dense] = [legendDensities[0]!, legendDensities[1]!, legendDensities[3]!];

const drawnAt = (block: Block | null, x: number, y: number): SvgNode =>
  readSvg(`<svg>${block!.draw(x, y)}</svg>`);

const hundredth = (value: number): number => Number(value.toFixed(2));

/** Texts with their places; there are no others between the elements. */
function textsOf(svg: SvgNode): [text: string, x: number, y: number][] {
  const nodes = allNodes(svg).filter(({ name }) => name === 'text');
  expect(svg.text).toBe(nodes.map(({ text }) => text).join(''));
  return nodes.map(({ text, attributes }) => [text, Number(attributes['x']), Number(attributes['y'])]);
}

const nodeOf = (svg: SvgNode, words: string): SvgNode =>
  allNodes(svg).find(({ name, text }) => (name === 'text' || name === 'tspan') && text === words)!;

describe('titleBlock', () => {
  it('has a line 29 high, bold, whose letters stand in its middle', () => {
    const block = titleBlock('mm', style, 500);
    expect(block).toMatchObject({ height: 29, cramped: false });
    expect(block.width).toBeCloseTo(2 * 0.98 * 23, 9);
    const svg = drawnAt(block, 10, 100);
    expect(textsOf(svg)).toEqual([['mm', 10, 121.4]]);
    expect(svg.children[0]!.attributes).toEqual({
      'font-size': '23',
      fill: style.title,
      'font-weight': '600',
    });
  });

  it('breaks into three lines at most, and says when that cuts it', () => {
    const three = titleBlock('mmmm mmm mmmm', style, 100);
    expect(three).toMatchObject({ height: 87, cramped: false });
    // The widest of its lines.
    expect(three.width).toBeCloseTo(4 * 0.98 * 23, 9);
    expect(textsOf(drawnAt(three, 0, 0)).map(([, , y]) => y)).toEqual([21.4, 50.4, 79.4]);
    const four = titleBlock('mmmm mmmm mmmm mmmm', style, 100);
    expect(four).toMatchObject({ height: 87, cramped: true });
  });

  it('takes no room without text', () => {
    expect(titleBlock('', style, 100)).toMatchObject({ width: 0, height: 0, cramped: false });
  });

  it('escapes what is written', () => {
    expect(titleBlock('a < b', style, 500).draw(0, 0)).toContain('a &lt; b');
  });
});

describe('captionBlock', () => {
  it('has smaller lines, up to eight', () => {
    const block = captionBlock('mmmm mmmm', style, 60);
    expect(block).toMatchObject({ height: 40, cramped: false });
    const svg = drawnAt(block, 10, 100);
    expect(textsOf(svg)).toEqual([
      ['mmmm', 10, 114.05],
      ['mmmm', 10, 134.05],
    ]);
    expect(svg.children[0]!.attributes).toEqual({ 'font-size': '13.5', fill: style.text });
    const words = (count: number): string => Array.from({ length: count }, () => 'mmmm').join(' ');
    expect(captionBlock(words(8), style, 60)).toMatchObject({ height: 160, cramped: false });
    expect(captionBlock(words(9), style, 60)).toMatchObject({ height: 160, cramped: true });
  });
});

describe('formulaBlock', () => {
  const formula = { width: 20, height: 1.2, depth: 0.3, path: 'M0 0H1V1H0Z' };

  it('has letters of 17 where there is room', () => {
    const block = formulaBlock(formula, style, 400);
    expect(block).toMatchObject({ width: 340, height: 25.5, cramped: false });
    // Its origin is the left end of the baseline.
    expect(drawnAt(block, 10, 20).children[0]!.attributes).toEqual({
      d: formula.path,
      fill: style.title,
      transform: 'translate(10 40.4) scale(0.017000)',
    });
  });

  it('shrinks to the room, down to letters of 8, and is cramped below 12.5', () => {
    expect(formulaBlock(formula, style, 250)).toMatchObject({ width: 250, height: 18.75, cramped: false });
    expect(formulaBlock(formula, style, 249)).toMatchObject({ width: 249, cramped: true });
    expect(formulaBlock(formula, style, 160)).toMatchObject({ width: 160, height: 12, cramped: true });
    const none = formulaBlock(formula, style, 159);
    expect(none).toMatchObject({ width: 0, height: 0, cramped: true });
    expect(none.draw(0, 0)).toBe('');
  });
});

describe('legendBlock', () => {
  const runner = { ...createSceneRunner(sgd, {}, []), color: '#204080' };

  /** A runner with three rows, of which two are shown: its loss there is 0.5. */
  function runnerOf(
    name: string,
    changes: Partial<SceneRunner> = {},
    divergedAt: number | null = null,
  ): MapRunner {
    const columns = {
      positions: new Float64Array(6),
      values: Float64Array.of(8, 0.5, 0.25),
      gradientNorms: new Float64Array(3),
      shapes: null,
      evaluations: null,
    };
    return { runner: { ...runner, ...changes }, name, ownRun: { columns, rows: 2, divergedAt }, others: [] };
  }

  const options = (runners: readonly MapRunner[], more: Partial<LegendOptions> = {}): LegendOptions => ({
    runners,
    language: 'en',
    style,
    step: null,
    losses: false,
    ...more,
  });

  const mm = runnerOf('mm');
  /** The width of `mm` with its sample: 40, a gap of 10, and the name. */
  const one = 50 + 2 * 0.98 * 13;

  it('is none without runners', () => {
    expect(legendBlock(options([]), roomy, 500)).toBeNull();
  });

  it('lists samples and names', () => {
    const block = legendBlock(options([mm, runnerOf('m')]), roomy, 500);
    expect(block).toMatchObject({ height: 42, cramped: false });
    expect(block!.width).toBeCloseTo(one, 9);
    const svg = drawnAt(block, 10, 100);
    expect(textsOf(svg)).toEqual([
      ['mm', 60, 115.18],
      ['m', 60, 136.18],
    ]);
    expect(svg.children[0]!.attributes).toEqual({ 'font-size': '13', fill: style.text });
    expect(nodeOf(svg, 'mm').children).toEqual([]);
  });

  it('begins each line with a piece of the path that ends in the head', () => {
    const [group] = drawnAt(legendBlock(options([mm]), roomy, 500), 10, 100).children;
    const [lines, head] = group!.children;
    expect(lines!.attributes).toEqual({ fill: 'none', 'stroke-linecap': 'round' });
    expect(lines!.children.at(-1)!.attributes).toEqual({
      d: 'M12 110.5H42',
      stroke: runner.color,
      'stroke-width': '2.2',
    });
    expect(head!.attributes['transform']).toBe('translate(42 110.5) scale(4.6)');
    // Smaller letters have smaller samples.
    const [small] = drawnAt(legendBlock(options([mm]), dense, 500), 0, 0).children;
    expect(small!.attributes['font-size']).toBe('11');
    expect(small!.children[0]!.children.at(-1)!.attributes['stroke-width']).toBe('1.86');
    expect(small!.children[1]!.attributes['transform']).toBe('translate(32 8.25) scale(3.89)');
  });

  it('tells step and losses in smaller letters above and beside the names', () => {
    const block = legendBlock(options([runnerOf('mmmmmm'), mm], { step: 12, losses: true }), roomy, 500);
    // Small letters have 0.885 of 13. The value, 0.5000, is 3.535 em wide, and 18 beside the longest name.
    const note = 11.505;
    const width = 50 + 6 * 0.98 * 13 + 18 + 3.535 * note;
    expect(block!.height).toBe(63);
    expect(block!.width).toBeCloseTo(width, 9);
    const right = hundredth(10 + width);
    const svg = drawnAt(block, 10, 100);
    expect(textsOf(svg)).toEqual([
      ['After 12 steps', 10, 108.63],
      ['Loss', right, 108.63],
      ['mmmmmm', 60, 136.18],
      ['0.5000', right, 136.18],
      ['mm', 60, 157.18],
      ['0.5000', right, 157.18],
    ]);
    const small = { 'font-size': '11.51', fill: style.muted };
    expect(nodeOf(svg, 'After 12 steps').attributes).toMatchObject({ ...small, 'text-anchor': 'start' });
    expect(nodeOf(svg, 'Loss').attributes).toMatchObject({ ...small, 'text-anchor': 'end' });
    expect(nodeOf(svg, '0.5000').attributes).toMatchObject({ ...small, 'text-anchor': 'end' });
  });

  it('is as wide as its headings beside each other', () => {
    const headings = (7.845 + 2.665) * 11.505 + 18;
    const block = legendBlock(options([mm], { step: 12, losses: true }), roomy, 500);
    expect(block!.width).toBeCloseTo(headings, 9);
    expect(nodeOf(drawnAt(block, 0, 0), '0.5000').attributes['x']).toBe(String(hundredth(headings)));
  });

  it('has a line for headings only if there is one', () => {
    expect(legendBlock(options([mm]), roomy, 500)!.height).toBe(21);
    expect(legendBlock(options([mm], { step: 0 }), roomy, 500)!.height).toBe(42);
    expect(legendBlock(options([mm], { losses: true }), roomy, 500)!.height).toBe(42);
    const texts = textsOf(drawnAt(legendBlock(options([mm], { losses: true }), roomy, 500), 0, 0));
    expect(texts.map(([text]) => text)).toEqual(['Loss', 'mm', '0.5000']);
  });

  it('tells which runners diverged, and when if there is room', () => {
    const lost = runnerOf('m', {}, 1234);
    const all = (runners: readonly MapRunner[], density = roomy, losses = true): string[] =>
      textsOf(drawnAt(legendBlock(options(runners, { losses }), density, 500), 0, 0)).map(([text]) => text);
    expect(all([mm, lost])).toEqual(['Loss', 'mm', '0.5000', 'm', 'diverged at step 1,234']);
    expect(all([lost])).toEqual(['m', 'diverged at step 1,234']);
    expect(all([lost], dense)).toEqual(['m', 'diverged']);
    // Also where no losses are shown.
    expect(all([mm, lost], roomy, false)).toEqual(['mm', 'm', 'diverged at step 1,234']);
    const svg = drawnAt(legendBlock(options([lost]), roomy, 500), 0, 0);
    expect(legendBlock(options([mm, lost], { losses: true }), roomy, 500)!.width).toBeCloseTo(
      one + 18 + textWidth('diverged at step 1,234', 11.505),
      9,
    );
    const crosses = allNodes(svg).filter(({ attributes }) => attributes['stroke-width'] === '2.6');
    expect(crosses).toHaveLength(1);
  });

  it('tells the number of runs of a family behind its name', () => {
    const family = runnerOf('mm', { runs: { count: 9, spread: 0.1 } });
    const block = legendBlock(options([family]), roomy, 500);
    const runs = nodeOf(drawnAt(block, 0, 0), '×9');
    expect(runs.attributes).toEqual({ dx: '6', 'font-size': '11.51', fill: style.muted });
    expect(block!.width).toBeCloseTo(one + 6 + (0.76 + 0.635) * 11.505, 9);
  });

  it('shortens long names', () => {
    const long = runnerOf('m'.repeat(30));
    const name = textsOf(drawnAt(legendBlock(options([long]), dense, 500), 0, 0))[0]![0];
    expect(name).toMatch(/^m+…$/);
    expect(textWidth(name, 11)).toBeLessThanOrEqual(120);
    expect(textWidth(`m${name}`, 11)).toBeGreaterThan(120);
  });

  it('shortens names that begin alike where they do', () => {
    const alike = [1, 2].map((number) => runnerOf(`${'m'.repeat(30)} ${number}`));
    const names = textsOf(drawnAt(legendBlock(options(alike), dense, 500), 0, 0)).map(([text]) => text);
    expect(names).toEqual([expect.stringMatching(/^m+…1$/), expect.stringMatching(/^m+…2$/)]);
    for (const name of names) expect(textWidth(name, 11)).toBeLessThanOrEqual(120);
  });

  it('has as many columns as fit, and spreads them over the width', () => {
    const four = options([mm, mm, mm, mm]);
    const xs = (block: Block | null): number[] => textsOf(drawnAt(block, 0, 0)).map(([, x]) => x);
    // Two columns are at least 30 apart.
    const two = 30 + one + one;
    const tight = legendBlock(four, wide, two);
    expect(tight).toMatchObject({ width: two, height: 42 });
    const second = hundredth(50 + one + 30);
    expect(xs(tight)).toEqual([50, 50, second, second]);
    expect(legendBlock(four, wide, two - 0.01)).toMatchObject({ width: one, height: 84 });
    expect(legendBlock(four, wide, 10)).toMatchObject({ width: one, height: 84 });
    const spread = legendBlock(four, wide, two + 20);
    expect(spread!.width).toBeCloseTo(two + 20, 9);
    expect(xs(spread)).toEqual([50, 50, hundredth(second + 20), hundredth(second + 20)]);
  });

  it('has columns at most 84 apart, and shares the room between all', () => {
    const four = options([mm, mm, mm, mm]);
    const far = legendBlock(four, wide, 1000);
    expect(far!.height).toBe(21);
    expect(far!.width).toBeCloseTo(4 * one + 3 * 84, 9);
    const shared = legendBlock(four, wide, 4 * one + 3 * 40);
    expect(shared!.width).toBeCloseTo(4 * one + 3 * 40, 9);
  });

  it('has smaller letters, lines and names the denser it is, and counts less', () => {
    for (const key of ['size', 'rowHeight', 'longestName', 'score'] as const) {
      const values = legendDensities.map((density) => density[key]);
      expect(values).toEqual([...values].sort((a, b) => b - a));
    }
    expect(legendDensities.map(({ size }) => size)).toEqual([13, 13, 12, 11]);
  });

  it('fills the columns from the left, down first', () => {
    const names = ['mm', 'm', 'mmm'].map((name) => runnerOf(name));
    const room = 50 + 2 * 0.98 * 13 + 30 + 50 + 3 * 0.98 * 13;
    const block = legendBlock(options(names), wide, room + 1);
    expect(block!.height).toBe(42);
    expect(textsOf(drawnAt(block, 0, 0)).map(([text, , y]) => [text, y])).toEqual([
      ['mm', 15.18],
      ['m', 36.18],
      ['mmm', 15.18],
    ]);
  });

  it('has one column where the density wants no more', () => {
    expect(legendBlock(options([mm, mm]), roomy, 1000)).toMatchObject({ width: one, height: 42 });
  });

  it('makes room for the headings in the first column, and heads every column’s losses', () => {
    const block = legendBlock(options([mm, mm], { step: 12, losses: true }), wide, 1000);
    const headings = (7.845 + 2.665) * 11.505 + 18;
    const plain = one + 18 + 3.535 * 11.505;
    expect(block!.width).toBeCloseTo(headings + 84 + plain, 9);
    const heads = textsOf(drawnAt(block, 0, 0)).filter(([text]) => text === 'Loss');
    expect(heads.map(([, x]) => x)).toEqual([hundredth(headings), hundredth(headings + 84 + plain)]);
  });
});

describe('marksBlock', () => {
  it('is none without marks', () => {
    expect(marksBlock([], 'en', style, 100)).toBeNull();
  });

  it('sets signs and names side by side, 22 apart', () => {
    const block = marksBlock(['start', 'saddle'], 'en', style, 500);
    const widths = ['Start', 'Saddle point'].map((name) => textWidth(name, 11.5));
    expect(block!.width).toBeCloseTo(20 + widths[0]! + 22 + 20 + widths[1]!, 9);
    expect(block).toMatchObject({ height: 21, cramped: false });
    const svg = drawnAt(block, 10, 100);
    const second = 10 + 20 + widths[0]! + 22;
    // Signs are 7 from the left, in the middle of the line.
    expect(textsOf(svg)).toEqual([
      ['Start', 30, 114.64],
      ['Saddle point', hundredth(second + 20), 114.64],
    ]);
    const signs = allNodes(svg).filter(({ name }) => name === 'path');
    expect(signs.map(({ attributes }) => attributes['transform'])).toEqual([
      'translate(17 110.5) scale(.9)',
      `translate(${hundredth(second + 7)} 110.5) scale(.9)`,
    ]);
    expect(svg.children[0]!.attributes).toEqual({ 'font-size': '11.5', fill: style.muted });
  });

  it('goes on in a new line where the next one does not fit', () => {
    const [start, edge] = ['Start', 'Lowest at the edge'].map((name) => 20 + textWidth(name, 11.5));
    const whole = edge! + 22 + start!;
    expect(marksBlock(['exact-point', 'start'], 'en', style, whole)).toMatchObject({
      width: whole,
      height: 21,
    });
    const block = marksBlock(['exact-point', 'start', 'minimum'], 'en', style, whole - 0.01);
    expect(block!.height).toBe(42);
    expect(textsOf(drawnAt(block, 0, 0))).toEqual([
      ['Lowest at the edge', 20, 14.64],
      ['Start', 20, 35.64],
      ['Global minimum', hundredth(start! + 22 + 20), 35.64],
    ]);
    const narrow = marksBlock(['exact-point', 'start'], 'en', style, 1);
    // The first one stays on the first line, and the widest line counts.
    expect(narrow!.height).toBe(42);
    expect(narrow!.width).toBeCloseTo(20 + textWidth('Lowest at the edge', 11.5), 9);
  });

  it('is said in the language', () => {
    expect(textsOf(drawnAt(marksBlock(['saddle'], 'ja', style, 500), 0, 0))[0]![0]).toBe('鞍点');
  });
});

describe('stacked', () => {
  const block = (width: number, height: number, cramped = false): Block => ({
    width,
    height,
    cramped,
    draw: (x, y) => `[${width} at ${x},${y}]`,
  });

  it('is none of none', () => {
    expect(stacked([], 9)).toBeNull();
    expect(stacked([null, null], 9)).toBeNull();
  });

  it('sets blocks below each other, with gaps', () => {
    const all = stacked([block(30, 10), null, block(50, 20), block(40, 5)], 9);
    expect(all).toMatchObject({ width: 50, height: 53, cramped: false });
    expect(all!.draw(3, 100)).toBe('[30 at 3,100][50 at 3,119][40 at 3,148]');
  });

  it('has no gap where nothing is', () => {
    expect(stacked([block(0, 0), block(50, 20)], 9)!.draw(0, 0)).toBe('[0 at 0,0][50 at 0,0]');
    expect(stacked([block(50, 20), block(0, 0)], 9)).toMatchObject({ height: 20 });
  });

  it('is cramped if one of its blocks is', () => {
    expect(stacked([block(30, 10), block(30, 10, true)], 9)).toMatchObject({ cramped: true });
  });
});
