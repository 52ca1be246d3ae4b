// The thresholds for dithering: a deterministic tile of blue noise.
import { createRandom } from '../../../core/random/random';

/** Width and height of the tile, a power of two. */
export const tileSize = 32;

/** Thresholds are below this number. */
export const thresholdLevels = 255;

/** The range at which a dot repels others, in pixels. */
const spread = 1.5;
const reach = 7;

/** Equal voids would be filled in order, as a lattice, so they are slightly uneven at first. */
const unevenness = 0.1;

/**
 * Thresholds of 0 … `thresholdLevels` − 1, row by row; the tile repeats seamlessly. The dots below any threshold are
 * spread evenly without a pattern: each is placed in the largest void between the earlier ones (the filling step of
 * Ulichney's "void and cluster", 1993).
 */
export function createThresholds(): Uint8Array {
  const count = tileSize * tileSize;
  const thresholds = new Uint8Array(count);
  const crowd = new Float64Array(count);
  const random = createRandom(0);
  for (let i = 0; i < count; i += 1) crowd[i] = unevenness * random.uniform();
  for (let rank = 0; rank < count; rank += 1) {
    let emptiest = 0;
    for (let i = 1; i < count; i += 1) if (crowd[i]! < crowd[emptiest]!) emptiest = i;
    thresholds[emptiest] = Math.floor((rank * thresholdLevels) / count);
    const x = emptiest % tileSize;
    const y = (emptiest - x) / tileSize;
    for (let dy = -reach; dy <= reach; dy += 1) {
      for (let dx = -reach; dx <= reach; dx += 1) {
        const at = ((y + dy) & (tileSize - 1)) * tileSize + ((x + dx) & (tileSize - 1));
        crowd[at]! += Math.exp(-(dx * dx + dy * dy) / (2 * spread * spread));
      }
    }
    crowd[emptiest] = Infinity;
  }
  return thresholds;
}
