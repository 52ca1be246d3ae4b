// Restricts pages: no other origin, no other window, and only the permissions that they need.
import type { BrowserWindow, Session } from 'electron';

/** Confines a window to the page at `address`: no other origin, no new windows, no permission that it does not need. */
export function lockDown(window: BrowserWindow, address: string): void {
  confine(window, address);
  denyPermissions(window.webContents.session);
}

/** The same for a window whose permissions are those of another: they are a session's. */
export function confine({ webContents }: Pick<BrowserWindow, 'webContents'>, address: string): void {
  const origin = originOf(address);
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-navigate', (event) => {
    if (originOf(event.url) !== origin) event.preventDefault();
  });
  webContents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
}

/** `URL.origin` does not support custom schemes. Null if `url` is not a URL. */
function originOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}

/** Allows full screen and writing to the clipboard, which are harmless; denies everything else. */
function denyPermissions(session: Session): void {
  const harmless = new Set(['fullscreen', 'clipboard-sanitized-write']);
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    answer(harmless.has(permission));
  });
  session.setPermissionCheckHandler((_contents, permission) => harmless.has(permission));
  session.setDevicePermissionHandler(() => false);
}
