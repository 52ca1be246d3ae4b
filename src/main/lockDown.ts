// What keeps a page where it belongs: no other origin, no other window, no permission that it does not need.
import type { BrowserWindow, Session } from 'electron';

/** The page at `address` goes nowhere else, opens nothing, and is allowed nothing that it does not need. */
export function lockDown(window: BrowserWindow, address: string): void {
  const { webContents } = window;
  const origin = originOf(address);
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-navigate', (event) => {
    if (originOf(event.url) !== origin) event.preventDefault();
  });
  webContents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  denyPermissions(webContents.session);
}

/** `URL.origin` knows no schemes of our own. Null for what is no address. */
function originOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}

/** Full screen and writing to the clipboard are harmless; everything else is denied. */
function denyPermissions(session: Session): void {
  const harmless = new Set(['fullscreen', 'clipboard-sanitized-write']);
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    answer(harmless.has(permission));
  });
  session.setPermissionCheckHandler((_contents, permission) => harmless.has(permission));
  session.setDevicePermissionHandler(() => false);
}
