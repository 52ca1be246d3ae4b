/** Some of the items, each at most once: the same ones for the same seed. */
export function sampleOf<Item>(items: readonly Item[], count: number, seed: number): Item[];
