// When a hidden window is shown: as soon as there is something to see, and never not at all.
import type { BrowserWindow } from 'electron';

/** How long a window stays hidden that gives no sign: an empty one is better than none. */
export const hiddenAtMostMs = 5000;

/**
 * Shows `window`, maximized where asked, at the first sign of a picture. On Wayland `ready-to-show` often never comes
 * to a hidden window.
 */
export function showWhenReady(window: BrowserWindow, maximized: boolean): void {
  let done = false;
  const show = (): void => {
    if (done || window.isDestroyed()) return;
    done = true;
    clearTimeout(timer);
    // Maximizing shows a window: any earlier, it would be seen unpainted.
    if (maximized) window.maximize();
    else window.show();
  };
  const timer = setTimeout(show, hiddenAtMostMs);
  window.once('ready-to-show', show);
  window.webContents.once('did-finish-load', show);
  window.once('closed', () => {
    clearTimeout(timer);
  });
}

/** Brings `window` to the front, also where it is minimized or not shown yet: focusing alone does nothing then. */
export function bringToFront(
  window: Pick<BrowserWindow, 'focus' | 'isMinimized' | 'restore' | 'show'>,
): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
