// What a window shows of a race, by name.

/** What shows the race: its surface, its map, or both beside each other. */
export const pictures = ['surface', 'map', 'both'] as const;
export type PictureChoice = (typeof pictures)[number];

/** What stands under the picture. */
export const dockTabs = ['chart', 'step', 'standings'] as const;
export type DockTab = (typeof dockTabs)[number];
