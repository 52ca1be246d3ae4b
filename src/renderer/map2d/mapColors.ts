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
  const isLight = theme === 'light';
  return {
    ...mapStyle(theme),
    palette: palettes[theme],
    arrow: isLight ? 'rgb(22 26 40 / 0.78)' : 'rgb(240 244 255 / 0.68)',
    arrowCasing: isLight ? 'rgb(255 255 255 / 0.55)' : 'rgb(10 12 18 / 0.5)',
  };
}
