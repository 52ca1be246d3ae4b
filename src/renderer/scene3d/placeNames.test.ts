import { describe, expect, it } from 'vitest';
import { below, placeNameBox, layOutPlaceNames, freestSide, type PlaceName } from './placeNames';
import { fitsIn, overlap, type Box } from './pixelBox';

const place = { x: 400, y: 300 };
const text = { width: 40, height: 16 };
const gap = 9;
const picture: Box = { x: 0, y: 0, width: 800, height: 600 };

const from = ({ x, y, width, height }: Box): number =>
  Math.hypot(Math.max(0, x - place.x, place.x - x - width), Math.max(0, y - place.y, place.y - y - height));

describe('placeNameBox', () => {
  it('puts a text under its place, centred', () => {
    expect(placeNameBox(place, text, below, gap)).toEqual({ x: 380, y: 275, ...text });
  });

  it.each(Array.from({ length: 16 }, (_, turn) => (turn * Math.PI) / 8))(
    'leaves the place free, at a side in direction %f',
    (angle) => {
      const box = placeNameBox(place, text, { x: Math.cos(angle), y: Math.sin(angle) }, gap);
      expect(Math.abs(from(box) - gap)).toBeLessThan(1);
    },
  );

  it('does not jump while the side turns', () => {
    const at = (angle: number): Box =>
      placeNameBox(place, text, { x: Math.cos(angle), y: Math.sin(angle) }, gap);
    for (let angle = 0; angle < 7; angle += 0.01) {
      const [one, next] = [at(angle), at(angle + 0.01)];
      expect(Math.max(Math.abs(one.x - next.x), Math.abs(one.y - next.y))).toBeLessThanOrEqual(1);
    }
  });
});

describe('freestSide', () => {
  const line = (x: number, y: number) =>
    Array.from({ length: 20 }, (_, index) => ({
      x: place.x + (x * (index + 1)) / 20,
      y: place.y + (y * (index + 1)) / 20,
      weight: 1,
    }));

  it('is below where nothing is', () => {
    expect(freestSide(place, text, gap, picture, [], undefined)).toBe(below);
  });

  it.each([
    [0, -100, 0, 1],
    [-80, 0, 0, -1],
  ])('leaves a path towards %d, %d free', (x, y, sideX, sideY) => {
    expect(freestSide(place, text, gap, picture, line(x, y), undefined)).toEqual({ x: sideX, y: sideY });
  });

  it('weighs what is in the way', () => {
    const heads = [{ x: place.x, y: place.y + 15, weight: 50 }];
    const paths = [...line(0, -100), ...line(80, 0), ...line(-80, 0)];
    const side = freestSide(place, text, gap, picture, [...heads, ...paths], undefined);
    const box = placeNameBox(place, text, side, gap);
    expect(overlap(box, { x: place.x - 1, y: place.y + 14, width: 2, height: 2 })).toBe(false);
  });

  it('stays where it was until another is clearly freer', () => {
    const above = { x: 0, y: 1 };
    expect(freestSide(place, text, gap, picture, [], above)).toBe(above);
    expect(freestSide(place, text, gap, picture, line(0, 100), above)).toBe(below);
  });

  it('keeps within the picture, whatever it covers there', () => {
    const edge = { x: place.x - 10, y: place.y - 100, width: 200, height: 200 };
    const side = freestSide(
      place,
      text,
      gap,
      edge,
      [...line(80, 0), ...line(80, -80), ...line(80, 80)],
      below,
    );
    expect(fitsIn(placeNameBox(place, text, side, gap), edge)).toBe(true);
  });
});

describe('layOutPlaceNames', () => {
  const clearance = 2.5;
  const at = (x: number, y: number): PlaceName => ({ place: { x, y }, size: text, side: below });
  const boxAt = ({ x, y }: { x: number; y: number }): Box => ({ x: x - 5, y: y - 5, width: 10, height: 10 });
  const place = (...names: PlaceName[]) =>
    layOutPlaceNames(
      names,
      picture,
      names.map((name) => boxAt(name.place)),
      gap,
      clearance,
    ).map((placed) => placed?.box ?? null);

  it('puts names that are far apart where they stand best', () => {
    expect(place(at(100, 100), at(300, 100))).toEqual([
      { x: 80, y: 75, ...text },
      { x: 280, y: 75, ...text },
    ]);
  });

  it('has names of one place stand on both sides of it', () => {
    const [one, other] = place(at(100, 100), at(100, 100));
    expect(one!.y + text.height).toBeLessThan(100);
    expect(other!.y).toBeGreaterThan(100);
  });

  it('lets no name come close to another one or to a place, wherever the places are', () => {
    let shown = 0;
    for (let x = 0; x <= 60; x += 1.5) {
      for (let y = -40; y <= 40; y += 1.5) {
        const names = [at(200, 200), at(200 + x, 200 + y), at(200 + x / 2, 200 - y / 2)];
        const boxes = place(...names).filter((box) => box !== null);
        shown += boxes.length;
        for (const [index, box] of boxes.entries()) {
          const others = [...boxes.slice(0, index), ...names.map((name) => boxAt(name.place))];
          const near = {
            x: box.x - clearance,
            y: box.y - clearance,
            width: box.width + 2 * clearance,
            height: box.height + 2 * clearance,
          };
          for (const other of others) expect(overlap(near, other)).toBe(false);
        }
      }
    }
    // Of about 6700 names.
    expect(shown).toBeGreaterThan(6000);
  });

  it('changes sides once while a place goes by', () => {
    const sides: number[] = [];
    for (let x = 100; x <= 200; x += 0.05) {
      const box = place(at(200, 200), at(x, 205))[1]!;
      const side = Math.sign(box.y + text.height / 2 - 205);
      if (side !== sides.at(-1)) sides.push(side);
    }
    expect(sides).toEqual([-1, 1]);
  });

  it('takes a side between the others where only that is free', () => {
    const beside = [
      [0, 1],
      [0, -1],
      [1, 0],
      [-1, 0],
    ].map(([x, y]) => ({ x: 98 + 14 * x!, y: 98 + 14 * y!, width: 4, height: 4 }));
    const size = { width: 16, height: 16 };
    const [placed] = layOutPlaceNames([{ ...at(100, 100), size }], picture, beside, gap, clearance);
    expect(placed!.isFar).toBe(false);
    for (const middle of [placed!.box.x + 8, placed!.box.y + 8])
      expect(Math.abs(middle - 100)).toBeGreaterThan(8);
  });

  it('has a name that is surrounded stand farther away', () => {
    const ring = Array.from({ length: 8 }, (_, index) => {
      const angle = (index * Math.PI) / 4;
      return boxAt({ x: 100 + 18 * Math.cos(angle), y: 100 + 18 * Math.sin(angle) });
    });
    const [placed] = layOutPlaceNames([at(100, 100)], picture, ring, gap, clearance);
    expect(placed!.isFar).toBe(true);
    for (const other of ring) expect(overlap(placed!.box, other)).toBe(false);
  });

  it.each([
    [4, 300],
    [796, 300],
    [400, 4],
    [400, 596],
    [2, 2],
  ])('has a name at %d, %d within the picture', (x, y) => {
    const [box] = place(at(x, y));
    expect(fitsIn(box!, picture)).toBe(true);
  });

  it('leaves a name out that has no room anywhere near', () => {
    const walls = [-1, 0, 1].flatMap((column) =>
      [-1, 0, 1].map((row) => ({ x: 160 + 40 * column, y: 80 + 40 * row, width: 40, height: 40 })),
    );
    expect(layOutPlaceNames([at(180, 100)], picture, walls, gap, clearance)).toEqual([null]);
  });
});
