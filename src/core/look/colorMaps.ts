// The surface's colour maps as look-up tables. Ours, `dusk`, is built in OKLab: lightness rises in constant steps
// and chroma stays low, so that the runners' saturated colours stand out on it.
import { interpolateCividis, interpolateViridis } from 'd3-scale-chromatic';
import type { ColorMap } from '../scene/scene';

export const colorMapSize = 256;

type Rgb = readonly [red: number, green: number, blue: number];

/** Lowest to highest: OKLab hue (degrees) and chroma of dusk at even distances. */
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
  // Mixed as vectors, so that hue turns the short way and chroma dips a little where hues are far apart.
  const a = mix(fromChroma * cosine(fromHue), toChroma * cosine(toHue), share);
  const b = mix(fromChroma * sine(fromHue), toChroma * sine(toHue), share);
  return fromOklab(mix(duskLightness[0], duskLightness[1], t), a, b);
}

/** OKLab to sRGB bytes, after Björn Ottosson's definition (2020). */
function fromOklab(lightness: number, a: number, b: number): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    toByte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    toByte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    toByte(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** OKLab lightness (0..1) of a #rrggbb colour. */
export function lightnessOf(color: string): number {
  const [r, g, b] = parseHex(color).map(toLinear) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
}

/** #rrggbb as sRGB shares of 0..1. */
export function parseHex(color: string): [red: number, green: number, blue: number] {
  const number = Number.parseInt(color.slice(1, 7), 16);
  return [((number >> 16) & 255) / 255, ((number >> 8) & 255) / 255, (number & 255) / 255];
}

function parseRgb(text: string): Rgb {
  if (text.startsWith('#')) return parseHex(text).map((share) => Math.round(255 * share)) as unknown as Rgb;
  const [red = 0, green = 0, blue = 0] = text.match(/\d+/g)?.map(Number) ?? [];
  return [red, green, blue];
}

function toLinear(share: number): number {
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function toByte(linear: number): number {
  const clamped = Math.min(1, Math.max(0, linear));
  const share = clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * clamped ** (1 / 2.4) - 0.055;
  return Math.round(255 * share);
}

const cosine = (degrees: number): number => Math.cos((degrees * Math.PI) / 180);
const sine = (degrees: number): number => Math.sin((degrees * Math.PI) / 180);
const mix = (from: number, to: number, share: number): number => from + (to - from) * share;
