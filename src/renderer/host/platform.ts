// Facts about the machine that the page runs on.

export const isMac = navigator.platform.startsWith('Mac');
