/** Events by which a preload script's world reaches the page's own: `exposed` is prevented by a page that has taken it. */
export const worldEvents = { exposed: 'stand-in:exposed', here: 'stand-in:here' } as const;
