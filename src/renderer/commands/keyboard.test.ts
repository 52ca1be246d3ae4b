import { afterEach, describe, expect, it, vi } from 'vitest';
import type { App } from '../state/app';
import { noDialog } from '../state/windowState';
import { createPageApp } from '../gallery/pageApp';
import { belongsToControl, keyLabel, listenToKeyboard, listenToPresenterKeys } from './keyboard';

function press(
  html: string,
  key: string,
  pointed: boolean,
  modifiers: KeyboardEventInit = {},
  dialogOpen = true,
): boolean {
  document.body.innerHTML = html;
  const target = document.body.querySelector('[data-target]') ?? document.body.firstElementChild!;
  let answer: boolean | null = null;
  target.addEventListener('keydown', (event) => {
    answer = belongsToControl(event as KeyboardEvent, pointed, dialogOpen);
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
    ['arrows on the edge of the chart', '<div role="separator"></div>', 'ArrowUp', true],
    ['Home on a slider', '<div role="slider"></div>', 'Home', true],
    ['Home on a radio button jumps', '<input type="radio">', 'Home', false],
    ['keys in a dialog', '<div role="dialog"><button data-target></button></div>', ' ', true],
    ['Home on a switch jumps', '<input type="checkbox" role="switch">', 'Home', false],
    ['Space on a slider plays', '<div role="slider"></div>', ' ', false],
    ['Space on the scrubber plays', '<input type="range">', ' ', false],
    ['arrows on the scrubber step', '<input type="range">', 'ArrowRight', false],
    ['arrows on a button step', '<button></button>', 'ArrowRight', false],
    ['keys on the page', '<div></div>', 'Home', false],
  ])('%s', (_, html, key, expected) => expect(press(html, key, false)).toBe(expected));

  it.each(['<button></button>', '<input type="radio">', '<input type="checkbox" role="switch">'])(
    'Space on %s presses it where the keyboard came to it, and plays after a click',
    (html) => {
      expect(press(html, ' ', false)).toBe(true);
      expect(press(html, ' ', true)).toBe(false);
    },
  );

  it('arrows on a radio button choose where the keyboard came to it, and step after a click', () => {
    expect(press('<input type="radio">', 'ArrowRight', false)).toBe(true);
    expect(press('<input type="radio">', 'ArrowRight', true)).toBe(false);
  });

  it('but not to a dialog that is closing', () => {
    const html = '<div role="dialog" aria-modal="true"><input type="text" data-target></div>';
    expect(press(html, 'o', false, {}, true)).toBe(true);
    expect(press(html, 'o', false, {}, false)).toBe(false);
    expect(press('<div role="dialog"><input type="text" data-target></div>', 'o', false, {}, false)).toBe(
      true,
    );
  });

  it('but never with Ctrl or ⌘: undo works in a field too', () => {
    expect(press('<input type="text">', 'z', false, { ctrlKey: true })).toBe(false);
    expect(press('<input type="text">', 's', false, { metaKey: true })).toBe(false);
  });
});

describe('Ctrl+N', () => {
  const begun = (kind: App['host']['kind'], workspace: 'race' | 'losses'): number => {
    const newRace = vi.fn();
    const app = {
      host: { kind },
      lessons: { open: () => null },
      settings: { getState: () => ({ workspace }) },
      window: { getState: () => ({ ...noDialog, presenting: null }), subscribe: () => () => undefined },
      newRace,
      showWorkspace: vi.fn(),
    };
    const stop = listenToKeyboard(app as unknown as App);
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', ctrlKey: true }));
    stop();
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', ctrlKey: true }));
    return newRace.mock.calls.length;
  };

  it('begins a race where a race is shown, but in a browser, which has its own use for it', () => {
    expect(begun('electron', 'race')).toBe(1);
    expect(begun('electron', 'losses')).toBe(0);
    expect(begun('web', 'race')).toBe(0);
  });
});

describe('in the presenter’s window', () => {
  function listen() {
    const app = createPageApp();
    const view = document.createElement('div');
    document.body.append(view);
    const stop = listenToPresenterKeys(app, view as unknown as Window);
    const pressed = (key: string, place: Element = view): KeyboardEvent => {
      const event = new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true });
      place.dispatchEvent(event);
      return event;
    };
    return { app, view, pressed, stop };
  }

  it('a clicker’s keys lead on, whether one presents or not, until nobody listens', () => {
    const { app, pressed, stop } = listen();
    pressed('PageDown');
    expect(app.playback.playing()).toBe(true);
    pressed('PageUp');
    expect(app.playback.playing()).toBe(false);
    pressed('F5');
    pressed('b');
    expect(app.window.getState().presenting?.blank).toBe('black');
    pressed('PageDown');
    expect([app.window.getState().presenting?.blank, app.playback.playing()]).toEqual([null, false]);
    stop();
    pressed('PageDown');
    expect(app.playback.playing()).toBe(false);
  });

  it('Space leads on where a button has the focus, and Enter presses it where Tab has led to it', () => {
    const { app, view, pressed } = listen();
    const button = view.appendChild(document.createElement('button'));
    pressed('Tab', button);
    expect(pressed('Enter', button).defaultPrevented).toBe(false);
    expect(app.playback.playing()).toBe(false);
    expect(pressed(' ', button).defaultPrevented).toBe(true);
    expect(app.playback.playing()).toBe(true);
  });

  it('Escape closes a dialog of the audience’s window, and no other key works meanwhile', () => {
    const { app, pressed } = listen();
    app.presentation.start();
    app.window.setState({ shortcutsOpen: true });
    pressed('PageDown');
    expect(app.playback.playing()).toBe(false);
    pressed('Escape');
    expect(app.window.getState()).toMatchObject({ shortcutsOpen: false, presenting: { blank: null } });
    pressed('Escape');
    expect(app.window.getState().presenting).toBeNull();
  });
});

describe('how keys are written', () => {
  it.each([
    ['mod+shift+Z', false, 'Ctrl+Shift+Z'],
    ['mod+shift+Z', true, '⇧⌘Z'],
    ['ArrowLeft', false, '←'],
    ['shift+?', false, '?'],
    ['End', false, 'End'],
  ] as const)('%s (Mac: %s)', (key, mac, text) => expect(keyLabel(key, mac)).toBe(text));
});
