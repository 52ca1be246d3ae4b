// Makes the page's fonts available in a worker, which has no style sheets.
import { fontFamilies } from '../scene3d/paintedText';

export interface FontFaceSource {
  readonly family: string;
  /** As in CSS: `url(…) format(…)`, with a full address. */
  readonly source: string;
  readonly weight: string;
  readonly unicodeRange: string;
}

/** The faces that the page's style sheets declare for the picture's texts. */
export function pageFontFaces(): FontFaceSource[] {
  return [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].flatMap((rule) => {
      if (!(rule instanceof CSSFontFaceRule)) return [];
      const { style } = rule;
      const family = style.getPropertyValue('font-family').replace(/^["']|["']$/g, '');
      if (!fontFamilies.includes(family)) return [];
      const base = sheet.href ?? document.baseURI;
      const source = style
        .getPropertyValue('src')
        .replace(/url\((["']?)([^"')]+)\1\)/g, (_, _quote, address: string) => {
          return `url("${new URL(address, base).href}")`;
        });
      return [
        {
          family,
          source,
          weight: style.getPropertyValue('font-weight'),
          unicodeRange: style.getPropertyValue('unicode-range'),
        },
      ];
    }),
  );
}

/** Registers the faces in this context, and loads the parts that the text needs in these weights. */
export async function loadFontFaces(
  faces: readonly FontFaceSource[],
  text: string,
  weights: readonly number[],
): Promise<void> {
  const { fonts } = globalThis as unknown as { readonly fonts: FontFaceSet };
  for (const { family, source, weight, unicodeRange } of faces) {
    fonts.add(
      new FontFace(family, source, {
        ...(weight !== '' && { weight }),
        ...(unicodeRange !== '' && { unicodeRange }),
      }),
    );
  }
  await Promise.all(weights.map((weight) => fonts.load(`${weight} 16px ${fontFamilies}`, text)));
}
