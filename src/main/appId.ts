// The app's name among all others of a machine.

/** The same as in electron-builder.yml: Windows joins windows and shortcuts by it. */
export const appId = 'io.github.optiscape';
