// The keys of a picker's search field, which move the highlight through the list and choose.
import type { KeyboardEvent } from 'react';
import type { Direction } from './neighbour';

/** How items are arranged: one below the other, or in rows. */
export type PickerLayout = 'list' | 'grid';

export type PickerKey = 'choose' | { readonly direction: Direction; readonly times: number };

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** Rows that Page Up and Page Down move by. */
const page = 6;

/** What a key means to the list; null if it belongs to the field. */
export function pickerKeyOf(
  { key, ctrlKey, metaKey, altKey, shiftKey, nativeEvent, currentTarget }: KeyboardEvent<HTMLInputElement>,
  layout: PickerLayout,
): PickerKey | null {
  // During Japanese composition, keys belong to the input method.
  if (nativeEvent.isComposing || ctrlKey || metaKey || altKey || shiftKey) return null;
  if (key === 'Enter') return 'choose';
  if (key === 'PageDown') return { direction: 'down', times: page };
  if (key === 'PageUp') return { direction: 'up', times: page };
  const direction = directions[key];
  if (direction === undefined) return null;
  // Left and right move in a grid, unless the caret is inside the query.
  const { selectionStart, selectionEnd, value } = currentTarget;
  const caretAtEnd = selectionStart === value.length && selectionEnd === value.length;
  const sideways = direction === 'left' || direction === 'right';
  return sideways && (layout === 'list' || !caretAtEnd) ? null : { direction, times: 1 };
}
