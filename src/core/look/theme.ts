// The scene's own colours in light, dark and high contrast. All are display-referred sRGB.
import { parseHex } from './colorMaps';

/** `contrast` is for weak projectors and lit rooms: black on white, without half-tones in what is read. */
export const sceneThemes = ['light', 'dark', 'contrast'] as const;
export type SceneTheme = (typeof sceneThemes)[number];

type Rgb = readonly [red: number, green: number, blue: number];

export interface ScenePalette {
  readonly background: Rgb;
  readonly floor: Rgb;
  /** The weight of the colour map in the floor's colour. */
  readonly floorTint: number;
  /** Contour lines on the floor, the box and its ticks. */
  readonly ink: Rgb;
  readonly surfaceEdge: Rgb;
  /** Opacity of the box's faint grid lines and of its frame. */
  readonly gridAlpha: number;
  readonly frameAlpha: number;
  /** CSS colours of text. */
  readonly tickText: string;
  readonly axisText: string;
  readonly labelText: string;
  readonly labelBackground: string;
  readonly labelBorder: string;
  /** Lines from heads to their plates, and what lies behind these. */
  readonly leader: Rgb;
  readonly leaderCasing: Rgb;
  readonly mark: Rgb;
  readonly handle: Rgb;
}

export const palettes: Readonly<Record<SceneTheme, ScenePalette>> = {
  light: {
    background: parseHex('#f6f4f0'),
    floor: parseHex('#fbfaf8'),
    floorTint: 0.26,
    ink: parseHex('#2b2e3a'),
    surfaceEdge: parseHex('#2b2e3a'),
    gridAlpha: 0.13,
    frameAlpha: 0.4,
    tickText: '#5a5c66',
    axisText: '#2b2e3a',
    labelText: '#16181f',
    labelBackground: 'rgba(255, 255, 255, 0.92)',
    labelBorder: 'rgba(22, 24, 31, 0.16)',
    leader: parseHex('#2b2e3a'),
    leaderCasing: parseHex('#ffffff'),
    mark: parseHex('#ffffff'),
    handle: parseHex('#16181f'),
  },
  dark: {
    background: parseHex('#10131a'),
    floor: parseHex('#171b24'),
    floorTint: 0.2,
    ink: parseHex('#c9d0de'),
    surfaceEdge: parseHex('#e4e8f2'),
    gridAlpha: 0.17,
    frameAlpha: 0.38,
    tickText: '#9ca3b4',
    axisText: '#dfe3ec',
    labelText: '#f2f4f9',
    labelBackground: 'rgba(21, 25, 34, 0.9)',
    labelBorder: 'rgba(255, 255, 255, 0.18)',
    leader: parseHex('#f2f4f9'),
    leaderCasing: parseHex('#10131a'),
    mark: parseHex('#ffffff'),
    handle: parseHex('#16181f'),
  },
  contrast: {
    background: parseHex('#ffffff'),
    floor: parseHex('#ffffff'),
    floorTint: 0.16,
    ink: parseHex('#101114'),
    surfaceEdge: parseHex('#101114'),
    gridAlpha: 0.34,
    frameAlpha: 0.9,
    tickText: '#101114',
    axisText: '#101114',
    labelText: '#101114',
    labelBackground: 'rgba(255, 255, 255, 0.98)',
    labelBorder: 'rgba(16, 17, 20, 0.9)',
    leader: parseHex('#101114'),
    leaderCasing: parseHex('#ffffff'),
    mark: parseHex('#ffffff'),
    handle: parseHex('#16181f'),
  },
};
