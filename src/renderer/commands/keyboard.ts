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
import { inEditor } from './editorCommands';
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
  const { key } = event;
  const target = elementOf(event);
  if (target === null || event.ctrlKey || event.metaKey) return false;
  if (!dialogOpen && inDialog(event)) return false;
  if (target.closest(takesAll) !== null) return true;
  if (arrows.has(key) && !pointed && target.matches(takesArrows)) return true;
  if (arrows.has(key) || ends.has(key)) return target.closest(takesMoves) !== null;
  return pressing.has(key) && !pointed && target.matches(takesSpace);
}

/** In a menu over a dialog, which closes by itself. */
function inMenu(event: KeyboardEvent): boolean {
  return (elementOf(event)?.closest('[role="menu"]') ?? null) !== null;
}

function inDialog(event: KeyboardEvent): boolean {
  return (elementOf(event)?.closest(dialog) ?? null) !== null;
}

/** What has the focus. Elements of the presenter's window have another constructor than this page's. */
function elementOf({ target }: KeyboardEvent): Element | null {
  return target !== null && 'closest' in target ? (target as Element) : null;
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

/**
 * The keys of presenting in a window, where `isOn`: they come from a clicker, which knows nothing of what has the focus, so no control
 * gets any but Tab, and Enter where Tab has led to it. Listens until the returned function is called.
 */
function listenToClicker(app: App, view: Window, isOn: () => boolean, pointed: () => boolean): () => void {
  const handle = getHotkeyHandler(
    presentingKeys(app).map(([key, id]): [string, () => void] => [
      key,
      () => {
        if (worksAnywhere(id) || isInRace(app)) runCommand(app, id);
      },
    ]),
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (takesLessonKey(app, event)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (!isOn() || event.key === 'Tab') return;
    if (event.key === 'Enter' && belongsToControl(event, pointed(), false)) return;
    event.stopImmediatePropagation();
    // A button of a clicker that is held says the same once; arrows go on.
    if (event.repeat && !arrows.has(event.key)) event.preventDefault();
    else handle(event);
  };
  const onKeyUp = (event: KeyboardEvent): void => {
    // It would press a button.
    if (isOn() && event.key === ' ') event.preventDefault();
  };
  view.addEventListener('keydown', onKeyDown, { capture: true });
  view.addEventListener('keyup', onKeyUp, { capture: true });
  return () => {
    view.removeEventListener('keydown', onKeyDown, { capture: true });
    view.removeEventListener('keyup', onKeyUp, { capture: true });
  };
}

/**
 * Listens in the presenter's window until the returned function is called. The keys of presenting work there, whether one presents
 * or not; a dialog in the audience's window is only closed from there.
 */
export function listenToPresenterKeys(app: App, view: Window): () => void {
  let pointed = false;
  const isDialog = (): boolean => isDialogOpen(app.window.getState());
  const onPointerDown = (): void => {
    pointed = true;
  };
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key === 'Tab') pointed = false;
    if (key === 'Escape' && isDialog()) app.window.setState(noDialog);
  };
  view.addEventListener('pointerdown', onPointerDown, { capture: true });
  const stop = listenToClicker(
    app,
    view,
    () => !isDialog(),
    () => pointed,
  );
  view.addEventListener('keydown', onKeyDown);
  return () => {
    stop();
    view.removeEventListener('pointerdown', onPointerDown, { capture: true });
    view.removeEventListener('keydown', onKeyDown);
  };
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
  const handleInEditor = handlerOf(usual.filter((id) => inEditor[id] !== undefined));
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
    if (event.key === 'Escape' && dialogOpen && !inDialog(event) && !inMenu(event)) {
      // A dialog that has just been opened does not listen yet.
      app.window.setState(noDialog);
      return;
    }
    if (app.window.getState().editorOpen) {
      handleInEditor(event);
      return;
    }
    if (belongsToControl(event, pointed, dialogOpen)) return;
    handle(event);
    // In other workspaces the race's keys keep their default action, such as scrolling.
    if (isInRace(app)) handleInRace(event);
  };
  window.addEventListener('pointerdown', onPointerDown, { capture: true });
  const stopClicker = listenToClicker(app, window, isPresenting, () => pointed);
  window.addEventListener('keydown', onKeyDown);
  return () => {
    stopWatching();
    window.removeEventListener('pointerdown', onPointerDown, { capture: true });
    stopClicker();
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
