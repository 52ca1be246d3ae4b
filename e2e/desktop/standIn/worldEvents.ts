/**
 * What passes between a preload script's world and the page's own: events (`exposed` is prevented by a page that has taken it), and the
 * message by which an end of a port says that it is closed, of which Chromium itself has no event.
 */
export const worldEvents = {
  exposed: 'stand-in:exposed',
  here: 'stand-in:here',
  closed: 'stand-in:closed',
} as const;
