// The surface's colour maps as look-up tables. Ours, `dusk`, is built in OKLab: lightness rises in constant steps
// and chroma stays low, so that the runners' saturated colours stand out on it.
import { interpolateCividis, interpolateViridis } from 'd3-scale-chromatic';
import type { ColorMap } from '../scene/scene';
import { fromOklab, oklabInto } from './oklab';

export const colorMapSize = 256;

type Rgb = readonly [red: number, green: number, blue: number];

/** OKLab hue (degrees) and chroma of dusk at equal distances, from lowest to highest. */
const duskStops: readonly (readonly [hue: number, chroma: number])[] = [
  [262, 0.07],
  [274, 0.075],
  [292, 0.068],
  [330, 0.05],
  [30, 0.052],
  [62, 0.06],
  [84, 0.055],
];
const duskLightness: readonly [number, number] = [0.4, 0.9];
const monoLightness: readonly [number, number] = [0.45, 0.9];

/** RGBA bytes (sRGB, opaque) of `colorMapSize` colours from the lowest value to the highest. */
export function createColorTable(map: ColorMap): Uint8Array {
  const table = new Uint8Array(4 * colorMapSize);
  for (let index = 0; index < colorMapSize; index += 1) {
    const [red, green, blue] = colorAt(map, index / (colorMapSize - 1));
    table.set([red, green, blue, 255], 4 * index);
  }
  return table;
}

function colorAt(map: ColorMap, t: number): Rgb {
  switch (map) {
    case 'dusk':
      return duskAt(t);
    case 'viridis':
      return parseRgb(interpolateViridis(t));
    case 'cividis':
      return parseRgb(interpolateCividis(t));
    case 'mono':
      return fromOklab(mix(monoLightness[0], monoLightness[1], t), -0.002, 0.008);
  }
}

function duskAt(t: number): Rgb {
  const position = t * (duskStops.length - 1);
  const index = Math.min(duskStops.length - 2, Math.floor(position));
  const [fromHue, fromChroma] = duskStops[index]!;
  const [toHue, toChroma] = duskStops[index + 1]!;
  const share = position - index;
  // Mixed as vectors, so that hue turns the shorter way and chroma is slightly lower where hues are far apart.
  const a = mix(fromChroma * cosine(fromHue), toChroma * cosine(toHue), share);
  const b = mix(fromChroma * sine(fromHue), toChroma * sine(toHue), share);
  return fromOklab(mix(duskLightness[0], duskLightness[1], t), a, b);
}

/** OKLab lightness (0..1) of a #rrggbb colour. */
export function lightnessOf(color: string): number {
  const oklab = new Float64Array(3);
  const [red, green, blue] = parseHex(color);
  oklabInto(oklab, 0, Math.round(255 * red), Math.round(255 * green), Math.round(255 * blue));
  return oklab[0]!;
}

/** #rrggbb as sRGB components, 0..1. */
export function parseHex(color: string): [red: number, green: number, blue: number] {
  const number = Number.parseInt(color.slice(1, 7), 16);
  return [((number >> 16) & 255) / 255, ((number >> 8) & 255) / 255, (number & 255) / 255];
}

/** The inverse of `parseHex`. */
export function hexOf(rgb: readonly [red: number, green: number, blue: number]): string {
  return `#${rgb
    .map((share) =>
      Math.round(255 * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

function parseRgb(text: string): Rgb {
  if (text.startsWith('#')) return parseHex(text).map((share) => Math.round(255 * share)) as unknown as Rgb;
  const [red = 0, green = 0, blue = 0] = text.match(/\d+/g)?.map(Number) ?? [];
  return [red, green, blue];
}

const cosine = (degrees: number): number => Math.cos((degrees * Math.PI) / 180);
const sine = (degrees: number): number => Math.sin((degrees * Math.PI) / 180);
const mix = (from: number, to: number, share: number): number => from + (to - from) * share;
