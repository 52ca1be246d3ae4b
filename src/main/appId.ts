// The app's identifier on this machine.

/** The same as in electron-builder.yml: Windows groups windows and shortcuts by it. */
export const appId = 'io.github.optiscape';
