// Paints heights on a grid as colours: a pixel for each point.
import { softColorTable } from '../../core/contourMap/softColors';
import { createHeightScale } from '../../core/contour/heightScale';
import type { SurfaceGrid } from '../../core/contour/surfaceGrid';
import { colorMapSize } from '../../core/look/colorMaps';
import type { SceneTheme } from '../../core/look/theme';
import type { SceneLook } from '../../core/scene/scene';
import { mapColors } from './mapColors';

interface HeightColors {
  /** The heights of the lowest and the highest colour. */
  readonly surface: Pick<SurfaceGrid, 'minimum' | 'maximum'>;
  readonly look: Pick<SceneLook, 'heightScale' | 'colorMap'>;
  readonly theme: SceneTheme;
}

/** `heightAt` gives the height of a point, by its column and its row from the lowest up; NaN leaves it transparent. */
export function paintColors(
  columns: number,
  rows: number,
  heightAt: (column: number, row: number) => number,
  { surface, look, theme }: HeightColors,
): OffscreenCanvas {
  const scale = createHeightScale(look.heightScale, surface.minimum, surface.maximum);
  const table = new Uint32Array(softColorTable(look.colorMap, mapColors(theme)).buffer);
  const image = new ImageData(columns, rows);
  const colors = new Uint32Array(image.data.buffer);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const unit = scale.unitAt(heightAt(column, row));
      const color = table[Math.round(Math.min(1, Math.max(0, unit)) * (colorMapSize - 1))];
      // The lowest row of a picture is its last one.
      colors[(rows - 1 - row) * columns + column] = color ?? 0;
    }
  }
  const canvas = new OffscreenCanvas(columns, rows);
  canvas.getContext('2d')!.putImageData(image, 0, 0);
  return canvas;
}
