// The keys of an open lesson: Page Down and Page Up lead through it, and numbers count a show of hands while its question is asked.
import type { App } from '../state/app';
import { isDialogOpen } from '../state/windowState';

/** Fields and lists keep their keys. */
const takesKeys =
  'input:not([type="range"], [type="radio"], [type="checkbox"]), textarea, [role="menu"], [role="listbox"]';

/** Whether a key press was the lesson's, which has then done what it means. While presenting, keys that lead on are the presentation's. */
export function takesLessonKey(app: App, event: KeyboardEvent): boolean {
  const open = app.lessons.open();
  const state = app.window.getState();
  if (open === null || isDialogOpen(state) || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.target instanceof Element && event.target.closest(takesKeys) !== null) return false;
  const answer = Number(/^(?:Digit|Numpad)([1-6])$/.exec(event.code)?.[1] ?? 0) - 1;
  if (open.place.beat === 0 && answer >= 0 && answer < open.tally.length) {
    if (!event.repeat) app.lessons.count(answer, event.shiftKey ? -1 : 1);
    return true;
  }
  if (state.presenting !== null) return false;
  if (event.key !== 'PageDown' && event.key !== 'PageUp') return false;
  if (event.repeat) return true;
  if (event.key === 'PageDown') app.lessons.next();
  else app.lessons.back();
  return true;
}
