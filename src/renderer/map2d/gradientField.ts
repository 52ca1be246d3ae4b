// The field of −∇f: arrows on a sparse grid of the map, as long as the gradient's logarithm. Pure.
import type { Point } from '../../core/geometry/domain';
import { pointAt, type MapView } from './mapView';

/** An arrow about a place of the map, in pixels. */
export interface FieldArrow {
  readonly x: number;
  readonly y: number;
  /** From its tail to its head. */
  readonly dx: number;
  readonly dy: number;
}

export interface GradientField {
  readonly arrows: readonly FieldArrow[];
  /** ‖∇f‖ of the shortest and of the longest arrows: powers of ten, equal where all gradients are alike. */
  readonly low: number;
  readonly high: number;
}

/** Lengths of the shortest and the longest arrows, in parts of their distance. */
export const arrowShares = { shortest: 0.2, longest: 0.86 } as const;
/** Norms outside of these shares of all are drawn as the shortest and the longest. */
const usual = [0.04, 0.98] as const;
/** More powers of ten than these would make all arrows look alike. */
const mostDecades = 8;

/**
 * An arrow shows where a step against the gradient leads on the map, whose units may differ in x and y.
 *
 * @param gradientAt ∇f; may not be finite, then there is no arrow
 * @param spacing pixels between arrows
 */
export function gradientField(
  view: MapView,
  spacing: number,
  gradientAt: (x: number, y: number) => Point,
): GradientField {
  const { frame } = view;
  const [columns, rows] = [countIn(frame.width, spacing), countIn(frame.height, spacing)];
  const scaleX = frame.width / (view.x[1] - view.x[0]);
  const scaleY = frame.height / (view.y[1] - view.y[0]);
  const found: { x: number; y: number; dx: number; dy: number; decade: number }[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const x = frame.x + frame.width / 2 + (column - (columns - 1) / 2) * spacing;
      const y = frame.y + frame.height / 2 + (row - (rows - 1) / 2) * spacing;
      const [gx, gy] = gradientAt(...pointAt(view, { x, y }));
      const norm = Math.hypot(gx, gy);
      const [dx, dy] = [-gx * scaleX, gy * scaleY];
      const length = Math.hypot(dx, dy);
      if (!(norm > 0 && Number.isFinite(norm) && Number.isFinite(length) && length > 0)) continue;
      found.push({ x, y, dx: dx / length, dy: dy / length, decade: Math.log10(norm) });
    }
  }
  if (found.length === 0) return { arrows: [], low: 1, high: 1 };
  const decades = found.map(({ decade }) => decade).sort((a, b) => a - b);
  const at = (share: number): number => decades[Math.round(share * (decades.length - 1))]!;
  const high = Math.ceil(at(usual[1]) - 0.01);
  const low = Math.max(high - mostDecades, Math.floor(at(usual[0]) + 0.01));
  const { shortest, longest } = arrowShares;
  return {
    low: 10 ** low,
    high: 10 ** high,
    arrows: found.map(({ x, y, dx, dy, decade }) => {
      const share = high > low ? Math.min(1, Math.max(0, (decade - low) / (high - low))) : 1;
      const length = spacing * (shortest + (longest - shortest) * share);
      return { x, y, dx: dx * length, dy: dy * length };
    }),
  };
}

const countIn = (length: number, spacing: number): number => Math.max(1, Math.floor(length / spacing));
