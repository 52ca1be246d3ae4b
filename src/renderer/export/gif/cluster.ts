// Clusters weighted points in three dimensions.

/** x, y and z of each point in sequence, and its weight. */
export interface WeightedPoints {
  readonly positions: Float64Array;
  readonly weights: Float64Array;
}

/**
 * At most `count` centres (x, y, z of each) that, together with those of `fixed`, are close to all points: boxes with
 * the largest sum of squared distances are split, then the centres are moved to the means of their nearest points
 * `refinements` times (Lloyd's algorithm). The result is deterministic.
 */
export function clusterCenters(
  points: WeightedPoints,
  fixed: Float64Array,
  count: number,
  refinements: number,
): Float64Array {
  const centers = new Float64Array(fixed.length + 3 * count);
  centers.set(fixed);
  const free = splitBoxes(points, count);
  centers.set(free, fixed.length);
  const used = centers.subarray(0, fixed.length + free.length);
  for (let round = 0; round < refinements; round += 1) moveCenters(points, used, fixed.length / 3);
  return used.slice(fixed.length);
}

/**
 * The extreme points towards the faces, edges and corners of the bounding box, without duplicates. Means of points
 * can't reach them.
 */
export function outermostPoints(positions: Float64Array): Set<number> {
  const count = positions.length / 3;
  const ranges = [0, 1, 2].map((axis) => {
    let [min, max] = [Infinity, -Infinity];
    for (let point = 0; point < count; point += 1) {
      min = Math.min(min, positions[3 * point + axis]!);
      max = Math.max(max, positions[3 * point + axis]!);
    }
    return max > min ? max - min : Infinity;
  });
  const found = new Set<number>();
  for (let direction = 0; direction < 27; direction += 1) {
    const toX = ((direction % 3) - 1) / ranges[0]!;
    const toY = ((Math.floor(direction / 3) % 3) - 1) / ranges[1]!;
    const toZ = (Math.floor(direction / 9) - 1) / ranges[2]!;
    let outermost = 0;
    let farthest = -Infinity;
    for (let point = 0; point < count; point += 1) {
      const out =
        toX * positions[3 * point]! + toY * positions[3 * point + 1]! + toZ * positions[3 * point + 2]!;
      if (out > farthest) {
        farthest = out;
        outermost = point;
      }
    }
    if (toX !== 0 || toY !== 0 || toZ !== 0) found.add(outermost);
  }
  return found;
}

/** A range of the ordered points, its spread, and the reduction by splitting at `middle` along `axis`. */
interface ColorBox {
  readonly from: number;
  readonly to: number;
  readonly mean: readonly [number, number, number];
  readonly axis: 0 | 1 | 2;
  /** Weighted sum of squared distances from the mean. */
  readonly spread: number;
}

function splitBoxes(points: WeightedPoints, count: number): Float64Array {
  const { positions, weights } = points;
  const order = Uint32Array.from(weights.keys());
  const boxes: ColorBox[] =
    weights.length === 0 || count === 0 ? [] : [measureBox(points, order, 0, weights.length)];
  while (boxes.length < count) {
    let widest = 0;
    for (let i = 1; i < boxes.length; i += 1) if (boxes[i]!.spread > boxes[widest]!.spread) widest = i;
    const { from, to, mean, axis, spread } = boxes[widest]!;
    if (!(spread > 1e-12)) break;
    let middle = from;
    for (let i = from; i < to; i += 1) {
      const point = order[i]!;
      if (positions[3 * point + axis]! >= mean[axis]) continue;
      order[i] = order[middle]!;
      order[middle] = point;
      middle += 1;
    }
    boxes[widest] = measureBox(points, order, from, middle);
    boxes.push(measureBox(points, order, middle, to));
  }
  return Float64Array.from(boxes.flatMap(({ mean }) => mean));
}

function measureBox(
  { positions, weights }: WeightedPoints,
  order: Uint32Array,
  from: number,
  to: number,
): ColorBox {
  const sums = [0, 0, 0];
  const squares = [0, 0, 0];
  let total = 0;
  for (let i = from; i < to; i += 1) {
    const point = order[i]!;
    const weight = weights[point]!;
    total += weight;
    for (let axis = 0; axis < 3; axis += 1) {
      const value = positions[3 * point + axis]!;
      sums[axis]! += weight * value;
      squares[axis]! += weight * value * value;
    }
  }
  const mean = [sums[0]! / total, sums[1]! / total, sums[2]! / total] as const;
  const spreads = squares.map((square, axis) => square - mean[axis]! * sums[axis]!);
  const widest = spreads.indexOf(Math.max(...spreads)) as 0 | 1 | 2;
  return { from, to, mean, axis: widest, spread: spreads[0]! + spreads[1]! + spreads[2]! };
}

/** One iteration of Lloyd's: each centre after the first `fixedCount` moves to the mean of its nearest points. */
function moveCenters(
  { positions, weights }: WeightedPoints,
  centers: Float64Array,
  fixedCount: number,
): void {
  const count = centers.length / 3;
  const sums = new Float64Array(4 * count);
  let farthest = -1;
  let farthestCost = 0;
  for (let point = 0; point < weights.length; point += 1) {
    const x = positions[3 * point]!;
    const y = positions[3 * point + 1]!;
    const z = positions[3 * point + 2]!;
    const weight = weights[point]!;
    let nearest = 0;
    let least = Infinity;
    for (let center = 0; center < count; center += 1) {
      const dx = x - centers[3 * center]!;
      const dy = y - centers[3 * center + 1]!;
      const dz = z - centers[3 * center + 2]!;
      const distance = dx * dx + dy * dy + dz * dz;
      if (distance < least) {
        least = distance;
        nearest = center;
      }
    }
    sums[4 * nearest]! += weight * x;
    sums[4 * nearest + 1]! += weight * y;
    sums[4 * nearest + 2]! += weight * z;
    sums[4 * nearest + 3]! += weight;
    if (weight * least > farthestCost) {
      farthestCost = weight * least;
      farthest = point;
    }
  }
  for (let center = fixedCount; center < count; center += 1) {
    const total = sums[4 * center + 3]!;
    if (total > 0) {
      for (let axis = 0; axis < 3; axis += 1) centers[3 * center + axis] = sums[4 * center + axis]! / total;
    } else if (farthest >= 0) {
      // One centre per iteration that has lost all its points restarts at the point with the largest error.
      for (let axis = 0; axis < 3; axis += 1) centers[3 * center + axis] = positions[3 * farthest + axis]!;
      farthest = -1;
    }
  }
}
