// The open scene and its history. Every edit goes through here: it is validated, becomes one undo entry (edits with the
// same merge key, as in a drag, are merged), or is refused with the issues.
import { createStore } from 'zustand/vanilla';
import { parseScene } from '../../core/scene/parseScene';
import type { Issue } from '../../core/validation/issue';
import type { Scene } from '../../core/scene/scene';
import { inNextFrame, notInNextFrame } from '../host/nextFrame';

const historyLimit = 500;

export interface SceneState {
  readonly scene: Scene;
  readonly past: readonly Scene[];
  readonly future: readonly Scene[];
  /** The next edit is merged with the last entry if the keys are equal; null after the gesture has ended. */
  readonly mergeKey: string | null;
  /** Whether the scene was brought back, by undo or redo. */
  readonly restored: boolean;
}

export type EditOutcome = { readonly ok: true } | { readonly ok: false; readonly issues: readonly Issue[] };

export type SceneStore = ReturnType<typeof createSceneStore>;

export function createSceneStore(initial: Scene) {
  const store = createStore<SceneState>(() => ({
    scene: initial,
    past: [],
    future: [],
    mergeKey: null,
    restored: false,
  }));

  /** The document with its history, while another scene is shown. */
  let own: SceneState | null = null;

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
      const { scene, past, mergeKey: lastKey } = store.getState();
      const next = change(scene);
      if (next === scene) return { ok: true };
      const checked = parseScene(next);
      if (!checked.ok) return checked;
      const merges = mergeKey !== null && mergeKey === lastKey;
      store.setState({
        scene: next,
        past: merges ? past : [...past, scene].slice(-historyLimit),
        future: [],
        mergeKey,
        restored: false,
      });
      return { ok: true };
    },

    /** The next edit starts a new undo entry, whatever its merge key. */
    endGesture(): void {
      store.setState({ mergeKey: null });
    },

    /** Shows another scene, with a history of its own, instead of the document. */
    lend(scene: Scene): void {
      own ??= store.getState();
      store.setState({ scene, past: [], future: [], mergeKey: null, restored: true });
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

    undo(): void {
      const { scene, past, future } = store.getState();
      const previous = past.at(-1);
      if (previous === undefined) return;
      store.setState({
        scene: previous,
        past: past.slice(0, -1),
        future: [scene, ...future],
        mergeKey: null,
        restored: true,
      });
    },

    redo(): void {
      const { scene, past, future } = store.getState();
      const next = future[0];
      if (next === undefined) return;
      store.setState({
        scene: next,
        past: [...past, scene],
        future: future.slice(1),
        mergeKey: null,
        restored: true,
      });
    },
  };
}
