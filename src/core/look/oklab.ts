// OKLab, the perceptual colour space of Björn Ottosson (2020), to and from sRGB bytes.

const linearOfByte = Float64Array.from({ length: 256 }, (_, byte) => toLinear(byte / 255));

/** Writes lightness (0..1), a and b of a colour given as sRGB bytes to `out` from `at` on. */
export function oklabInto(
  out: Float64Array,
  at: number,
  redByte: number,
  greenByte: number,
  blueByte: number,
): void {
  const red = linearOfByte[redByte]!;
  const green = linearOfByte[greenByte]!;
  const blue = linearOfByte[blueByte]!;
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  out[at] = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  out[at + 1] = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  out[at + 2] = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
}

/** sRGB bytes of a colour in OKLab, clamped to the sRGB gamut. */
export function fromOklab(
  lightness: number,
  a: number,
  b: number,
): [redByte: number, greenByte: number, blueByte: number] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    toByte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    toByte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    toByte(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function toLinear(share: number): number {
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function toByte(linear: number): number {
  const clamped = Math.min(1, Math.max(0, linear));
  const share = clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * clamped ** (1 / 2.4) - 0.055;
  return Math.round(255 * share);
}
