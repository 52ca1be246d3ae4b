// Converts pixels from the graphics card into those of a picture file.

/** Flips rows of RGBA vertically, in place. */
export function flipRows(bytes: Uint8ClampedArray, width: number, height: number): void {
  const stride = 4 * width;
  const spare = new Uint8ClampedArray(stride);
  for (let top = 0, bottom = height - 1; top < bottom; top += 1, bottom -= 1) {
    spare.set(bytes.subarray(top * stride, (top + 1) * stride));
    bytes.copyWithin(top * stride, bottom * stride, (bottom + 1) * stride);
    bytes.set(spare, bottom * stride);
  }
}

/** Converts premultiplied colours to straight alpha, as in picture files, in place. */
export function unpremultiply(bytes: Uint8ClampedArray): void {
  for (let at = 3; at < bytes.length; at += 4) {
    const alpha = bytes[at]!;
    if (alpha === 255) continue;
    const scale = alpha === 0 ? 0 : 255 / alpha;
    bytes[at - 3] = bytes[at - 3]! * scale;
    bytes[at - 2] = bytes[at - 2]! * scale;
    bytes[at - 1] = bytes[at - 1]! * scale;
  }
}
