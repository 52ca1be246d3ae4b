import { describe, expect, it } from 'vitest';
import { findOptimizer } from '../../core/optimizers/registry';
import { createLane } from '../../core/simulation/lane';
import { createTrajectoryColumns } from '../../core/simulation/trajectory';
import type { Client } from '../../protocol/client';
import { askFirstSteps } from './firstSteps';

/** A client whose engine is the core itself. */
const client: Pick<Client, 'openStream'> = {
  openStream: (request, { onChunk }) => {
    if (request.kind !== 'run') throw new Error('only runs are expected here');
    request.lanes.forEach((asked, index) => {
      const lane = createLane({
        optimizer: asked.optimizer,
        hyperparameters: asked.hyperparameters,
        landscape: request.landscape,
        start: request.start,
        steps: request.steps,
        stopWhenConverged: false,
      });
      const columns = createTrajectoryColumns(2);
      const rowCount = lane.advance(columns, 0, 2);
      onChunk({
        kind: 'run',
        stream: 1,
        sequence: index,
        lane: index,
        firstRow: 0,
        rowCount,
        figurePoints: 0,
        columns,
      });
    });
    return { done: Promise.resolve({ reason: 'finished', lanes: [] }), cancel: () => undefined };
  },
};

function ask(id: string, convention: string) {
  return askFirstSteps(client as Client, {
    optimizer: findOptimizer(id)!,
    convention,
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
