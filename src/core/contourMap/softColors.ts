// The colours of heights on maps: the surface's, softened, so that paths, lines and marks stand out.
import { colorMapSize, createColorTable, hexOf } from '../look/colorMaps';
import type { ColorMap } from '../scene/scene';
import type { MapStyle } from './mapStyle';

/** The colour map blended with the floor's colour: RGBA bytes of `colorMapSize` colours from the lowest height to the highest. */
export function softColorTable(
  colorMap: ColorMap,
  { floor, tint }: Pick<MapStyle, 'floor' | 'tint'>,
): Uint8Array {
  return createColorTable(colorMap).map((byte, at) => {
    const channel = floor[at % 4];
    return channel === undefined ? byte : Math.round(255 * (channel + (byte / 255 - channel) * tint));
  });
}

/** The same: unit height to #rrggbb. */
export function softColors(
  colorMap: ColorMap,
  style: Pick<MapStyle, 'floor' | 'tint'>,
): (unit: number) => string {
  const table = softColorTable(colorMap, style);
  return (unit) => {
    const at = 4 * Math.round(Math.min(1, Math.max(0, unit)) * (colorMapSize - 1));
    return hexOf([table[at]! / 255, table[at + 1]! / 255, table[at + 2]! / 255]);
  };
}
