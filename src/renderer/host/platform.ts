// Facts about the machine that the page runs on.

/** Whether the system asks for as little motion as possible. */
export const prefersReducedMotion = (): boolean =>
  window.matchMedia('(prefers-reduced-motion: reduce)').matches;

export const isMac = navigator.platform.startsWith('Mac');
