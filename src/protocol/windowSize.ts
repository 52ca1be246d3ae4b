// How large the app's window is at first, in both shells.

/** In CSS pixels. */
export const firstWindowSize = { width: 1440, height: 900 } as const;
