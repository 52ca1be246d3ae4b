// Runs of which only the outcome is asked of the engine: as many at a time as one request may have.
import { limits, type Scene, type SceneRunner } from '../../core/scene/scene';
import { outcomeOfRow, type TrialOutcome } from '../../core/timeline/trialRun';
import type { Client } from '../../protocol/client';
import { raceRequest } from '../../protocol/raceRequest';

export interface TryOptions {
  /** Whether runs are repeated for the time of a step. */
  readonly timed: boolean;
  readonly signal: AbortSignal;
  /** Called with the outcomes of a runner's runs, once they are all there. */
  readonly onOutcomes: (index: number, outcomes: readonly TrialOutcome[]) => void;
}

/** A run that could not be computed counts as diverged. */
const failed: TrialOutcome = {
  finalLoss: Infinity,
  bestLoss: Infinity,
  divergedAt: null,
  secondsPerStep: null,
  settledLoss: Infinity,
};

/** Cuts a list of runners into parts whose runs fit into one request. */
function partsOf(
  runners: readonly SceneRunner[],
  { steps }: Scene,
): (readonly [first: number, end: number])[] {
  const most = Math.max(1, Math.min(limits.totalRuns, Math.floor(limits.totalSteps / steps)));
  const parts: [number, number][] = [];
  let runs = 0;
  runners.forEach((runner, index) => {
    const more = runner.runs.count;
    const last = parts.at(-1);
    if (last === undefined || runs + more > most) {
      parts.push([index, index + 1]);
      runs = more;
    } else {
      last[1] = index + 1;
      runs += more;
    }
  });
  return parts;
}

/**
 * Tries each of some runners, with its family, in the scene's race. Rejects with the signal's reason when that is aborted,
 * and with a `FailureError` if the race is refused or the connection is lost.
 */
export async function tryRuns(
  client: Client,
  scene: Scene,
  runners: readonly SceneRunner[],
  { timed, signal, onOutcomes }: TryOptions,
): Promise<void> {
  for (const [first, end] of partsOf(runners, scene)) {
    signal.throwIfAborted();
    const part = runners.slice(first, end);
    const { request, runs } = raceRequest(scene, part);
    const outcomes = new Map(part.map((runner): [SceneRunner, TrialOutcome[]] => [runner, []]));
    const take = (run: number, outcome: TrialOutcome): void => {
      const { runner } = runs[run]!;
      const all = outcomes.get(runner)!;
      all.push(outcome);
      if (all.length === runner.runs.count) onOutcomes(first + part.indexOf(runner), all);
    };
    const stream = client.openStream(
      { ...request, kind: 'trials', timed },
      {
        signal,
        onChunk: (chunk) => {
          if (chunk.kind !== 'measures') return;
          take(chunk.run, outcomeOfRow(chunk.columns.map(([value = NaN]) => value)));
        },
      },
    );
    const { reason, runs: ends } = await stream.done;
    signal.throwIfAborted();
    if (reason !== 'finished') throw new Error('The computation was interrupted.');
    ends.forEach(({ status }, run) => {
      if (status === 'failed') take(run, failed);
    });
  }
}
