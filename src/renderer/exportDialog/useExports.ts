// The window's exports, for components.
import { useSyncExternalStore } from 'react';
import { useApp } from '../app/appContext';
import type { ExportTask } from '../export/exportQueue';

export function useExports(): readonly ExportTask[] {
  const { exports } = useApp();
  return useSyncExternalStore(exports.subscribe, exports.getState);
}
