// What the page knows of the machine it runs on.

export const isMac = navigator.platform.startsWith('Mac');
