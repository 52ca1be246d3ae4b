// The presenter's window: open or not, and how long one has been giving the lesson or, without one, since it was opened.
import { createStore } from 'zustand/vanilla';
import type { openPresenterFrame } from '../host/presenterFrame';
import type { createNotices } from './notices';
import type { WindowStore } from './windowState';

interface PresenterWindowOptions {
  readonly windowState: WindowStore;
  readonly notify: ReturnType<typeof createNotices>['notify'];
  readonly openFrame: typeof openPresenterFrame;
  /** In milliseconds. */
  readonly clock: () => number;
  /** When the open lesson was begun, by that clock; null without one. */
  readonly lessonSince: () => number | null;
}

interface PresenterState {
  /** Null while it is not open. */
  readonly view: Window | null;
}

export function createPresenterWindow({
  windowState,
  notify,
  openFrame,
  clock,
  lessonSince,
}: PresenterWindowOptions) {
  const store = createStore<PresenterState>(() => ({ view: null }));
  const view = (): Window | null => store.getState().view;
  let since = 0;

  const close = (): void => {
    view()?.close();
    store.setState({ view: null });
  };
  windowState.subscribe(({ presenting }, before) => {
    if (presenting === null && before.presenting !== null) close();
  });

  return {
    subscribe: store.subscribe,
    view,
    /** To be called by what the user presses: browsers let a page open no window otherwise. */
    toggle(): void {
      if (view() !== null) {
        close();
        return;
      }
      const opened = openFrame(() => {
        // One that was closed may say so when the next is open.
        if (view() === opened) store.setState({ view: null });
      });
      if (opened === null) {
        notify({ kind: 'presenterBlocked' });
        return;
      }
      since = clock();
      store.setState({ view: opened });
    },
    /** Whole seconds. */
    secondsPassed: (): number => Math.floor((clock() - (lessonSince() ?? since)) / 1000),
  };
}
