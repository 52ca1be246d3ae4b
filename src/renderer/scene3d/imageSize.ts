// Sizes of an image: in CSS pixels, in pixels of the drawing buffer, and in the units that text, heads and lines have.
import type { FramedArea } from './camera';

/** Size of the image: CSS pixels, and how many pixels of the drawing buffer each of them has. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  /** What is kept free at the image's borders for others to draw on, in CSS pixels. */
  readonly insets?: ImageInsets;
  /** CSS pixels that text, heads and lines measure as one; by the image's size where left out. */
  readonly scale?: number;
}

export interface ImageInsets {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Pixels of the drawing buffer. */
export function pixelSize({ width, height, pixelRatio }: ImageSize): { width: number; height: number } {
  return { width: Math.round(width * pixelRatio), height: Math.round(height * pixelRatio) };
}

/**
 * How large text, heads and lines are drawn: as designed at 1200 × 720, larger in larger images (a wall is read
 * from the back row; a film looks the same in every resolution). In steps, so that resizing doesn't redraw all text.
 */
export function drawingScale({ width, height, scale: given }: ImageSize): number {
  if (given !== undefined) return given;
  const scale = Math.min(4, Math.max(0.75, Math.min(width / 1200, height / 720)));
  return Math.round(20 * scale) / 20;
}

/** What the insets leave of the image; null where there are none. */
export function framedArea(size: ImageSize): FramedArea | null {
  const { pixelRatio, insets } = size;
  if (insets === undefined) return null;
  const { width, height } = pixelSize(size);
  return {
    x: pixelRatio * insets.left,
    y: pixelRatio * insets.bottom,
    width: width - pixelRatio * (insets.left + insets.right),
    height: height - pixelRatio * (insets.top + insets.bottom),
  };
}
