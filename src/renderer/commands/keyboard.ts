// Runs commands from the keyboard, but ignores keys that already have a meaning: in fields, sliders, menus and dialogs,
// and Space on a button that was focused by keyboard.
import { getHotkeyHandler } from '@mantine/hooks';
import {
  type CommandId,
  commandIds,
  commandKeys,
  type Key,
  type NamedKey,
  whilePresenting,
  worksAnywhere,
} from '../../protocol/commands';
import type { App } from '../state/app';
import { isDialogOpen, noDialog } from '../state/windowState';
import { isInRace, runCommand } from './commands';
import { takesLessonKey } from './lessonKeys';

/** Controls that take every key, such as text fields and lists. The scrubber's keys are the transport's commands. */
const takesAll =
  'input:not([type="range"], [type="radio"], [type="checkbox"]), textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"], [role="dialog"]';
/** Controls that use arrows, Home and End. */
const takesMoves = '[role="slider"], [role="tablist"], [role="separator"]';
/** Controls that use arrows only if they were focused by keyboard: after a click, the choice is made, and texts stay where they are. */
const takesArrows = 'input[type="radio"], [data-scrolled]';
/** Controls that use Space and Enter if they were focused by keyboard. */
const takesSpace = 'button, a, input[type="radio"], input[type="checkbox"]';

/** A dialog over the window, closing ones included. */
const dialog = '[aria-modal="true"]';

const arrows = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']);
const ends = new Set(['Home', 'End']);
const pressing = new Set([' ', 'Enter']);

/**
 * Whether a key press belongs to the focused control. `pointed` if a pointer set the focus: after a click, Space plays,
 * and arrows step even on a choice. (The browser's own :focus-visible is already true when a key arrives.) A dialog that is
 * closing has the focus, but takes no keys.
 */
export function belongsToControl(event: KeyboardEvent, pointed: boolean, dialogOpen: boolean): boolean {
  const { target, key } = event;
  if (!(target instanceof Element) || event.ctrlKey || event.metaKey) return false;
  if (!dialogOpen && inDialog(event)) return false;
  if (target.closest(takesAll) !== null) return true;
  if (arrows.has(key) && !pointed && target.matches(takesArrows)) return true;
  if (arrows.has(key) || ends.has(key)) return target.closest(takesMoves) !== null;
  return pressing.has(key) && !pointed && target.matches(takesSpace);
}

function inDialog({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest(dialog) !== null;
}

/** Commands that work while presenting, with their keys: one that only works then goes before others with the same key. */
function presentingKeys(app: App): (readonly [key: Key, id: CommandId])[] {
  const keysOf = (kind: 'only' | 'too') =>
    commandIds
      .filter((id) => whilePresenting(id) === kind)
      .flatMap((id) => commandKeys(id, app.host.kind).map((key) => [key, id] as const));
  const own = keysOf('only');
  const taken = new Set(own.map(([key]) => key));
  return [...own, ...keysOf('too').filter(([key]) => !taken.has(key))];
}

/** Listens until the returned function is called. */
export function listenToKeyboard(app: App): () => void {
  const handlerOf = (ids: readonly CommandId[]) =>
    getHotkeyHandler(
      ids.flatMap((id) =>
        commandKeys(id, app.host.kind).map((key): [string, () => void] => [key, () => runCommand(app, id)]),
      ),
    );
  const usual = commandIds.filter((id) => whilePresenting(id) !== 'only');
  const handle = handlerOf(usual.filter(worksAnywhere));
  const handleInRace = handlerOf(usual.filter((id) => !worksAnywhere(id)));
  const handlePresenting = getHotkeyHandler(
    presentingKeys(app).map(([key, id]): [string, () => void] => [
      key,
      () => {
        if (worksAnywhere(id) || isInRace(app)) runCommand(app, id);
      },
    ]),
  );
  const isPresenting = (): boolean => {
    const state = app.window.getState();
    return state.presenting !== null && !isDialogOpen(state);
  };
  let pointed = false;
  /** Of the control that has the focus again when the dialog is closed. */
  let pointedBefore = false;
  const stopWatching = app.window.subscribe((state, previous) => {
    const [open, wasOpen] = [isDialogOpen(state), isDialogOpen(previous)];
    if (open && !wasOpen) pointedBefore = pointed;
    if (!open && wasOpen) pointed = pointedBefore;
  });
  const onPointerDown = (): void => {
    pointed = true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') pointed = false;
    const dialogOpen = isDialogOpen(app.window.getState());
    if (event.key === 'Escape' && dialogOpen && !inDialog(event)) {
      // A dialog that has just been opened does not listen yet.
      app.window.setState(noDialog);
      return;
    }
    if (belongsToControl(event, pointed, dialogOpen)) return;
    handle(event);
    // In other workspaces the race's keys keep their default action, such as scrolling.
    if (isInRace(app)) handleInRace(event);
  };
  // While presenting, keys come from a clicker, which knows nothing of what has the focus: no control gets any but Tab, and Enter
  // where Tab has led to it.
  const onPresentingKey = (event: KeyboardEvent): void => {
    if (takesLessonKey(app, event)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (!isPresenting() || event.key === 'Tab') return;
    if (event.key === 'Enter' && belongsToControl(event, pointed, false)) return;
    event.stopImmediatePropagation();
    // A button of a clicker that is held says the same once; arrows go on.
    if (event.repeat && !arrows.has(event.key)) event.preventDefault();
    else handlePresenting(event);
  };
  const onPresentingKeyUp = (event: KeyboardEvent): void => {
    // It would press a button.
    if (isPresenting() && event.key === ' ') event.preventDefault();
  };
  window.addEventListener('pointerdown', onPointerDown, { capture: true });
  window.addEventListener('keydown', onPresentingKey, { capture: true });
  window.addEventListener('keyup', onPresentingKeyUp, { capture: true });
  window.addEventListener('keydown', onKeyDown);
  return () => {
    stopWatching();
    window.removeEventListener('pointerdown', onPointerDown, { capture: true });
    window.removeEventListener('keydown', onPresentingKey, { capture: true });
    window.removeEventListener('keyup', onPresentingKeyUp, { capture: true });
    window.removeEventListener('keydown', onKeyDown);
  };
}

const keyNames: Readonly<Record<NamedKey, string>> = {
  Space: 'Space',
  Enter: 'Enter',
  Backspace: 'Backspace',
  Escape: 'Esc',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  F5: 'F5',
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Home: 'Home',
  End: 'End',
};

/** A key as shown to the user: `Ctrl+Shift+Z`, or `⇧⌘Z` on a Mac. */
export function keyLabel(key: Key, mac: boolean): string {
  const parts = key.split('+').map((part) => {
    if (part === 'mod') return mac ? '⌘' : 'Ctrl';
    if (part === 'shift') return mac ? '⇧' : 'Shift';
    return Object.hasOwn(keyNames, part) ? keyNames[part as NamedKey] : part;
  });
  const last = parts.at(-1)!;
  // Shift is needed to type a question mark, so it is not shown.
  if (last === '?') return last;
  if (!mac) return parts.join('+');
  const order = '⇧⌘';
  const modifiers = parts.slice(0, -1).toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  return [...modifiers, last].join('');
}
