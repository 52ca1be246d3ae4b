// Keys of commands in Electron's notation.
import type { Key, NamedKey } from '../protocol/commands';

const acceleratorNames: Readonly<Record<NamedKey, string>> = {
  Space: 'Space',
  Enter: 'Enter',
  Backspace: 'Backspace',
  Escape: 'Escape',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  F5: 'F5',
  ArrowRight: 'Right',
  ArrowLeft: 'Left',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  Home: 'Home',
  End: 'End',
};

/** `mod+shift+Z` → `CmdOrCtrl+Shift+Z`. */
export function acceleratorOf(key: Key): string {
  // Shift is needed to type a question mark.
  if (key === 'shift+?') return '?';
  return key
    .split('+')
    .map((part) => {
      if (part === 'mod') return 'CmdOrCtrl';
      if (part === 'shift') return 'Shift';
      return Object.hasOwn(acceleratorNames, part) ? acceleratorNames[part as NamedKey] : part;
    })
    .join('+');
}
