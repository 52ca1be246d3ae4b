// Finds the mix of up to three palette colours for a colour: right on average (OKLab), and with little grain.
import { oklabInto } from '../../../core/look/oklab';
import { oklabOf } from './color';
import { thresholdLevels } from './thresholds';

/** Weight of the mean squared distance of a mix's colours, relative to the squared distance of its mean. */
const grainCost = 0.25;

/** Bits per channel of the cells of the colour cube; the near palette colours are listed per cell. */
const cellBits = 5;
const cellShift = 8 - cellBits;
/** Minimum number of near colours to try, if the palette has as many. */
const leastNear = 12;

/** A mixer for a palette's colours (0xbbggrr), which are ordered from dark to light. */
export function createMixer(colors: Uint32Array) {
  const count = colors.length;
  const oklab = oklabOf(colors);
  const exact = new Map(Array.from(colors, (color, index) => [color, index]));
  const nearTo = createNearLists(oklab);
  const target = new Float64Array(3);
  // The near colours relative to the target, then relative to the nearest of them; and for each: its squared distance
  // from the target and from the nearest, and the slope of the cost with its share in a mix with the nearest.
  const xs = new Float64Array(count);
  const ys = new Float64Array(count);
  const zs = new Float64Array(count);
  const squares = new Float64Array(count);
  const lengths = new Float64Array(count);
  const slopes = new Float64Array(count);
  const parts: MixParts = { indices: new Int32Array(3), shares: new Float64Array(3) };

  return {
    /**
     * Writes the mix of a colour (0xbbggrr) to `out[at]` and `out[at + 1]`. The first word holds the colour and, in its
     * highest byte, the number that a threshold must be below for the first index; the second word holds the three
     * indices and the number that a threshold must be below for the second.
     */
    mixInto(out: Uint32Array, at: number, color: number): void {
      const same = exact.get(color);
      if (same !== undefined) {
        out[at] = color | (thresholdLevels << 24);
        out[at + 1] = same;
        return;
      }
      oklabInto(target, 0, color & 255, (color >> 8) & 255, color >> 16);
      const near = nearTo(color);
      let a = 0;
      for (let i = 0; i < near.length; i += 1) {
        const index = near[i]!;
        const x = (xs[i] = oklab[3 * index]! - target[0]!);
        const y = (ys[i] = oklab[3 * index + 1]! - target[1]!);
        const z = (zs[i] = oklab[3 * index + 2]! - target[2]!);
        squares[i] = x * x + y * y + z * z;
        if (squares[i]! < squares[a]!) a = i;
      }

      // The nearest colour, a, is in every mix: alone, with the best second, or with the best third to both. The mean
      // is a + s·u + t·v, with the shares s and t at the minimum of the cost, which is quadratic.
      const ax = xs[a]!;
      const ay = ys[a]!;
      const az = zs[a]!;
      const aa = squares[a]!;
      const alone = (1 + grainCost) * aa;
      let least = alone;
      let b = a;
      for (let i = 0; i < near.length; i += 1) {
        const x = (xs[i]! -= ax);
        const y = (ys[i]! -= ay);
        const z = (zs[i]! -= az);
        const length = (lengths[i] = x * x + y * y + z * z);
        const slope = -(ax * x + ay * y + az * z) - 0.5 * grainCost * (squares[i]! - aa);
        slopes[i] = slope;
        const cost = alone - (slope * slope) / length;
        if (slope > 0 && cost < least) {
          least = cost;
          b = i;
        }
      }
      let c = a;
      let shareB = b === a ? 0 : slopes[b]! / lengths[b]!;
      let shareC = 0;
      for (let i = 0; i < near.length && b !== a; i += 1) {
        const across = xs[b]! * xs[i]! + ys[b]! * ys[i]! + zs[b]! * zs[i]!;
        const determinant = lengths[b]! * lengths[i]! - across * across;
        const s = (slopes[b]! * lengths[i]! - slopes[i]! * across) / determinant;
        const t = (slopes[i]! * lengths[b]! - slopes[b]! * across) / determinant;
        const cost = alone - slopes[b]! * s - slopes[i]! * t;
        // For three collinear colours there is no unique minimum.
        if (determinant > 1e-18 && s > 0 && t > 0 && s + t < 1 && cost < least) {
          least = cost;
          c = i;
          shareB = s;
          shareC = t;
        }
      }
      parts.indices[0] = near[a]!;
      parts.indices[1] = near[b]!;
      parts.indices[2] = near[c]!;
      parts.shares[0] = 1 - shareB - shareC;
      parts.shares[1] = shareB;
      parts.shares[2] = shareC;
      writeMix(out, at, color, parts);
    },
  };
}

interface MixParts {
  readonly indices: Int32Array;
  readonly shares: Float64Array;
}

/** Dark colours come first, so that mixes of neighbouring pixels place their dark dots alike. */
function writeMix(out: Uint32Array, at: number, color: number, parts: MixParts): void {
  const { indices, shares } = parts;
  order(parts, 0, 1);
  order(parts, 1, 2);
  order(parts, 0, 1);
  const below = Math.round(thresholdLevels * shares[0]!);
  const belowSecond = Math.round(thresholdLevels * (shares[0]! + shares[1]!));
  out[at] = color | (below << 24);
  out[at + 1] = indices[0]! | (indices[1]! << 8) | (indices[2]! << 16) | (belowSecond << 24);
}

function order({ indices, shares }: MixParts, one: number, other: number): void {
  const [index, share] = [indices[one]!, shares[one]!];
  if (index <= indices[other]!) return;
  indices[one] = indices[other]!;
  shares[one] = shares[other]!;
  indices[other] = index;
  shares[other] = share;
}

/** Finds the palette colours that may be mixed for a colour: listed on the first request for its cell. */
function createNearLists(oklab: Float64Array): (color: number) => Uint8Array {
  const count = oklab.length / 3;
  const lists: (Uint8Array | undefined)[] = Array.from({ length: 1 << (3 * cellBits) });
  const last = (1 << cellShift) - 1;
  const middle = new Float64Array(3);
  const corner = new Float64Array(3);
  const distances = new Float64Array(count);
  const smallest = new Float64Array(leastNear);
  const list = new Uint8Array(count);

  const listFor = (red: number, green: number, blue: number): Uint8Array => {
    oklabInto(middle, 0, red + (last >> 1), green + (last >> 1), blue + (last >> 1));
    let radius = 0;
    for (let k = 0; k < 8; k += 1) {
      oklabInto(corner, 0, red + (k & 1 ? last : 0), green + (k & 2 ? last : 0), blue + (k & 4 ? last : 0));
      radius = Math.max(radius, distance(corner, 0, middle));
    }
    smallest.fill(Infinity);
    for (let index = 0; index < count; index += 1) {
      const value = distance(oklab, 3 * index, middle);
      distances[index] = value;
      let rank = leastNear;
      for (; rank > 0 && smallest[rank - 1]! > value; rank -= 1) smallest[rank] = smallest[rank - 1]!;
      if (rank < leastNear) smallest[rank] = value;
    }
    // The nearest colour to any point of the cell exceeds the middle's nearest distance by at most the cell's diameter.
    const farthest = Math.max(smallest[0]! + 2 * radius, smallest[leastNear - 1]!);
    let length = 0;
    for (let index = 0; index < count; index += 1) {
      if (distances[index]! > farthest) continue;
      list[length] = index;
      length += 1;
    }
    return list.slice(0, length);
  };

  return (color) => {
    const red = (color & 255) >> cellShift;
    const green = ((color >> 8) & 255) >> cellShift;
    const blue = color >> (16 + cellShift);
    const cell = (((blue << cellBits) | green) << cellBits) | red;
    return (lists[cell] ??= listFor(red << cellShift, green << cellShift, blue << cellShift));
  };
}

function distance(points: Float64Array, at: number, other: Float64Array): number {
  const x = points[at]! - other[0]!;
  const y = points[at + 1]! - other[1]!;
  const z = points[at + 2]! - other[2]!;
  return Math.sqrt(x * x + y * y + z * z);
}
