// Colours and sizes of contour maps. The unit is about a pixel: every contour map is laid out on an area of 900 × 900
// units, and then scaled to the requested size.
import { palettes, type SceneTheme } from '../look/theme';

export const layoutSide = 900;

export interface MapStyle {
  readonly background: string;
  /** The colour with which the map's colours are blended, and their weight, 0..1. */
  readonly floor: Rgb;
  readonly tint: number;
  readonly line: string;
  readonly lineOpacity: number;
  readonly majorLineOpacity: number;
  readonly frame: string;
  readonly title: string;
  readonly text: string;
  readonly muted: string;
}

type Rgb = readonly [red: number, green: number, blue: number];

/** Contour lines and what lies between them; a line's colour is the palette's ink, unless there is another. */
const lines: Readonly<
  Record<SceneTheme, Pick<MapStyle, 'tint' | 'lineOpacity' | 'majorLineOpacity'> & { readonly line?: string }>
> = {
  light: { tint: 0.46, lineOpacity: 0.3, majorLineOpacity: 0.6 },
  dark: { tint: 0.5, line: '#ffffff', lineOpacity: 0.2, majorLineOpacity: 0.42 },
  contrast: { tint: 0.3, lineOpacity: 0.5, majorLineOpacity: 0.9 },
};

export function mapStyle(theme: SceneTheme): MapStyle {
  const palette = palettes[theme];
  const { tint, line, lineOpacity, majorLineOpacity } = lines[theme];
  return {
    background: hex(palette.background),
    floor: palette.floor,
    tint,
    line: line ?? hex(palette.ink),
    lineOpacity,
    majorLineOpacity,
    frame: hex(palette.ink),
    title: palette.labelText,
    text: palette.axisText,
    muted: palette.tickText,
  };
}

/** The height of the middle of digits and capitals above the baseline, in em. */
export const digitMiddle = 0.36;

export const fontFamily =
  "Inter, 'Helvetica Neue', Arial, 'Hiragino Sans', 'Yu Gothic', Meiryo, 'Noto Sans JP', 'Noto Sans CJK JP', sans-serif";

/** #rrggbb of components 0..1. */
export function hex(color: Rgb): string {
  return `#${color
    .map((share) =>
      Math.round(255 * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
