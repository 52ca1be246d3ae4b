// The runners' colours: Okabe and Ito's colour-blind-safe set first, then further hues that stay apart from it.

export const laneColors = [
  '#d55e00',
  '#e69f00',
  '#f0e442',
  '#009e73',
  '#56b4e9',
  '#cc79a7',
  '#0072b2',
  '#9467f0',
  '#8fd14f',
  '#dfe3ea',
  '#a65628',
  '#ff5fa2',
] as const;

/** The first palette colour that none of `taken` uses; past twelve, colours come round again. */
export function nextLaneColor(taken: readonly string[]): string {
  const used = new Set(taken.map((color) => color.toLowerCase()));
  return laneColors.find((color) => !used.has(color)) ?? laneColors[taken.length % laneColors.length]!;
}
