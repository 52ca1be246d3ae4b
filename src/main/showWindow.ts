// Shows a hidden window as soon as there is something to see, or after a time limit.
import type { BrowserWindow } from 'electron';

/** A window is shown after this time even without a sign of a picture: an empty window is better than none. */
export const hiddenAtMostMs = 5000;

/**
 * Shows `window`, maximized if asked, at the first sign of a picture. On Wayland a hidden window often never gets
 * `ready-to-show`.
 */
export function showWhenReady(window: BrowserWindow, maximized: boolean): void {
  let done = false;
  const show = (): void => {
    if (done || window.isDestroyed()) return;
    done = true;
    clearTimeout(timer);
    // Maximizing shows a window: earlier, it would be seen unpainted.
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

/** Brings `window` to the front, also if it is minimized or hidden, when focusing alone has no effect. */
export function bringToFront(
  window: Pick<BrowserWindow, 'focus' | 'isMinimized' | 'restore' | 'show'>,
): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
