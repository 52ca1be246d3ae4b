// Colours as numbers 0xbbggrr, in memory order, and what a GIF can show for a pixel: a colour, or nothing.
import { oklabInto } from '../../../core/look/oklab';

/** Pixels with less alpha (of 255) are clear. A hairline of the scene's faintest grid must stay visible. */
const leastAlpha = 24;

/** The value of a transparent pixel. */
export const clear = -1;

/**
 * The colour of a pixel (0xaabbggrr, straight alpha) on `matte`, or `clear`. Without a matte the picture is opaque:
 * alpha is ignored.
 */
export function visibleColor(pixel: number, matte: number | null): number {
  const alpha = pixel >>> 24;
  if (matte === null || alpha === 255) return pixel & 0xffffff;
  if (alpha < leastAlpha) return clear;
  const red = mixed(pixel & 255, matte & 255, alpha);
  const green = mixed((pixel >> 8) & 255, (matte >> 8) & 255, alpha);
  const blue = mixed((pixel >> 16) & 255, (matte >> 16) & 255, alpha);
  return packColor(red, green, blue);
}

export function packColor(redByte: number, greenByte: number, blueByte: number): number {
  return redByte | (greenByte << 8) | (blueByte << 16);
}

/** L, a and b (OKLab) of each colour, in sequence. */
export function oklabOf(colors: ArrayLike<number>): Float64Array {
  const oklab = new Float64Array(3 * colors.length);
  for (let i = 0; i < colors.length; i += 1) {
    const color = colors[i]!;
    oklabInto(oklab, 3 * i, color & 255, (color >> 8) & 255, color >> 16);
  }
  return oklab;
}

function mixed(front: number, back: number, alpha: number): number {
  return Math.round((front * alpha + back * (255 - alpha)) / 255);
}

/** The pixels of RGBA bytes, one number (0xaabbggrr) each; a view if the bytes are aligned to four. */
export function pixelsOf(rgba: Uint8ClampedArray): Uint32Array {
  const aligned = rgba.byteOffset % 4 === 0 ? rgba : rgba.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
}

/** #rrggbb as 0xbbggrr. Throws if it is not such a colour; `field` names it. */
export function parseColor(field: string, color: string): number {
  if (!/^#[0-9a-f]{6}$/i.test(color)) throw new Error(`Invalid ${field}: ${color} (expected #rrggbb)`);
  const number = Number.parseInt(color.slice(1), 16);
  return packColor(number >> 16, (number >> 8) & 255, number & 255);
}
