// Full screen of the page: a wish, which the browser may refuse, as without a press of a key or the pointer.

/** Resolves when the page fills the screen, or will not. */
export async function enterFullScreen(): Promise<void> {
  try {
    await document.documentElement.requestFullscreen({ navigationUI: 'hide' });
  } catch {
    // The window is as large as it is.
  }
}

/** Also before a wish has been granted. */
export async function leaveFullScreen(): Promise<void> {
  if (!fillsScreen()) return;
  try {
    await document.exitFullscreen();
  } catch {
    // Somebody else has left it meanwhile.
  }
}

/** Calls back when the page no longer fills the screen, whoever ended that: the browser's own Escape never reaches the page as a key. */
export function onFullScreenLeft(listener: () => void): () => void {
  return onFullScreenChange(() => {
    if (!fillsScreen()) listener();
  });
}

export const fillsScreen = (): boolean => document.fullscreenElement !== null;

/** Returns a function that unsubscribes. */
export function onFullScreenChange(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
}
