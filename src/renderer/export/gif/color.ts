// Colours as numbers 0xbbggrr, as they lie in memory, and what a GIF can show of a pixel: one of them, or nothing.
import { oklabInto } from '../../../core/look/oklab';

/** Less cover (of 255) than this is nothing. A hairline of the scene's faintest grid is still something. */
const leastAlpha = 24;

/** Stands for a pixel that shows what lies behind the picture. */
export const clear = -1;

/**
 * The colour of a pixel (0xaabbggrr, colours not multiplied by alpha) before `matte`, or `clear`. Without a matte the
 * picture is opaque, whatever alpha says.
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

/** Lightness, a and b (OKLab) of each colour, one after the other. */
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

/** The pixels of RGBA bytes, one number (0xaabbggrr) each; a view where the bytes lie on a multiple of four. */
export function pixelsOf(rgba: Uint8ClampedArray): Uint32Array {
  const aligned = rgba.byteOffset % 4 === 0 ? rgba : rgba.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
}

/** 0xbbggrr of a #rrggbb colour. Throws when it is none; `field` names it. */
export function parseColor(field: string, color: string): number {
  if (!/^#[0-9a-f]{6}$/i.test(color)) throw new Error(`Invalid ${field}: ${color} (expected #rrggbb)`);
  const number = Number.parseInt(color.slice(1), 16);
  return packColor(number >> 16, (number >> 8) & 255, number & 255);
}
