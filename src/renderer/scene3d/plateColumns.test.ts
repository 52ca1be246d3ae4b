// Name plates stand in columns, and never overlap.
import { describe, expect, it } from 'vitest';
import { overlap } from './pixelBox';
import { placePlates, type PlateColumns, type PlatePlace, type PlateWish } from './plateColumns';

const columns: PlateColumns = {
  room: { x: 0, y: 0, width: 1280, height: 720 },
  surface: { left: 400, right: 880 },
  taken: [],
  margin: 20,
  gap: 4,
};

const nothing = new Map<string, PlatePlace>();

function wish(key: string, endX: number, endY: number, width = 90): PlateWish {
  return { key, endX, endY, width, height: 24 };
}

function separate(places: ReadonlyMap<string, PlatePlace>): boolean {
  const all = [...places.values()];
  return all.every((one, index) => all.slice(index + 1).every((other) => !overlap(one, other)));
}

/** Keys of a column from the lowest plate up. */
function column(places: ReadonlyMap<string, PlatePlace>, side: 'left' | 'right'): string[] {
  return [...places]
    .filter(([, place]) => place.side === side)
    .sort(([, a], [, b]) => a.y - b.y)
    .map(([key]) => key);
}

describe('placing plates', () => {
  it('puts a plate beside the surface, level with where its head ends', () => {
    const places = placePlates([wish('far', 800, 200), wish('near', 420, 500, 70)], columns, nothing);
    expect(places.get('far')).toEqual({ side: 'right', x: 900, y: 188, width: 90, height: 24 });
    expect(places.get('near')).toEqual({ side: 'left', x: 310, y: 488, width: 70, height: 24 });
  });

  it('aligns a column with the surface', () => {
    const left = placePlates([wish('a', 420, 100, 70), wish('b', 420, 300, 110)], columns, nothing);
    for (const { x, width } of left.values()) expect(x + width).toBe(380);
    const right = placePlates([wish('a', 800, 100, 70), wish('b', 800, 300, 110)], columns, nothing);
    for (const { x } of right.values()) expect(x).toBe(900);
  });

  it('stacks twelve that end at one point, centred on it, in their order', () => {
    const wishes = Array.from({ length: 12 }, (_, index) => wish(String(index), 640, 300));
    const places = placePlates(wishes, columns, nothing);
    expect(separate(places)).toBe(true);
    expect(column(places, 'right')).toEqual(wishes.map(({ key }) => key));
    const middles = [...places.values()].map(({ y }) => y + 12);
    expect(middles.reduce((sum, y) => sum + y, 0) / 12).toBeCloseTo(300, 0);
  });

  it('orders them as the heads end', () => {
    const places = placePlates(
      [wish('high', 700, 310), wish('low', 700, 290), wish('between', 700, 300)],
      columns,
      nothing,
    );
    expect(column(places, 'right')).toEqual(['low', 'between', 'high']);
  });

  it('keeps order and side while heads differ little from before', () => {
    const first = placePlates(
      [wish('a', 700, 300), wish('b', 700, 310), wish('c', 560, 100)],
      columns,
      nothing,
    );
    const second = placePlates(
      [wish('a', 700, 311), wish('b', 700, 305), wish('c', 595, 100)],
      columns,
      first,
    );
    expect(column(second, 'right')).toEqual(['a', 'b']);
    expect(column(second, 'left')).toEqual(['c']);
    const third = placePlates(
      [wish('a', 700, 340), wish('b', 700, 305), wish('c', 700, 100)],
      columns,
      second,
    );
    expect(column(third, 'right')).toEqual(['c', 'b', 'a']);
  });

  it('names heads together that end together', () => {
    for (const x of [520, 590, 650]) {
      const places = placePlates(
        [wish('a', x - 20, 300), wish('b', x, 310), wish('c', x + 20, 320)],
        columns,
        nothing,
      );
      expect(new Set([...places.values()].map(({ side }) => side)).size).toBe(1);
    }
    const apart = placePlates([wish('a', 500, 300), wish('b', 640, 310)], columns, nothing);
    expect([...apart.values()].map(({ side }) => side)).toEqual(['left', 'right']);
  });

  it('stays inside of the room, and out of what is taken', () => {
    const taken = [{ x: 850, y: 400, width: 300, height: 320 }];
    const wishes = Array.from({ length: 8 }, (_, index) => wish(String(index), 800, 600 + index));
    const places = placePlates(wishes, { ...columns, taken }, nothing);
    expect(places.size).toBe(8);
    for (const place of places.values()) {
      expect(place.y + place.height).toBeLessThanOrEqual(396);
      expect(place.y).toBeGreaterThanOrEqual(4);
    }
    const wide = placePlates(wishes, { ...columns, surface: { left: -50, right: 1330 } }, nothing);
    for (const { x, width, y, height } of wide.values()) {
      expect(x + width).toBeLessThanOrEqual(1276);
      expect(y + height).toBeLessThanOrEqual(716);
    }
  });

  it('uses both sides before it leaves any out, the last ones first', () => {
    const many = (count: number) =>
      placePlates(
        Array.from({ length: count }, (_, index) => wish(String(index), 700 + index, 300)),
        columns,
        nothing,
      );
    const forty = many(40);
    expect(forty.size).toBe(40);
    expect(separate(forty)).toBe(true);
    const most = many(64);
    expect(most.size).toBeLessThan(64);
    expect(separate(most)).toBe(true);
    expect(many(50).has('0')).toBe(true);
  });
});
