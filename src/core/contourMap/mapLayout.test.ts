// Where a map and its texts stand, for texts that have the width that they are given.
import { describe, expect, it } from 'vitest';
import { legendDensities, type Block, type LegendDensity } from './mapBlocks';
import { layoutMap, type LayoutParts } from './mapLayout';

const block = (width: number, height: number, cramped = false): Block => ({
  width,
  height,
  cramped,
  draw: () => '',
});

const parts = (header: Block | null, footer: Block | null, more: Partial<LayoutParts> = {}): LayoutParts => ({
  aspect: 1,
  margins: () => ({ left: 10, right: 10, top: 10, bottom: 10 }),
  header: () => header,
  footer: () => footer,
  ...more,
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
  // Nor where the map would have no height.
  expect(layoutMap(80, 80, parts(null, null))).toBeNull();
});

it('takes what gives the larger map, though its texts lie below', () => {
  const { map, blocks } = layoutMap(900, 900, parts(block(200, 60), block(200, 135)))!;
  expect(map.width).toBeCloseTo(583, 9);
  expect(blocks.map(({ x }) => x)).toEqual([map.x, map.x]);
});

describe('with axes', () => {
  const margins = () => ({ left: 20, right: 10, top: 14, bottom: 30 });
  const places = (width: number, height: number, header: Block | null, footer: Block | null) => {
    const { map, blocks } = layoutMap(width, height, parts(header, footer, { margins }))!;
    return { map, texts: blocks.map(({ x, y }) => [x, y]) };
  };

  it('centres map, margins and the column beside them in the picture', () => {
    // Across: 20 + 476 + 10, a gap of 38, and texts of 300. Down: 14 + 476 + 30 between edges of 30.
    expect(places(1400, 580, block(300, 60), block(300, 200))).toEqual({
      map: { x: 298, y: 44, width: 476, height: 476 },
      texts: [
        [822, 44],
        [822, 126],
      ],
    });
  });

  it('raises a column that is too tall to begin where the map does', () => {
    // It is 60 + 22 + 428 high.
    expect(places(1400, 580, block(300, 60), block(300, 428)).texts).toEqual([
      [822, 40],
      [822, 122],
    ]);
    // Here, the column is taller than the map: 372, for 800 − 60 − 30 − 338.
    expect(places(800, 580, block(300, 60), block(300, 428))).toEqual({
      map: { x: 50, y: 49, width: 372, height: 372 },
      texts: [
        [470, 35],
        [470, 117],
      ],
    });
  });

  it('takes a column as wide and as high as there is room for', () => {
    expect(places(1400, 580, null, block(598, 520)).texts).toEqual([[673, 30]]);
    expect(places(1400, 580, block(598, 520), null).texts).toEqual([[673, 30]]);
    expect(layoutMap(1400, 580, parts(null, block(598, 521), { margins }))).toBeNull();
    expect(layoutMap(1400, 580, parts(null, block(599, 520), { margins }))).toBeNull();
  });

  it('puts a title above the map where it does not fit beside it', () => {
    expect(places(1400, 580, block(700, 60), block(300, 400))).toEqual({
      map: { x: 339, y: 126, width: 394, height: 394 },
      texts: [
        [339, 30],
        [781, 126],
      ],
    });
  });

  it('centres what stands above and below together with the map', () => {
    expect(places(580, 1400, block(300, 60), block(300, 200))).toEqual({
      map: { x: 50, y: 378, width: 490, height: 490 },
      texts: [
        [50, 282],
        [50, 918],
      ],
    });
    // The title, 480, is wider than the map: 294, for 700 − 60 − 44 − 82 − 220.
    expect(places(580, 700, block(480, 60), block(300, 200))).toEqual({
      map: { x: 60, y: 126, width: 294, height: 294 },
      texts: [
        [60, 30],
        [60, 470],
      ],
    });
  });

  it('asks for margins of a map as high as the picture, or as its shorter side', () => {
    const heights = new Set<number>();
    const asked = (height: number) => {
      heights.add(height);
      return margins();
    };
    layoutMap(700, 900, parts(null, null, { margins: asked }));
    expect([...heights]).toEqual([700, 900]);
  });
});

it('keeps the map’s aspect, beside texts and between them', () => {
  const wide = layoutMap(1400, 580, parts(block(300, 60), block(300, 200), { aspect: 1.5 }))!;
  expect(wide.map).toMatchObject({ width: 750, height: 500 });
  const high = layoutMap(580, 1400, parts(block(300, 60), block(300, 200), { aspect: 0.4 }))!;
  // 1400 less edges, margins and texts.
  expect(high.map.height).toBeCloseTo(1018, 9);
  expect(high.map.width).toBeCloseTo(0.4 * 1018, 9);
});

it('centres the map below a title if the title then ends within the picture, otherwise both', () => {
  // The map is 338 wide: 500 less edges, margins and the title.
  const xOf = (titleWidth: number) => layoutMap(900, 500, parts(block(titleWidth, 60), null))!.map.x;
  expect([500, 589, 590].map(xOf)).toEqual([281, 281, 160]);
});

it('has no layout for texts that are wider than the picture', () => {
  expect(layoutMap(900, 900, parts(block(830, 60), null))).not.toBeNull();
  expect(layoutMap(900, 900, parts(block(831, 60), null))).toBeNull();
});

it('keeps a title within the picture', () => {
  const margins = () => ({ left: 20, right: 10, top: 14, bottom: 30 });
  for (const footer of [null, block(200, 100)]) {
    const { blocks } = layoutMap(1200, 675, parts(block(1000, 30), footer, { margins }))!;
    for (const { x, block: text } of blocks) expect(x + text.width).toBeLessThanOrEqual(1170);
  }
});

it('tries texts over the whole width, and in columns of up to half of it', () => {
  const roomsOf = (width: number): number[] => {
    const rooms: number[] = [];
    const footer = (room: number, density: LegendDensity): Block => {
      if (density === legendDensities[0]) rooms.push(room);
      return block(1, 1);
    };
    layoutMap(width, 900, parts(null, null, { footer }));
    return rooms;
  };
  // Less the edges, and the left margin.
  const belows = [0.5, 0.6, 0.68, 0.76, 0.84, 0.92, 1].map((share) => share * 310);
  expect(roomsOf(380)).toEqual([...belows, 190, 190]);
  const columns = (count: number): number[] => Array.from({ length: count }, (_, index) => 190 + 24 * index);
  expect(roomsOf(1000).slice(7)).toEqual([...columns(13), ...columns(13)]);
  // At most 600.
  expect(roomsOf(1400).slice(7)).toEqual([...columns(18), ...columns(18)]);
});

it('asks for a title over the whole width', () => {
  const rooms: number[] = [];
  const header = (room: number): null => {
    rooms.push(room);
    return null;
  };
  layoutMap(380, 900, parts(null, null, { header }));
  expect(rooms.slice(-2)).toEqual([310, 190]);
});

it('takes the most room for texts where that costs the map nothing', () => {
  const header = (room: number): Block => ({ ...block(150, 60), draw: () => String(room) });
  const { blocks } = layoutMap(1400, 580, parts(null, null, { header }))!;
  expect(blocks[0]!.block.draw(0, 0)).toBe('598');
});

describe('denser legends', () => {
  /** The densities tried, from 0, for legends whose block is made by `footer`; and that of the legend taken. */
  function densities(
    width: number,
    height: number,
    footer: (density: number) => Block,
    more: Partial<LayoutParts> = {},
  ): { tried: number[]; taken: number } {
    const tried = new Set<number>();
    const made = legendDensities.map((_, index) => footer(index));
    const { blocks } = layoutMap(
      width,
      height,
      parts(null, null, {
        footer: (_room, density) => {
          const index = legendDensities.indexOf(density);
          tried.add(index);
          return made[index]!;
        },
        ...more,
      }),
    )!;
    return { tried: [...tried], taken: made.indexOf(blocks.at(-1)!.block) };
  }

  it('are not tried if the map is large: more than 0.62 of the picture’s shorter side', () => {
    // The map is 580 − 60 − 20 high.
    expect(densities(1400, 580, () => block(100, 100)).tried).toEqual([0]);
    expect(densities(580, 1400, () => block(100, 100)).tried).toEqual([0]);
  });

  it('are tried if it is small on either side', () => {
    expect(densities(900, 900, () => block(300, 300)).tried).toEqual([0, 1, 2, 3]);
    // The map is 820 wide, but 410 high.
    expect(densities(900, 900, () => block(100, 100), { aspect: 2 }).tried).toEqual([0, 1, 2, 3]);
  });

  it('are taken if the map gains enough', () => {
    // Below, the map is 800 − its height: the least dense legend leaves 500.
    const gaining = (size: number) =>
      densities(900, 900, (density) => (density < 2 ? block(400, 300) : block(400, 800 - size))).taken;
    // Its area counts by 0.86: the map must be 1.078 times as large.
    expect(gaining(535)).toBe(0);
    expect(gaining(545)).toBe(2);
  });
});

describe('the choice', () => {
  /** The width of the map for a legend 300 wide and 300 high below it, or of another one in a narrow column. */
  const chosen = (below: Block, beside: Block | null, above: Block | null = null): number => {
    const footer = (room: number): Block | null => (room < 415 ? beside : below);
    const header = (room: number): Block | null => (room < 415 ? null : above);
    return layoutMap(900, 900, parts(null, null, { header, footer }))!.map.width;
  };

  it('avoids cramped texts unless the map has half the area otherwise', () => {
    // Beside: 900 − 60 − 20 − 38 − 190 = 592. Below: 900 − 60 − 20 − 20 − the legend's height.
    expect(chosen(block(300, 300), block(190, 300))).toBe(592);
    expect(chosen(block(300, 300), block(190, 300, true))).toBe(500);
    expect(chosen(block(440, 380), block(190, 300, true))).toBe(420);
    expect(chosen(block(440, 385), block(190, 300, true))).toBe(592);
  });

  it('avoids legends that stick out of the map by more than 60', () => {
    // Beside: 492. Below: 500.
    expect(chosen(block(560, 300), block(290, 300))).toBe(500);
    expect(chosen(block(561, 300), block(290, 300))).toBe(492);
  });

  it('avoids cramped texts beside others that are not', () => {
    // Below: 900 − 60 − 20 − 22 − 20 − 350.
    expect(chosen(block(440, 350), block(190, 300, true), block(100, 0))).toBe(428);
  });

  it('does not mind wide titles', () => {
    // Beside: 492. Below the title: 900 − 60 − 20 − 22 − 278 − 20.
    expect(chosen(block(0, 0), block(290, 300), block(700, 278))).toBe(500);
  });

  it('does not mind legends beside the map', () => {
    // Below: 900 − 60 − 20 − 82 − 20 − 240 = 478, of nearly the same area as 492.
    const below = block(500, 240);
    expect(chosen(below, block(290, 300), block(700, 60))).toBe(492);
    const footer = (room: number): Block => (room < 415 ? block(290, 300) : below);
    expect(layoutMap(900, 900, parts(block(290, 60), null, { footer }))!.map.width).toBe(492);
  });
});
