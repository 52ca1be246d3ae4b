// Runs commands from the keyboard, and leaves keys alone where they already mean something: in fields, sliders,
// menus and dialogs, and Space on a button that was reached by keyboard.
import { getHotkeyHandler } from '@mantine/hooks';
import {
  type CommandId,
  commandIds,
  commandKeys,
  type Key,
  type NamedKey,
  worksAnywhere,
} from '../../protocol/commands';
import type { App } from '../state/app';
import { isInRace, runCommand } from './commands';

/** These take every key: what is typed into or chosen from. The scrubber's keys are the transport's commands. */
const takesAll =
  'input:not([type="range"], [type="radio"], [type="checkbox"]), textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"], [role="dialog"]';
/** These move by arrows, Home and End. */
const takesMoves = '[role="slider"], [role="tablist"]';
/** These move by arrows alone, when the keyboard brought the focus there: who clicked on one has chosen. */
const takesArrows = 'input[type="radio"]';
/** These are pressed by Space and Enter, when the keyboard brought the focus there. */
const takesSpace = 'button, a, input[type="radio"], input[type="checkbox"]';

const arrows = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']);
const ends = new Set(['Home', 'End']);
const pressing = new Set([' ', 'Enter']);

/**
 * Whether a key press is the business of the control that has the focus. `pointed` when a pointer brought the focus
 * there: Space after a click plays, and arrows after a click on a choice step. (The browser's own :focus-visible is
 * true by the time a key arrives.)
 */
export function belongsToControl(event: KeyboardEvent, pointed: boolean): boolean {
  const { target, key } = event;
  if (!(target instanceof Element) || event.ctrlKey || event.metaKey) return false;
  if (target.closest(takesAll) !== null) return true;
  if (arrows.has(key) && !pointed && target.matches(takesArrows)) return true;
  if (arrows.has(key) || ends.has(key)) return target.closest(takesMoves) !== null;
  return pressing.has(key) && !pointed && target.matches(takesSpace);
}

/** Listens until the returned function is called. */
export function listenToKeyboard(app: App): () => void {
  const handlerOf = (ids: readonly CommandId[]) =>
    getHotkeyHandler(
      ids.flatMap((id) =>
        commandKeys(id, app.host.kind).map((key): [string, () => void] => [key, () => runCommand(app, id)]),
      ),
    );
  const handle = handlerOf(commandIds.filter(worksAnywhere));
  const handleInRace = handlerOf(commandIds.filter((id) => !worksAnywhere(id)));
  let pointed = false;
  const onPointerDown = (): void => {
    pointed = true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') pointed = false;
    if (belongsToControl(event, pointed)) return;
    handle(event);
    // Elsewhere the race's keys are the page's own: what scrolls, scrolls.
    if (isInRace(app)) handleInRace(event);
  };
  window.addEventListener('pointerdown', onPointerDown, { capture: true });
  window.addEventListener('keydown', onKeyDown);
  return () => {
    window.removeEventListener('pointerdown', onPointerDown, { capture: true });
    window.removeEventListener('keydown', onKeyDown);
  };
}

const keyNames: Readonly<Record<NamedKey, string>> = {
  Space: 'Space',
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Home: 'Home',
  End: 'End',
};

/** How a key is written for the reader: `Ctrl+Shift+Z`, or `⇧⌘Z` on a Mac. */
export function keyLabel(key: Key, mac: boolean): string {
  const parts = key.split('+').map((part) => {
    if (part === 'mod') return mac ? '⌘' : 'Ctrl';
    if (part === 'shift') return mac ? '⇧' : 'Shift';
    return Object.hasOwn(keyNames, part) ? keyNames[part as NamedKey] : part;
  });
  const last = parts.at(-1)!;
  // Shift is part of typing a question mark, nothing to be told.
  if (last === '?') return last;
  if (!mac) return parts.join('+');
  const order = '⇧⌘';
  const modifiers = parts.slice(0, -1).toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  return [...modifiers, last].join('');
}
