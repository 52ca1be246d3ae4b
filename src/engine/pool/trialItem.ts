// One run as a worker's item of which only the outcome is sent.
import { createTrialRun, outcomeToRow } from '../../core/timeline/trialRun';
import { createMeasuresChunk } from '../../protocol/chunk';
import type { TrialsSpec } from './task';
import type { ItemProducer } from './workerLoop';

/** Tries run `item` out: its outcome is one row of numbers. */
export function createTrialItem({ runs, timed }: TrialsSpec, item: number): ItemProducer {
  const request = runs[item];
  if (!request) throw new Error(`This race has no run ${item}.`);
  const trial = createTrialRun(request, timed, () => performance.now());
  return {
    advance(deadlineMs) {
      const outcome = trial.advance(deadlineMs);
      if (outcome === null) return null;
      const columns = outcomeToRow(outcome).map((value) => Float64Array.of(value));
      return {
        chunk: createMeasuresChunk(item, 0, 1, columns),
        rows: 1,
        end: { status: 'completed', rows: 1, divergedAt: null },
      };
    },
  };
}
