// A formula as a picture draws it: one outline. Apart from what typesets it, which is large and need not be there then.

/** Units of a formula's path per em: the size of its text. */
export const unitsPerEm = 1000;

/** Scale the path by size / `unitsPerEm`, and fill it. */
export interface TypesetFormula {
  /** In em, as are height above and depth below the baseline. Ink may reach out of them a little. */
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  /** SVG path data, y down, 0, 0 being the left end of the baseline. To be filled by the non-zero rule. */
  readonly path: string;
}
