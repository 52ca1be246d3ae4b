// The surroundings of a map of 400 by 300 at 100, 50. Digits are 0.635 em wide, of 11.5 units, minus signs 0.76.
import { describe, expect, it } from 'vitest';
import { createHeightScale } from '../contour/heightScale';
import { axesMargins, drawAxes, drawFrame, drawHeightScale, noMargins } from './mapAxes';
import { mapStyle } from './mapStyle';
import { allNodes, readSvg, type SvgNode } from './testing/readSvg';

const box = { x: 100, y: 50, width: 400, height: 300 };
const symbols = { x: 'x', y: 'y', z: 'f' };
const style = mapStyle('light');

/** Texts with their places; there are no others between the elements. */
function textsOf(svg: SvgNode): [text: string, x: number, y: number][] {
  const nodes = allNodes(svg).filter(({ name }) => name === 'text');
  expect(svg.text).toBe(nodes.map(({ text }) => text).join(''));
  return nodes.map(({ text, attributes }) => [text, Number(attributes['x']), Number(attributes['y'])]);
}

const linesOf = (svg: SvgNode) =>
  allNodes(svg).flatMap(({ name, attributes }) => (name === 'path' ? [attributes['d']] : []));

describe('axesMargins', () => {
  const heights = createHeightScale('linear', 0, 10_000);

  it('makes room for ticks, the widest of their numbers, and names', () => {
    // −100 to 100; 0, 5000 and 10000.
    const margins = axesMargins({ x: [0, 1], y: [-100, 100] }, heights, 280);
    expect(margins.left).toBeCloseTo(5 + 5 + (0.76 + 3 * 0.635) * 11.5 + 6 + 14, 9);
    expect(margins.right).toBeCloseTo(18 + 11 + 5 + 5 * 0.635 * 11.5, 9);
    expect(margins).toMatchObject({ top: 14, bottom: 41.5 });
  });

  it('has at least 22 for the numbers of heights', () => {
    expect(axesMargins({ x: [0, 1], y: [0, 1] }, createHeightScale('linear', 0, 10), 280).right).toBe(56);
  });

  it('goes by the numbers that there are at that height', () => {
    const leftOf = (height: number) => axesMargins({ x: [0, 1], y: [0, 10] }, heights, height).left;
    // 0, 5 and 10; then 2.5 or less apart would need more digits, but 2 does not.
    expect(leftOf(140)).toBeCloseTo(30 + 2 * 0.635 * 11.5, 9);
    // 0, 0.5, 1, …
    expect(leftOf(1400)).toBeCloseTo(30 + (2 * 0.635 + 0.36) * 11.5, 9);
  });

  it('is nothing without axes', () => {
    expect(noMargins).toEqual({ left: 0, right: 0, top: 0, bottom: 0 });
  });
});

describe('drawAxes', () => {
  const svg = readSvg(`<svg>${drawAxes({ x: [1, 9], y: [-1, 2] }, symbols, box, style)}</svg>`);

  it('frames the map, and has its ticks point outwards', () => {
    const [frame] = svg.children;
    expect(frame!.attributes).toEqual({ fill: 'none', stroke: style.frame, 'stroke-width': '1' });
    expect(frame!.children[0]).toMatchObject({
      name: 'rect',
      attributes: { x: '100', y: '50', width: '400', height: '300' },
    });
    expect(linesOf(svg)).toEqual([
      'M150 350l0 5',
      'M250 350l0 5',
      'M350 350l0 5',
      'M450 350l0 5',
      'M100 350l-5 0',
      'M100 250l-5 0',
      'M100 150l-5 0',
      'M100 50l-5 0',
    ]);
  });

  it('writes numbers below and on the left of their ticks', () => {
    const [, numbers] = svg.children;
    expect(numbers!.attributes).toEqual({ fill: style.muted, 'font-size': '11.5' });
    expect(textsOf(numbers!)).toEqual([
      ['2', 150, 368.51],
      ['4', 250, 368.51],
      ['6', 350, 368.51],
      ['8', 450, 368.51],
      ['−1', 90, 354.14],
      ['0', 90, 254.14],
      ['1', 90, 154.14],
      ['2', 90, 54.14],
    ]);
    const anchors = numbers!.children.map(({ attributes }) => attributes['text-anchor']);
    expect(anchors).toEqual([...Array<string>(4).fill('middle'), ...Array<string>(4).fill('end')]);
  });

  it('names the axes beside their numbers', () => {
    const [, , names] = svg.children;
    expect(names!.attributes).toEqual({ fill: style.text, 'font-size': '14' });
    // Left of the widest number, −1, of 16.04.
    expect(textsOf(names!)).toEqual([
      ['x', 300, 387.3],
      ['y', 67.96, 203.5],
    ]);
    expect(names!.children.map(({ attributes }) => attributes['text-anchor'])).toEqual(['middle', 'end']);
    expect(names!.children.every(({ attributes }) => attributes['font-style'] === 'italic')).toBe(true);
  });
});

it('draws only a frame where there are no axes', () => {
  expect(readSvg(drawFrame(box, style))).toMatchObject({
    name: 'rect',
    attributes: {
      x: '100',
      y: '50',
      width: '400',
      height: '300',
      fill: 'none',
      stroke: style.frame,
      'stroke-width': '1',
    },
  });
});

describe('drawHeightScale', () => {
  const bands = [
    { level: 0, color: '#111111', line: null },
    { level: 5, color: '#222222', line: 'minor' },
  ] as const;
  const drawn = (minimum: number, maximum: number, height = 300): SvgNode => {
    const scale = createHeightScale('linear', minimum, maximum);
    return readSvg(`<svg>${drawHeightScale(scale, bands, symbols, { ...box, height }, style)}</svg>`);
  };

  it('is a bar right of the map with the colours of heights, each from its level to the top', () => {
    const [low, high, framed] = drawn(0, 10).children;
    const bar = { x: '518', y: '50', width: '11' };
    expect(low!.attributes).toEqual({ ...bar, height: '300', fill: '#111111' });
    expect(high!.attributes).toEqual({ ...bar, height: '150', fill: '#222222' });
    expect(framed!.attributes).toEqual({ fill: 'none', stroke: style.frame, 'stroke-width': '.8' });
    expect(framed!.children[0]).toMatchObject({ name: 'rect', attributes: { ...bar, height: '300' } });
  });

  it('has ticks with numbers on its right, and the function’s name above it', () => {
    const svg = drawn(0, 10);
    expect(linesOf(svg)).toEqual(['M529 350l4 0', 'M529 200l4 0', 'M529 50l4 0']);
    expect(textsOf(svg)).toEqual([
      ['0', 537, 354.14],
      ['5', 537, 204.14],
      ['10', 537, 54.14],
      ['f', 529, 43],
    ]);
    expect(svg.children[3]!.attributes).toEqual({ fill: style.muted, 'font-size': '11.5' });
    expect(svg.children[4]!.attributes).toMatchObject({
      'text-anchor': 'end',
      'font-style': 'italic',
      'font-size': '12',
      fill: style.text,
    });
  });

  it('has up to six ticks, by its height', () => {
    expect(linesOf(drawn(0, 10, 1000))).toHaveLength(6);
  });

  it('has no tick below the lowest height, but for zero', () => {
    // The grid of a landscape may miss its minimum, 0.
    expect(textsOf(drawn(0.01, 10)).map(([text]) => text)).toEqual(['0', '5', '10', 'f']);
    expect(textsOf(drawn(5.01, 15)).map(([text]) => text)).toEqual(['10', '15', 'f']);
    expect(textsOf(drawn(5, 15)).map(([text]) => text)).toEqual(['5', '10', '15', 'f']);
  });
});
