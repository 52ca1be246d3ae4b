// The title of the window: its file, and whether that has unsaved changes.
import { plainName } from '../core/text/plainName';
import type { WindowState } from './state/windowState';

/** `isMarkedBySystem`: the system shows unsaved changes in its own way. */
export function windowTitle(file: WindowState['file'], isMarkedBySystem: boolean): string {
  if (file === null) return 'Optiscape';
  const mark = file.edited && !isMarkedBySystem ? '● ' : '';
  return `${mark}${plainName(file.name)} – Optiscape`;
}
