// The open scene and its history. Every edit goes through here: it is validated, becomes one undo entry (edits with the
// same merge key, as in a drag, are merged), or is refused with the issues.
import { createStore } from 'zustand/vanilla';
import { parseScene } from '../../core/scene/parseScene';
import type { Issue } from '../../core/validation/issue';
import type { Scene } from '../../core/scene/scene';
import { inNextFrame, notInNextFrame } from '../host/nextFrame';
import { historyOf, redone, undone, withEdit, type History } from './history';

export interface SceneState extends Omit<History<Scene>, 'now'> {
  readonly scene: Scene;
  /** Whether the scene was brought back, by undo or redo. */
  readonly restored: boolean;
}

export type EditOutcome = { readonly ok: true } | { readonly ok: false; readonly issues: readonly Issue[] };

export type SceneStore = ReturnType<typeof createSceneStore>;

export function createSceneStore(initial: Scene) {
  const store = createStore<SceneState>(() => stateOf(historyOf(initial), false));

  /** The document with its history, while another scene is shown. */
  let own: SceneState | null = null;

  const travel = (move: typeof undone): void => {
    const history = historyIn(store.getState());
    const moved = move(history);
    if (moved !== history) store.setState(stateOf(moved, true));
  };

  return {
    getState: store.getState,
    subscribe: store.subscribe,

    /**
     * Like `subscribe`, but for the interface: edits of a gesture are reported once per frame. The engine is notified
     * first, and must not wait for panels to be rendered.
     */
    subscribeByFrame(listener: () => void): () => void {
      const onFrame = (): void => listener();
      const unsubscribe = store.subscribe(({ mergeKey }) => {
        if (mergeKey === null) listener();
        else inNextFrame(onFrame);
      });
      return () => {
        notInNextFrame(onFrame);
        unsubscribe();
      };
    },

    /** Applies an edit. Consecutive edits with one `mergeKey` are one undo entry until `endGesture`. */
    edit(change: (scene: Scene) => Scene, mergeKey: string | null = null): EditOutcome {
      const history = historyIn(store.getState());
      const next = change(history.now);
      if (next === history.now) return { ok: true };
      const checked = parseScene(next);
      if (!checked.ok) return checked;
      store.setState(stateOf(withEdit(history, next, mergeKey), false));
      return { ok: true };
    },

    /** The next edit starts a new undo entry, whatever its merge key. */
    endGesture(): void {
      store.setState({ mergeKey: null });
    },

    /** Shows another scene, with a history of its own, instead of the document. */
    lend(scene: Scene): void {
      own ??= store.getState();
      store.setState(stateOf(historyOf(scene), true));
    },

    /** The document is back, as it was. */
    takeBack(): void {
      if (own === null) return;
      const back = own;
      own = null;
      store.setState({ ...back, mergeKey: null, restored: true });
    },

    /** Whether another scene than the document is shown. */
    isLent: (): boolean => own !== null,

    undo: (): void => travel(undone),
    redo: (): void => travel(redone),
  };
}

const historyIn = ({ scene, past, future, mergeKey }: SceneState): History<Scene> => ({
  now: scene,
  past,
  future,
  mergeKey,
});

const stateOf = ({ now, ...history }: History<Scene>, restored: boolean): SceneState => ({
  scene: now,
  ...history,
  restored,
});
