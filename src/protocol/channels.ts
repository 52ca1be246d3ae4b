// Names shared by Electron's main process, the preload script and the page. Nothing else may be shared with the preload
// script, which is small and sandboxed.

/** The page asks for a port to the engine (a window message); the preload script forwards the request (IPC). */
export const connectChannel = 'optiscape:connect';

/** The channel that returns the port: main process → preload script (IPC) → page (a window message with the port). */
export const portChannel = 'optiscape:port';

/** The global by which the page knows that it runs in Electron. */
export const shellGlobal = 'optiscapeShell';
