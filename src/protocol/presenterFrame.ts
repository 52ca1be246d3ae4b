// What the page opens as the presenter's window: the desktop lets it open no other.

/** Its document has no address of its own: the page fills it. */
export const presenterFrame = { address: 'about:blank', name: 'optiscapePresenter' } as const;

/** Its size in CSS pixels, where a screen has room for it. */
export const presenterWindowSize = { width: 1120, height: 760 } as const;
