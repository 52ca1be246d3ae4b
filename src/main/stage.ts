// Presenting on the desktop: the window goes to the audience's screen where there are two.
import { screen, type BrowserWindow, type Rectangle } from 'electron';
import { screenRoles } from './screenRoles';

/** Called when the page begins to present, before it asks for full screen, and when it has ended. */
export function createStage(window: BrowserWindow): (presenting: boolean) => void {
  /** Where the window was before it was moved; null where it was not. */
  let before: { readonly bounds: Rectangle; readonly maximized: boolean } | null = null;

  function moveToAudience(): void {
    if (before !== null || window.isFullScreen()) return;
    const roles = screenRoles(screen.getAllDisplays(), screen.getPrimaryDisplay());
    if (roles === null || screen.getDisplayMatching(window.getBounds()).id === roles.audience.id) return;
    before = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    // A maximized window stays on its screen.
    if (before.maximized) window.unmaximize();
    window.setBounds(roles.audience.workArea);
  }

  function moveBack(): void {
    if (before === null || window.isDestroyed()) return;
    window.setBounds(before.bounds);
    if (before.maximized) window.maximize();
    before = null;
  }

  return (presenting) => {
    window.removeListener('leave-full-screen', moveBack);
    if (presenting) moveToAudience();
    else if (window.isFullScreen()) window.once('leave-full-screen', moveBack);
    else moveBack();
  };
}
