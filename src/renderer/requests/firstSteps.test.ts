import { describe, expect, it } from 'vitest';
import { findOptimizer } from '../../core/optimizers/registry';
import { createRun } from '../../core/simulation/run';
import { createTrajectoryColumns } from '../../core/simulation/trajectory';
import type { Client } from '../../protocol/client';
import { askFirstSteps } from './firstSteps';

/** A client whose engine is the core itself. */
const client: Pick<Client, 'openStream'> = {
  openStream: (request, { onChunk }) => {
    if (request.kind !== 'race') throw new Error('only runs are expected here');
    request.runs.forEach((asked, index) => {
      const run = createRun({
        optimizer: asked.optimizer,
        hyperparameters: asked.hyperparameters,
        landscape: request.landscape,
        start: request.start,
        steps: request.steps,
        stopWhenConverged: false,
      });
      const columns = createTrajectoryColumns(2);
      const rowCount = run.advance(columns, 0, 2);
      onChunk({
        kind: 'run',
        stream: 1,
        run: index,
        firstRow: 0,
        rowCount,
        shapePoints: 0,
        columns,
      });
    });
    return { done: Promise.resolve({ reason: 'finished', runs: [] }), cancel: () => undefined };
  },
};

function ask(id: string, library: string) {
  return askFirstSteps(client as Client, {
    optimizer: findOptimizer(id)!,
    library,
    landscape: { id: 'ravine' },
    start: [-2, 2],
  }).answer;
}

describe('the first step', () => {
  it('of RMSProp is 3.16 η in Keras and 10 η in PyTorch', async () => {
    const steps = (await ask('rmsprop', 'keras'))!;
    expect(steps.chosen).toBeCloseTo(Math.sqrt(10), 3);
    expect(steps.pytorch).toBeCloseTo(10, 3);
  });

  it('is the same for the form that PyTorch has', async () => {
    const steps = (await ask('adam', 'optax'))!;
    expect(steps.chosen).toBe(steps.pytorch);
  });

  it('can’t be told without a learning rate', async () => {
    expect(await ask('nelder-mead', 'pytorch')).toBeNull();
  });
});
