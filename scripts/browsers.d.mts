/** Path of an installed browser; null when there is none. OPTISCAPE_BROWSER overrides the search. */
export function findBrowser(): string | null;
/** Whether this process runs as root, where Chromium refuses to start with its sandbox. */
export function isRoot(): boolean;
/** Whether a window can be shown. */
export function hasDisplay(): boolean;
/** Switches for a browser that talks to nobody but us. */
export const quietSwitches: readonly string[];
/** Switches that root needs. */
export function sandboxSwitches(): readonly string[];
/** Software rendering through Mesa, which draws up to 2.8 times faster than the browser's own renderer. */
export const mesaSwitches: readonly string[];
/** The browser's own software renderer, which is there everywhere. */
export const swiftShaderSwitches: readonly string[];
/** For a window on a machine without a graphics card that browsers trust: software instead of no picture. */
export const softwareFallbackSwitches: readonly string[];
/** Graphics switches for tests without a display: Mesa's where it works with `browser`, else the browser's own. */
export function chooseGraphics(browser: string): {
  readonly renderer: string;
  readonly switches: readonly string[];
};
