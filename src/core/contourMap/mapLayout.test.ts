// Where a map and its texts stand, for texts that have the width that they are given.
import { expect, it } from 'vitest';
import type { Block } from './mapBlocks';
import { layoutMap, type LayoutParts } from './mapLayout';

const block = (width: number, height: number): Block => ({ width, height, cramped: false, draw: () => '' });

const parts = (header: Block | null, footer: Block | null): LayoutParts => ({
  aspect: 1,
  margins: () => ({ left: 10, right: 10, top: 10, bottom: 10 }),
  header: () => header,
  footer: () => footer,
});

it('gives the map all the room where there are no texts', () => {
  const { map, blocks } = layoutMap(900, 900, parts(null, null))!;
  expect(map).toEqual({ x: 40, y: 40, width: 820, height: 820 });
  expect(blocks).toEqual([]);
});

it('puts texts beside the map where the picture is wide', () => {
  const { map, blocks } = layoutMap(1400, 580, parts(block(300, 60), block(300, 200)))!;
  expect(map.height).toBe(500);
  for (const { x } of blocks) expect(x).toBe(map.x + map.width + 10 + 38);
  expect(blocks[0]?.y).toBe(map.y);
});

it('puts texts above and below the map where the picture is high', () => {
  const { map, blocks } = layoutMap(580, 1400, parts(block(300, 60), block(300, 200)))!;
  expect(map.width).toBe(500);
  expect(blocks.map(({ x }) => x)).toEqual([map.x, map.x]);
  expect(blocks[0]!.y + 60 + 22 + 10).toBeCloseTo(map.y, 9);
  expect(blocks[1]!.y).toBeCloseTo(map.y + map.height + 10 + 20, 9);
});

it('has no layout where texts leave no room for a map', () => {
  expect(layoutMap(300, 300, parts(block(280, 150), block(280, 150)))).toBeNull();
});

it('takes what gives the larger map, though its texts lie below', () => {
  const { map, blocks } = layoutMap(900, 900, parts(block(200, 60), block(200, 135)))!;
  expect(map.width).toBeCloseTo(583, 9);
  expect(blocks.map(({ x }) => x)).toEqual([map.x, map.x]);
});
