// What a map looks like on the screen: that of contour maps, with the picture's colours of text.
import { mapStyle, type MapStyle } from '../../core/contourMap/mapStyle';
import { palettes, type ScenePalette, type SceneTheme } from '../../core/look/theme';

export interface MapColors extends MapStyle {
  readonly palette: ScenePalette;
  /** Arrows of the gradient field, and what is around them. */
  readonly arrow: string;
  readonly arrowCasing: string;
}

export function mapColors(theme: SceneTheme): MapColors {
  return { ...mapStyle(theme), palette: palettes[theme], ...arrows[theme] };
}

const arrows: Readonly<Record<SceneTheme, Pick<MapColors, 'arrow' | 'arrowCasing'>>> = {
  light: { arrow: 'rgb(22 26 40 / 0.78)', arrowCasing: 'rgb(255 255 255 / 0.55)' },
  dark: { arrow: 'rgb(240 244 255 / 0.68)', arrowCasing: 'rgb(10 12 18 / 0.5)' },
  contrast: { arrow: 'rgb(16 17 20)', arrowCasing: 'rgb(255 255 255 / 0.9)' },
};
