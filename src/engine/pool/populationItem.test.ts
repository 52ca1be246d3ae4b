// A population in parts, each of them an item.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { requireLandscape } from '../../core/landscapes/resolve';
import { checkRunSettings } from '../../core/simulation/checkRunSettings';
import { createPopulation } from '../../core/simulation/population';
import { spreadPoints } from '../../core/simulation/spreadPoints';
import { decodeChunk } from '../../protocol/chunk';
import { createPopulationItem } from './populationItem';
import { itemCount, itemParticles, type PopulationSpec } from './task';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

const population = (count: number, steps: number): PopulationSpec => ({
  kind: 'population',
  ...checkRunSettings({
    landscape: { id: 'rosenbrock' },
    optimizer: 'sgd',
    hyperparameters: { learningRate: 1e-4 },
    noise: { kind: 'gaussian', scale: 0.1 },
    seed: 5,
  }),
  count,
  steps,
});

it('has a part for each 4096 particles', () => {
  expect([1, 4096, 4097].map((count) => itemCount(population(count, 1)))).toEqual([1, 1, 2]);
});

it('steps each part with the random numbers of its own', () => {
  const spec = population(itemParticles + 10, 20);
  const { domain } = requireLandscape(spec.landscape).landscape;
  const output = createPopulationItem(spec, 1).advance(Infinity);
  expect(output).toMatchObject({ rows: 10, end: 'complete' });
  const decoded = decodeChunk(output!.chunk!);
  const alone = (sequence: number) => {
    const particles = createPopulation({
      ...spec,
      sequence,
      starts: spreadPoints(domain, itemParticles, 10),
    });
    particles.step(20);
    return particles.theta;
  };
  expect(decoded).toMatchObject({
    ok: true,
    chunk: { kind: 'population', firstRow: itemParticles, rowCount: 10 },
  });
  if (decoded.ok && decoded.chunk.kind === 'population') expect(decoded.chunk.positions).toEqual(alone(1));
  expect(alone(0)).not.toEqual(alone(1));
});

it('looks at the clock after 100 000 updates', () => {
  const past = performance.now() - 1;
  const item = createPopulationItem(population(1000, 250), 0);
  expect(item.advance(past)).toBeNull();
  expect(item.advance(past)).toBeNull();
  expect(item.advance(past)).toMatchObject({ rows: 1000, end: 'complete' });
});

it('takes all steps that it is asked for, and no more, in as many batches as it needs', () => {
  const spec = population(1000, 250);
  const { domain } = requireLandscape(spec.landscape).landscape;
  const particles = createPopulation({ ...spec, sequence: 0, starts: spreadPoints(domain, 0, 1000) });
  particles.step(250);
  const decoded = decodeChunk(createPopulationItem(spec, 0).advance(Infinity)!.chunk!);
  if (!decoded.ok || decoded.chunk.kind !== 'population') throw new Error('no population');
  expect(decoded.chunk.positions).toEqual(particles.theta);
});

it('has no more time at its deadline', () => {
  expect(createPopulationItem(population(1000, 101), 0).advance(performance.now())).toBeNull();
});
