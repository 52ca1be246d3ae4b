// Runs commands from the keyboard, and leaves keys alone where they already mean something: in fields,
// sliders, menus and dialogs, and Space on a button that was reached by keyboard.
import { getHotkeyHandler } from '@mantine/hooks';
import type { App } from '../state/app';
import { commandIds, commands, runCommand } from './commands';

const ownKeys =
  'input, textarea, select, [contenteditable="true"], [role="slider"], [role="menu"], [role="listbox"], [role="dialog"], [role="radiogroup"], [role="tablist"]';

function belongsToControl(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof Element) || event.ctrlKey || event.metaKey) return false;
  if (target.closest(ownKeys) !== null) return true;
  return (
    (event.key === ' ' || event.key === 'Enter') && target.matches('button:focus-visible, a:focus-visible')
  );
}

/** Listens until the returned function is called. */
export function listenToKeyboard(app: App): () => void {
  const handle = getHotkeyHandler(
    commandIds.flatMap((id) =>
      commands[id].keys.map((key): [string, () => void] => [key, () => runCommand(app, id)]),
    ),
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!belongsToControl(event)) handle(event);
  };
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}

const keyNames: Readonly<Record<string, string>> = {
  Space: 'Space',
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

/** How a key is written for the reader: `Ctrl+Shift+Z`, or `⇧⌘Z` on a Mac. */
export function keyLabel(key: string, mac: boolean): string {
  const parts = key.split('+').map((part) => {
    if (part === 'mod') return mac ? '⌘' : 'Ctrl';
    if (part === 'shift') return mac ? '⇧' : 'Shift';
    return keyNames[part] ?? part;
  });
  if (parts.at(-1) === '?') return '?';
  return mac ? parts.toSorted((a, b) => '⇧⌘'.indexOf(b) - '⇧⌘'.indexOf(a)).join('') : parts.join('+');
}
