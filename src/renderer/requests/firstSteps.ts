// The length of a rule's first step in units of its learning rate: in the chosen form and in PyTorch's, each with its
// library's defaults. The engine takes the steps, so that the statement is what the rules really do.
import type { Point } from '../../core/geometry/domain';
import type { LandscapeReference } from '../../core/landscapes/reference';
import { defaultHyperparameters } from '../../core/hyperparameters/validateHyperparameters';
import type { OptimizerDescription } from '../../core/optimizers/optimizer';
import type { Client } from '../../protocol/client';

/** For the coordinate that moves farther. */
export interface FirstSteps {
  readonly chosen: number;
  readonly pytorch: number;
}

export interface FirstStepsRequest {
  readonly optimizer: OptimizerDescription;
  readonly library: string;
  readonly landscape: LandscapeReference;
  readonly start: Point;
}

/** Null if it is undefined: without a learning rate, or if the first step isn't finite. */
export function askFirstSteps(
  client: Client,
  { optimizer, library, landscape, start }: FirstStepsRequest,
): { readonly answer: Promise<FirstSteps | null>; cancel(): void } {
  const libraries = [library, 'pytorch'];
  const rates = libraries.map((each) =>
    Number(defaultHyperparameters(optimizer, { convention: each }).learningRate),
  );
  if (!rates.every((rate) => rate > 0)) {
    return { answer: Promise.resolve(null), cancel: () => undefined };
  }
  const lengths = libraries.map(() => NaN);
  const stream = client.openStream(
    {
      kind: 'race',
      landscape,
      start: [start[0], start[1]],
      steps: 1,
      seed: 0,
      stopWhenConverged: false,
      runs: libraries.map((each) => ({ optimizer: optimizer.id, hyperparameters: { convention: each } })),
    },
    {
      onChunk: (chunk) => {
        if (chunk.kind !== 'run' || chunk.firstRow + chunk.rowCount < 2) return;
        const row = 1 - chunk.firstRow;
        const moved = ([0, 1] as const).map((axis) =>
          Math.abs(chunk.columns.positions[2 * row + axis]! - start[axis]),
        );
        lengths[chunk.run] = Math.max(...moved) / rates[chunk.run]!;
      },
    },
  );
  return {
    cancel: () => stream.cancel(),
    answer: stream.done.then(({ reason }) => {
      const [chosen = NaN, pytorch = NaN] = lengths;
      return reason === 'finished' && Number.isFinite(chosen) && Number.isFinite(pytorch)
        ? { chosen, pytorch }
        : null;
    }),
  };
}
