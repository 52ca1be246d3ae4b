// Whether a formula makes a surface on a domain: finite everywhere, and not flat.
import { batchSize, createBatch, type BatchFunction } from '../expression/batch';
import type { Domain } from '../landscapes/landscape';
import { parameterInput, type Formula } from './formula';
import { problem, type FormulaProblem } from './problem';

const samplesAcross = 65;
/** Values that differ by less, relative to their size, are one value with different roundings. */
const roundings = 1e-14;

const batches = new WeakMap<Formula, BatchFunction>();

function batchOf(formula: Formula): BatchFunction {
  let found = batches.get(formula);
  if (found === undefined) {
    found = createBatch([formula.value]);
    batches.set(formula, found);
  }
  return found;
}

/** Evenly from end to end, both included, and 0 where it lies between. */
function samples([low, high]: readonly [number, number]): number[] {
  const last = samplesAcross - 1;
  const even = Array.from({ length: samplesAcross }, (_, i) =>
    i === last ? high : low + ((high - low) * i) / last,
  );
  if (low < 0 && high > 0 && !even.includes(0)) even.push(0);
  return even.toSorted((a, b) => a - b);
}

/**
 * What is wrong with the formula on the domain, by samples on a grid that holds edges, centre and axes; null where
 * nothing is. The first point from the lowest y, there from the lowest x, is named. Parameters without a value make the
 * formula NaN.
 */
export function checkFormulaOn(
  formula: Formula,
  domain: Domain,
  parameterValues: Readonly<Record<string, number>>,
): FormulaProblem | null {
  const { planes, setInputs, run } = batchOf(formula);
  setInputs(
    Object.fromEntries(
      formula.parameters.map((name) => [parameterInput(name), parameterValues[name] ?? NaN]),
    ),
  );
  const [columns, rows] = [samples(domain.x), samples(domain.y)];
  planes.set(columns, 0);
  let [lowest, highest] = [Infinity, -Infinity];
  for (const y of rows) {
    planes.fill(y, batchSize, batchSize + columns.length);
    run(columns.length);
    for (const [i, x] of columns.entries()) {
      const value = planes[2 * batchSize + i] ?? NaN;
      if (!Number.isFinite(value)) {
        return problem('notFinite', 0, formula.text.length, {
          x: shown(x),
          y: shown(y),
          value: Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞',
        });
      }
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
    }
  }
  const isFlat = highest - lowest <= roundings * Math.max(Math.abs(lowest), Math.abs(highest));
  return isFlat ? problem('constantOnDomain', 0, formula.text.length, { value: shown(lowest) }) : null;
}

const shown = (value: number): string => String(Number(value.toPrecision(6)));
