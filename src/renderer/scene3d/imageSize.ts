// Sizes of an image: in CSS pixels, in pixels of the drawing buffer, and in units of text, heads and lines.
import type { FramedArea } from './camera';
import type { Box } from './pixelBox';

/** Size of the image in CSS pixels, and drawing-buffer pixels per CSS pixel. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  /** Margins of the image that are reserved for other content, in CSS pixels. */
  readonly insets?: ImageInsets;
  /** Parts of the image over which other content lies, in CSS pixels from its upper left corner: names keep out of them. */
  readonly covered?: readonly Box[];
  /** Whether there is no room for runners' plates. */
  readonly isNarrow?: boolean;
  /** CSS pixels per unit of text, heads and lines. Default: by the image's size. */
  readonly scale?: number;
  /** How large texts are beside heads and lines, where 1 is usual. */
  readonly textScale?: number;
}

/** The free margin of films as a part of their shorter side: television's title-safe area. */
export const filmMargin = 0.05;

export interface ImageInsets {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Size in pixels of the drawing buffer. */
export function pixelSize({ width, height, pixelRatio }: ImageSize): { width: number; height: number } {
  return { width: Math.round(width * pixelRatio), height: Math.round(height * pixelRatio) };
}

/**
 * Scale of text, heads and lines: 1 at 1200 × 720, larger in larger images (a projection is read from the back row; a
 * film looks the same in every resolution). Smaller images, as in a laptop's window, keep texts of 11 pixels until there is no
 * room for them. In steps, so that resizing doesn't redraw all text.
 */
export function drawingScale({ width, height, scale: given }: ImageSize): number {
  if (given !== undefined) return given;
  const readable = Math.min(0.9, width / 1000, height / 500);
  const scale = Math.min(4, Math.max(0.75, readable, Math.min(width / 1200, height / 720)));
  return Math.round(20 * scale) / 20;
}

/** The part of the image inside the insets; null without insets. */
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

/** The covered parts in pixels of the drawing buffer, from the lower left corner. */
export function coveredBoxes({ height, pixelRatio, covered = [] }: ImageSize): Box[] {
  return covered.map((box) => ({
    x: pixelRatio * box.x,
    y: pixelRatio * (height - box.y - box.height),
    width: pixelRatio * box.width,
    height: pixelRatio * box.height,
  }));
}
