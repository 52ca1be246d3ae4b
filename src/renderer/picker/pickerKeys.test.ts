import type { KeyboardEvent } from 'react';
import { expect, it } from 'vitest';
import { pickerKeyOf } from './pickerKeys';

function press(
  key: string,
  { caret = 3, ...held }: { caret?: number; shiftKey?: boolean; isComposing?: boolean } = {},
) {
  const { isComposing = false, shiftKey = false } = held;
  return {
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey,
    nativeEvent: { isComposing },
    currentTarget: { value: 'ada', selectionStart: caret, selectionEnd: caret },
  } as KeyboardEvent<HTMLInputElement>;
}

it('arrows and pages move the highlight, Enter chooses, and letters belong to the field', () => {
  expect(pickerKeyOf(press('ArrowDown'), 'list')).toEqual({ direction: 'down', times: 1 });
  expect(pickerKeyOf(press('ArrowUp'), 'grid')).toEqual({ direction: 'up', times: 1 });
  expect(pickerKeyOf(press('PageDown'), 'list')).toEqual({ direction: 'down', times: 6 });
  expect(pickerKeyOf(press('PageUp'), 'list')).toEqual({ direction: 'up', times: 6 });
  expect(pickerKeyOf(press('Enter'), 'list')).toBe('choose');
  expect(pickerKeyOf(press('a'), 'list')).toBeNull();
});

it('left and right move in a grid, unless the caret is inside the query', () => {
  expect(pickerKeyOf(press('ArrowLeft'), 'grid')).toEqual({ direction: 'left', times: 1 });
  expect(pickerKeyOf(press('ArrowLeft', { caret: 1 }), 'grid')).toBeNull();
  expect(pickerKeyOf(press('ArrowRight'), 'list')).toBeNull();
  expect(pickerKeyOf(press('ArrowDown', { caret: 1 }), 'grid')).toEqual({ direction: 'down', times: 1 });
});

it('keys of a selection and of an input method belong to the field', () => {
  expect(pickerKeyOf(press('ArrowDown', { shiftKey: true }), 'list')).toBeNull();
  expect(pickerKeyOf(press('Enter', { isComposing: true }), 'list')).toBeNull();
});
