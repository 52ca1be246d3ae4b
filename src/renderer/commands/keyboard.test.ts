import { afterEach, describe, expect, it } from 'vitest';
import { belongsToControl, keyLabel } from './keyboard';

function press(html: string, key: string, modifiers: KeyboardEventInit = {}): boolean {
  document.body.innerHTML = html;
  const target = document.body.querySelector('[data-target]') ?? document.body.firstElementChild!;
  let answer: boolean | null = null;
  target.addEventListener('keydown', (event) => {
    answer = belongsToControl(event as KeyboardEvent);
  });
  target.dispatchEvent(new KeyboardEvent('keydown', { key, ...modifiers }));
  return answer!;
}

afterEach(() => {
  document.body.innerHTML = '';
});

describe('a key belongs to the control that has the focus', () => {
  it.each([
    ['any key in a text field', '<input type="text">', 'd', true],
    ['arrows on a slider', '<div role="slider"></div>', 'ArrowLeft', true],
    ['Home on a radio button', '<input type="radio">', 'Home', true],
    ['Space after a click on a radio button plays', '<input type="radio">', ' ', false],
    ['Home after a click on a switch jumps', '<input type="checkbox" role="switch">', 'Home', false],
    ['Space after a click on a switch plays', '<input type="checkbox" role="switch">', ' ', false],
    ['keys in a dialog', '<div role="dialog"><button data-target></button></div>', ' ', true],
    ['Space on a slider plays', '<div role="slider"></div>', ' ', false],
    ['Space on the scrubber plays', '<input type="range">', ' ', false],
    ['arrows on the scrubber step', '<input type="range">', 'ArrowRight', false],
    ['arrows on a button step', '<button></button>', 'ArrowRight', false],
    ['keys on the page', '<div></div>', 'Home', false],
  ])('%s', (_, html, key, expected) => expect(press(html, key)).toBe(expected));

  it('but never with Ctrl or ⌘: undo works in a field too', () => {
    expect(press('<input type="text">', 'z', { ctrlKey: true })).toBe(false);
    expect(press('<input type="text">', 's', { metaKey: true })).toBe(false);
  });
});

describe('how keys are written', () => {
  it.each([
    ['mod+shift+Z', false, 'Ctrl+Shift+Z'],
    ['mod+shift+Z', true, '⇧⌘Z'],
    ['ArrowLeft', false, '←'],
    ['shift+?', false, '?'],
  ])('%s (Mac: %s)', (key, mac, text) => expect(keyLabel(key, mac)).toBe(text));
});
