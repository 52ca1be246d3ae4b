// A replayed run stands at each row where the run itself has stood, and never goes back further than to the last checkpoint.
import { describe, expect, test } from 'vitest';
import { checkRunSettings } from '../simulation/checkRunSettings';
import { rowNumbers } from '../simulation/kernel';
import { resolveRun, type GraphRun } from '../simulation/runSettings';
import { createGraphTracer, type GraphState } from '../simulation/tracer';
import { createReplay, rowsBetween, type Replay } from './replay';

const start = [-1.2, 1.6] as const;
const always = (): boolean => true;

const run = resolveRun(
  checkRunSettings({ landscape: { id: 'himmelblau' }, optimizer: 'adam', hyperparameters: {} }),
) as GraphRun;

/** Where the run stands at a row, traced from the start in one go. */
function stateAt(row: number): GraphState {
  const tracer = createGraphTracer(run, { start });
  for (let at = 0; at < row;) at += tracer.rows(row - at).length / rowNumbers;
  return tracer.save();
}

/** A replay that counts the rows that it traces. */
function counted(): { replay: Replay<GraphState>; traced: () => number } {
  let rows = 0;
  const replay = createReplay<GraphState>((saved) => {
    const tracer = createGraphTracer(run, saved === null ? { start } : { saved });
    return {
      ...tracer,
      rows: (count) => {
        const found = tracer.rows(count);
        rows += found.length / rowNumbers;
        return found;
      },
    };
  }, 64);
  return {
    replay,
    traced: () => {
      const since = rows;
      rows = 0;
      return since;
    },
  };
}

describe('a replay', () => {
  test('stands at any row as the run did, forward and back', () => {
    const { replay } = counted();
    for (const row of [0, 1, 63, 64, 999, 1000, 1001, 3210, 3210, 2999, 3, 0, 2000]) {
      expect(replay.seek(row, always), `row ${row}`).toEqual(stateAt(row));
    }
  });

  test('goes on from where it stands, and back to the last checkpoint only', () => {
    const { replay, traced } = counted();
    replay.seek(5400, always);
    expect(traced()).toBe(5400);
    replay.seek(5401, always);
    expect(traced()).toBe(1);
    replay.seek(5401, always);
    expect(traced()).toBe(0);
    replay.seek(5400, always);
    expect(traced()).toBe(5400 % rowsBetween);
    replay.seek(2001, always);
    expect(traced()).toBe(1);
    replay.seek(4001, always);
    expect(traced()).toBe(1);
  });

  test('gives null when its time is over, and goes on from there', () => {
    const { replay, traced } = counted();
    const forTurns = (turns: number) => () => turns-- > 0;
    expect(replay.seek(2500, forTurns(10))).toBeNull();
    expect(traced()).toBe(640);
    let calls = 1;
    let found: GraphState | null = null;
    for (; found === null; calls++) found = replay.seek(2500, forTurns(10));
    expect(found).toEqual(stateAt(2500));
    expect(calls).toBe(4);
    expect(traced()).toBe(2500 - 640);
    expect(replay.seek(2500, () => false)).toEqual(found);
  });
});
