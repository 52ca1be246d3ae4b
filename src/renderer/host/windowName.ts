// A name of this window that it keeps when it is reloaded, but that a copy of its tab does not have.

const key = 'optiscape-window';

/** To be called once. Only between two pages of a window is the name in its storage, which a copied tab copies. */
export function takeWindowName(): string {
  const name = sessionStorage.getItem(key) ?? crypto.randomUUID();
  sessionStorage.removeItem(key);
  window.addEventListener('pagehide', () => {
    sessionStorage.setItem(key, name);
  });
  return name;
}
