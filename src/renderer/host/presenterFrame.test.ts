import { afterEach, describe, expect, it, vi } from 'vitest';
import { presenterFrame } from '../../protocol/presenterFrame';
import { dressFrame, openPresenterFrame } from './presenterFrame';

/** What the browser opens; null where it opens nothing. */
function letOpen() {
  const page = document.implementation.createHTMLDocument();
  const written = vi.fn();
  Object.assign(page, { open: vi.fn(), write: written, close: vi.fn() });
  const opened = Object.assign(new EventTarget(), {
    document: page,
    closed: false,
    close: vi.fn(() => opened.dispatchEvent(new Event('pagehide'))),
    moveTo: vi.fn(),
    resizeTo: vi.fn(),
  });
  const open = vi.spyOn(window, 'open').mockReturnValue(opened as unknown as Window);
  return { opened, open, page, written };
}

function addStyle(css: string): HTMLStyleElement {
  const style = document.createElement('style');
  style.textContent = css;
  style.nonce = 'once';
  document.head.append(style);
  return style;
}

afterEach(() => {
  vi.restoreAllMocks();
  document.head.replaceChildren();
  Reflect.deleteProperty(window, 'getScreenDetails');
  Reflect.deleteProperty(window.screen, 'isExtended');
});

describe('the presenter’s window', () => {
  it('is what the desktop knows by its address and name, laid out as a page of today', () => {
    const { open, written } = letOpen();
    openPresenterFrame(vi.fn());
    expect(open.mock.calls[0]?.slice(0, 2)).toEqual([presenterFrame.address, presenterFrame.name]);
    expect(written).toHaveBeenCalledWith('<!doctype html>');
  });

  it('has the page’s styles, and those that come later, with the nonce that lets them in', async () => {
    addStyle('a {}');
    const { page } = letOpen();
    openPresenterFrame(vi.fn());
    addStyle('b {}');
    document.head.append(document.createElement('meta'));
    const copies = () => [...page.querySelectorAll('style')].map((style) => [style.textContent, style.nonce]);
    await expect.poll(copies).toEqual([
      ['a {}', 'once'],
      ['b {}', 'once'],
    ]);
  });

  it('is told of once when it is gone, and leaves nothing behind', async () => {
    const { opened, page } = letOpen();
    const onClosed = vi.fn();
    openPresenterFrame(onClosed);
    opened.dispatchEvent(new Event('pagehide'));
    window.dispatchEvent(new Event('pagehide'));
    expect(onClosed).toHaveBeenCalledOnce();
    expect(opened.close).toHaveBeenCalledOnce();
    addStyle('late {}');
    await Promise.resolve();
    expect(page.querySelectorAll('style')).toHaveLength(0);
  });

  it('closes with the page', () => {
    const { opened } = letOpen();
    const onClosed = vi.fn();
    openPresenterFrame(onClosed);
    window.dispatchEvent(new Event('pagehide'));
    expect(opened.close).toHaveBeenCalled();
    expect(onClosed).toHaveBeenCalledOnce();
  });

  it('is null where the browser blocks it', () => {
    vi.spyOn(window, 'open').mockReturnValue(null);
    expect(openPresenterFrame(vi.fn())).toBeNull();
  });

  it('moves to the other screen where the user lets it, and stays where not', async () => {
    const here = { availLeft: 0, availTop: 0, availWidth: 1920, availHeight: 1080 };
    const there = { availLeft: 1920, availTop: 20, availWidth: 1280, availHeight: 780 };
    const { opened } = letOpen();
    Object.assign(window.screen, { isExtended: true });
    const details = vi.fn(() => Promise.reject(new DOMException('', 'NotAllowedError')));
    Object.assign(window, { getScreenDetails: details });
    openPresenterFrame(vi.fn());
    await expect.poll(() => details.mock.calls.length).toBe(1);
    expect(opened.moveTo).not.toHaveBeenCalled();
    Object.assign(window, {
      getScreenDetails: () => Promise.resolve({ screens: [here, there], currentScreen: here }),
    });
    openPresenterFrame(vi.fn());
    await expect.poll(() => opened.moveTo.mock.calls).toEqual([[1920, 20]]);
    expect(opened.resizeTo).toHaveBeenCalledWith(1280, 780);
  });

  it('is dressed as the page is', () => {
    const { opened, page } = letOpen();
    dressFrame(opened as unknown as Window, {
      title: 'Presenter',
      language: 'ja',
      look: 'contrast',
      scheme: 'light',
    });
    const { lang, dataset } = page.documentElement;
    expect([page.title, lang, dataset['look'], dataset['mantineColorScheme']]).toEqual([
      'Presenter',
      'ja',
      'contrast',
      'light',
    ]);
  });
});
