// Names that Electron's main process, the preload script and the page have in common. Nothing else may be shared
// with the preload script: it is a few lines, and sandboxed.

/** The page asks for a port to the engine (a window message), and the preload script passes the wish on (IPC). */
export const connectChannel = 'optiscape:connect';

/** The port's way back: main process → preload script (IPC) → page (a window message that carries the port). */
export const portChannel = 'optiscape:port';

/** The global by which the page knows that it runs in Electron. */
export const shellGlobal = 'optiscapeShell';
