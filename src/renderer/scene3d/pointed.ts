// What is pointed at in a picture.
import type { Point } from '../../core/geometry/domain';
import type { Box } from './pixelBox';

/** What the pointer rests on. */
export type Pointed =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'surface'; readonly point: Point }
  /** The plate or the head of a runner, and its box in CSS pixels from the picture's upper left corner. */
  | { readonly kind: 'runner'; readonly key: string; readonly box: Box };

export const nothingPointed: Pointed = { kind: 'nothing' };

/** What is at a pixel. */
export interface PointedRunner {
  readonly key: string;
  /** Its plate's or its head's box; null on a path. */
  readonly box: Box | null;
}
