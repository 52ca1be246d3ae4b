import { expect, it } from 'vitest';
import { drawAxes } from './mapAxes';
import { mapStyle } from './mapStyle';
import { allNodes, readStrokes, readSvg } from './testing/readSvg';

const box = { x: 100, y: 50, width: 400, height: 300 };
const symbols = { x: 'x', y: 'y', z: 'f' };

it('frames the map, and has its ticks point outwards', () => {
  const svg = readSvg(`<svg>${drawAxes({ x: [-2, 2], y: [0, 3] }, symbols, box, mapStyle('light'))}</svg>`);
  const [frame] = allNodes(svg).filter(({ name }) => name === 'rect');
  expect(frame?.attributes).toMatchObject({ x: '100', y: '50', width: '400', height: '300' });
  const ticks = allNodes(svg).flatMap(({ name, attributes }) =>
    name === 'path' ? readStrokes(attributes.d!).map(({ points }) => points) : [],
  );
  const below = ticks.filter(([from, to]) => from![0] === to![0]);
  const left = ticks.filter(([from, to]) => from![1] === to![1]);
  expect(below.length).toBeGreaterThan(2);
  expect(left.length).toBeGreaterThan(2);
  for (const points of below) expect(points.map(([, y]) => y).sort()).toEqual([350, 355]);
  for (const points of left) expect(points.map(([x]) => x).sort()).toEqual([100, 95]);
});
