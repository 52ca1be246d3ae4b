// Why runs have diverged: the updates that tell it, asked for while something shows them. The last few are kept.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Divergence } from '../../core/explanation/divergenceInWords';
import type { Trajectory } from '../../core/simulation/trajectory';
import type { Client } from '../../protocol/client';
import { loadExplanation } from '../requests/loadExplanation';
import { explainedRun, type ExplanationWish } from './explanations';
import { createLatestOnly } from './latestOnly';

/** The wish's step is the one from which on the run has diverged. */
interface DivergenceWish extends ExplanationWish {
  readonly run: Trajectory;
}

const mostKept = 16;

export interface Divergences {
  /** What is known, by `divergenceKey`. */
  readonly store: StoreApi<ReadonlyMap<string, Divergence>>;
  /** Asks for one, unless it was asked for last. */
  want(wish: DivergenceWish): void;
}

export const divergenceKey = (wish: ExplanationWish): string => `${explainedRun(wish)} ${wish.step}`;

export function createDivergences(client: Client): Divergences {
  const store = createStore<ReadonlyMap<string, Divergence>>(() => new Map());
  let asked = '';
  const ask = createLatestOnly<DivergenceWish, Divergence>({
    async load({ scene, runner, run, step }, signal) {
      const last = await loadExplanation(client, scene, runner, step, signal);
      if (last === null) return null;
      const since = last.stability.unstableSince;
      const first =
        since === null || since === step ? last : await loadExplanation(client, scene, runner, since, signal);
      return first && { last, first: since === null ? null : first, lowestAt: lowestRow(run, step) };
    },
    finishesFirst: () => false,
    onLoaded(divergence, wish) {
      const kept = [...store.getState()].slice(1 - mostKept);
      store.setState(new Map([...kept, [divergenceKey(wish), divergence]]), true);
    },
    // Beside it, the run itself says what has become of it.
    onFailed: () => undefined,
  });
  return {
    store,
    want(wish) {
      const key = divergenceKey(wish);
      if (key === asked || store.getState().has(key)) return;
      asked = key;
      ask(wish);
    },
  };
}

/** The row before `end` with the lowest f. */
function lowestRow({ columns: { values } }: Trajectory, end: number): number {
  let lowest = 0;
  for (let row = 1; row < end; row += 1) if (values[row]! < values[lowest]!) lowest = row;
  return lowest;
}
