// The update that is explained at a moment of the race.
import type { RunState } from '../simulation/trajectory';

/** The update that leads on from the play head; at the end of a run the last one. */
export function explainedStep(step: number, { rows, divergedAt }: RunState): number {
  const last = lastExplained({ rows, divergedAt });
  return Math.max(1, Math.min(Math.floor(step) + 1, last));
}

/** The last update of a run: the one that diverged, if one did. */
export function lastExplained({ rows, divergedAt }: Pick<RunState, 'rows' | 'divergedAt'>): number {
  return Math.max(1, divergedAt ?? rows - 1);
}
