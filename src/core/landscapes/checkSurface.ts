// Checks whether a function is a surface on a domain: finite everywhere, and not flat.
import { batchSize } from '../expression/batch';
import type { LandscapeFunction } from './define';
import { valueBatch, type LandscapeNumbers } from './evaluate';
import type { Domain } from '../geometry/domain';

const samplesAcross = 65;
/** Values that differ by less, relative to their magnitude, are equal up to rounding. */
const roundings = 1e-14;

/** The problem, with numbers as they are shown: a point without a finite value, or the value of a flat function. */
export type SurfaceTrouble =
  | { readonly kind: 'notFinite'; readonly x: string; readonly y: string; readonly value: string }
  | { readonly kind: 'constant'; readonly value: string };

/** Evenly from end to end, both included, and 0 if it lies between. */
function samples([low, high]: readonly [number, number]): number[] {
  const last = samplesAcross - 1;
  const even = Array.from({ length: samplesAcross }, (_, i) =>
    i === last ? high : low + ((high - low) * i) / last,
  );
  if (low < 0 && high > 0 && !even.includes(0)) even.push(0);
  return even.toSorted((a, b) => a - b);
}

/**
 * The problem of a function on the domain, found by samples on a grid with edges, centre and axes; null if there is none.
 * Of several points, the first by y, then by x, is reported. Numbers without a value make the function NaN.
 */
export function checkSurface(
  definition: Pick<LandscapeFunction, 'value'>,
  numbers: LandscapeNumbers,
  domain: Domain,
): SurfaceTrouble | null {
  const { block, setInputs, run } = valueBatch(definition);
  setInputs(numbers);
  const [columns, rows] = [samples(domain.x), samples(domain.y)];
  block.set(columns, 0);
  let [lowest, highest] = [Infinity, -Infinity];
  for (const y of rows) {
    block.fill(y, batchSize, batchSize + columns.length);
    run(columns.length);
    for (const [i, x] of columns.entries()) {
      const value = block[2 * batchSize + i] ?? NaN;
      if (!Number.isFinite(value)) {
        return {
          kind: 'notFinite',
          x: shown(x),
          y: shown(y),
          value: Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞',
        };
      }
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
    }
  }
  const isFlat = highest - lowest <= roundings * Math.max(Math.abs(lowest), Math.abs(highest));
  return isFlat ? { kind: 'constant', value: shown(lowest) } : null;
}

const shown = (value: number): string => String(Number(value.toPrecision(6)));
