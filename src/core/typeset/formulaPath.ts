// A typeset formula: one outline. Kept apart from the typesetter, which is large and not needed to draw it.

/** Units of a formula's path per em: the size of its text. */
export const unitsPerEm = 1000;

/** Scale the path by size / `unitsPerEm`, and fill it. */
export interface TypesetFormula {
  /** In em, as are height above and depth below the baseline. The outline may extend slightly beyond them. */
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  /** SVG path data, y down, with 0, 0 at the left end of the baseline. To be filled by the non-zero rule. */
  readonly path: string;
}
