// Paints a typeset formula with canvas 2D.
import type { ScenePalette } from '../../../core/look/theme';
import { unitsPerEm, type TypesetFormula } from '../../../core/typeset/formulaPath';
import type { Context2D } from './overlayPainter';

/** Its upper left corner is at 0, 0. */
export function paintFormula(
  context: Context2D,
  { height, path }: TypesetFormula,
  emPx: number,
  palette: ScenePalette,
  unit: number,
): void {
  const scale = emPx / unitsPerEm;
  const outline = new Path2D();
  outline.addPath(new Path2D(path), new DOMMatrix([scale, 0, 0, scale, 0, height * emPx]));
  context.lineJoin = 'round';
  context.lineWidth = 4 * unit;
  context.strokeStyle = palette.labelBackground;
  context.stroke(outline);
  context.fillStyle = palette.axisText;
  context.fill(outline);
}
