// A part of a population as a worker's item: steps its particles in batches.
import { requireLandscape } from '../../core/landscapes/resolve';
import { createCheckedPopulation } from '../../core/simulation/population';
import { spreadPoints } from '../../core/simulation/spreadPoints';
import { draftPopulationChunk } from '../../protocol/chunk';
import { itemParticles, type PopulationSpec } from './task';
import type { ItemProducer } from './workerLoop';

/** Particle updates between two clock checks. */
const batchUpdates = 100_000;

/** Steps part `item`; its particles are one chunk. */
export function createPopulationItem(spec: PopulationSpec, item: number): ItemProducer {
  const { domain } = requireLandscape(spec.landscape).landscape;
  const first = item * itemParticles;
  const count = Math.min(itemParticles, spec.count - first);
  // Each part has its own random numbers, whichever worker computes it.
  const population = createCheckedPopulation({
    ...spec,
    sequence: item,
    starts: spreadPoints(domain, first, count),
  });
  const batch = Math.max(1, Math.floor(batchUpdates / count));
  return {
    advance(deadlineMs) {
      while (population.steps < spec.steps) {
        population.step(Math.min(batch, spec.steps - population.steps));
        if (population.steps < spec.steps && performance.now() >= deadlineMs) return null;
      }
      const { buffer, positions } = draftPopulationChunk(first, count);
      positions.set(population.theta);
      population.dispose();
      return { chunk: buffer, rows: count, end: 'complete' };
    },
  };
}
