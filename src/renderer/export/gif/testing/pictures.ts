// Test frames: shaded ground as on a surface, flat ground around it, and a head that moves.

type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

/** RGBA bytes of a picture given pixel by pixel. */
export function paint(
  widthPx: number,
  heightPx: number,
  colorAt: (x: number, y: number) => Rgba,
): Uint8ClampedArray {
  const bytes = new Uint8ClampedArray(4 * widthPx * heightPx);
  for (let y = 0, at = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1, at += 4) bytes.set(colorAt(x, y), at);
  }
  return bytes;
}

export const headRadiusPx = 6;

/** A shaded ellipse on a flat or clear background, with an orange head at x, y. */
export function shadedFrame(
  widthPx: number,
  heightPx: number,
  head: { readonly x: number; readonly y: number },
  background: Rgba = [246, 244, 240, 255],
): Uint8ClampedArray {
  return paint(widthPx, heightPx, (x, y) => {
    if (Math.hypot(x - head.x, y - head.y) <= headRadiusPx) return [213, 94, 0, 255];
    const [u, v] = [(2 * x) / widthPx - 1, (2 * y) / heightPx - 1];
    if (u * u + v * v > 0.6) return background;
    const light = 0.7 + 0.3 * Math.cos(3 * u + 2 * v);
    return [light * (90 + 120 * u * u), light * (80 + 90 * v * v), light * (150 - 40 * u), 255];
  });
}
