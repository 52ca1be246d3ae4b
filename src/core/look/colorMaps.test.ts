// Colour maps: lightness rises evenly, so that equal steps in height look equal.
import { describe, expect, it } from 'vitest';
import { colorMaps } from '../scene/scene';
import { colorMapSize, createColorTable, hexOf, lightnessOf, parseHex } from './colorMaps';
import { oklabInto } from './oklab';

function lightness(table: Uint8Array, index: number): number {
  const hex = [...table.subarray(4 * index, 4 * index + 3)].map((byte) => byte.toString(16).padStart(2, '0'));
  return lightnessOf(`#${hex.join('')}`);
}

describe('createColorTable', () => {
  it.each(colorMaps)('%s grows lighter from the lowest to the highest', (map) => {
    const table = createColorTable(map);
    const steps = Array.from({ length: 16 }, (_, step) => lightness(table, step * 17));
    for (let step = 1; step < steps.length; step += 1) expect(steps[step]!).toBeGreaterThan(steps[step - 1]!);
    expect(table[4 * colorMapSize - 1]).toBe(255);
  });

  it('dusk rises in constant steps of OKLab lightness', () => {
    const table = createColorTable('dusk');
    const step = (lightness(table, 255) - lightness(table, 0)) / 15;
    for (let index = 1; index < 16; index += 1) {
      const rise = lightness(table, index * 17) - lightness(table, (index - 1) * 17);
      expect(Math.abs(rise - step)).toBeLessThan(0.006);
    }
  });

  /** Hue in degrees and chroma of the colour at a fraction of the table: between two colours, of their mean. */
  function hueAndChroma(table: Uint8Array, share: number): [hue: number, chroma: number] {
    const oklab = new Float64Array(6);
    const at = share * (colorMapSize - 1);
    [Math.floor(at), Math.ceil(at)].forEach((index, place) => {
      oklabInto(oklab, 3 * place, table[4 * index]!, table[4 * index + 1]!, table[4 * index + 2]!);
    });
    const [a, b] = [(oklab[1]! + oklab[4]!) / 2, (oklab[2]! + oklab[5]!) / 2];
    return [((Math.atan2(b, a) * 180) / Math.PI + 360) % 360, Math.hypot(a, b)];
  }

  it('dusk turns from blue over violet and rose to yellow', () => {
    const table = createColorTable('dusk');
    const stops = [
      [262, 0.07],
      [274, 0.075],
      [292, 0.068],
      [330, 0.05],
      [30, 0.052],
      [62, 0.06],
      [84, 0.055],
    ] as const;
    stops.forEach(([hue, chroma], index) => {
      const [drawnHue, drawnChroma] = hueAndChroma(table, index / 6);
      expect(Math.abs(drawnHue - hue)).toBeLessThan(3);
      expect(Math.abs(drawnChroma - chroma)).toBeLessThan(0.003);
    });
    // Between rose, 330°, and orange, 30°, the hue goes through red.
    const [middle] = hueAndChroma(table, 3.5 / 6);
    expect(Math.min(middle, 360 - middle)).toBeLessThan(5);
  });

  it.each([
    ['dusk', 0.4, 0.9],
    ['mono', 0.45, 0.9],
  ] as const)('%s goes from a lightness of %d to %d', (map, lowest, highest) => {
    const table = createColorTable(map);
    expect(lightness(table, 0)).toBeCloseTo(lowest, 2);
    expect(lightness(table, 255)).toBeCloseTo(highest, 2);
  });

  it('mono is a warm grey', () => {
    const table = createColorTable('mono');
    for (const share of [0, 0.5, 1]) {
      const [hue, chroma] = hueAndChroma(table, share);
      expect(chroma).toBeCloseTo(Math.hypot(0.002, 0.008), 2);
      expect(Math.abs(hue - 104)).toBeLessThan(20);
    }
  });

  it('viridis and cividis are those of their authors', () => {
    const ends = (map: 'viridis' | 'cividis'): number[][] => {
      const table = createColorTable(map);
      return [[...table.subarray(0, 4)], [...table.subarray(-4)]];
    };
    expect(ends('viridis')).toEqual([
      [0x44, 0x01, 0x54, 255],
      [0xfd, 0xe7, 0x25, 255],
    ]);
    // Blue to yellow.
    const [[red, , blue] = [], [highRed, , highBlue] = []] = ends('cividis');
    expect(red).toBeLessThan(10);
    expect(blue).toBeGreaterThan(70);
    expect(highRed).toBeGreaterThan(240);
    expect(highBlue).toBeLessThan(90);
  });
});

describe('colours as text', () => {
  it('are read as shares of red, green and blue, and written back', () => {
    expect(parseHex('#0080ff')).toEqual([0, 128 / 255, 1]);
    expect(parseHex('#123456')).toEqual([0x12 / 255, 0x34 / 255, 0x56 / 255]);
    for (const color of ['#000000', '#0a80ff', '#123456']) expect(hexOf(parseHex(color))).toBe(color);
  });

  it('have a lightness: the author’s numbers for white, black and red', () => {
    expect(lightnessOf('#ffffff')).toBeCloseTo(1, 4);
    expect(lightnessOf('#000000')).toBe(0);
    expect(lightnessOf('#ff0000')).toBeCloseTo(0.62796, 4);
  });
});
