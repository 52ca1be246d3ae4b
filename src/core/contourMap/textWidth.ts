// Widths of texts in unknown fonts: upper estimates for common sans-serif fonts.

// In em, of wide fonts (DejaVu Sans, Verdana): in Helvetica or Inter, texts are a tenth shorter.
const widths: readonly (readonly [letters: RegExp, width: number])[] = [
  [/[iljI.,:;'’|!]/u, 0.36],
  [/[ ()[\]{}ftr/\\"-]/u, 0.44],
  [/[mwMW@%—]/u, 0.98],
  [/[0-9a-z]/u, 0.635],
  [/[A-Z+−=<>~×·]/u, 0.76],
  [/[\u0300-\u036f\u200b-\u200f\ufe00-\ufe0f]/u, 0],
  [/[\u0000-\u1fff\u2000-\u2bff]/u, 0.72],
];

const knownWidths = new Map<string, number>();

function letterWidth(letter: string): number {
  let width = knownWidths.get(letter);
  if (width === undefined) {
    // East Asian characters fill a square.
    width = widths.find(([letters]) => letters.test(letter))?.[1] ?? 1;
    knownWidths.set(letter, width);
  }
  return width;
}

/** An upper estimate of a text's width. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const letter of text) width += letterWidth(letter);
  return width * size;
}
