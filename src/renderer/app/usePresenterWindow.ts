// The presenter's window, for components.
import { useSyncExternalStore } from 'react';
import { useApp } from './appContext';

/** Null while it is not open. */
export function usePresenterWindow(): Window | null {
  const { presenterWindow } = useApp();
  return useSyncExternalStore(presenterWindow.subscribe, presenterWindow.view);
}
