// Full screen of the page: a wish, which the browser may refuse, as without a press of a key or the pointer.

/**
 * Resolves when the page fills the screen, or will not. True where the browser has refused it, but may do it after a press of a key
 * in the page's window.
 */
export async function enterFullScreen(): Promise<boolean> {
  if (fillsScreen() && !(await isLeftSoon())) return false;
  try {
    await document.documentElement.requestFullscreen({ navigationUI: 'hide' });
    return false;
  } catch {
    // The window is as large as it is.
    return document.fullscreenEnabled;
  }
}

/** Whether the browser is on its way out of full screen, which it tells when it has left. */
function isLeftSoon(): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (isLeft: boolean) => (): void => {
      clearTimeout(timer);
      stop();
      resolve(isLeft);
    };
    const timer = setTimeout(finish(false), leavingMs);
    const stop = onFullScreenLeft(finish(true));
  });
}

/** Leaving takes less. */
const leavingMs = 500;

/** Resolves when the page no longer fills the screen. */
export async function leaveFullScreen(): Promise<void> {
  if (!fillsScreen()) return;
  try {
    await document.exitFullscreen();
  } catch {
    // Somebody else has left it meanwhile.
  }
}

/**
 * Calls back when the page no longer fills the screen, whoever ended that: the browser's own Escape never reaches the page as a key.
 * Returns a function that unsubscribes.
 */
export function onFullScreenLeft(listener: () => void): () => void {
  const onChange = (): void => {
    if (!fillsScreen()) listener();
  };
  document.addEventListener('fullscreenchange', onChange);
  return () => document.removeEventListener('fullscreenchange', onChange);
}

const fillsScreen = (): boolean => document.fullscreenElement instanceof Element;
