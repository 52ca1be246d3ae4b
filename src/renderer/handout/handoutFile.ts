// Writes a page that is on show as one file that stands by itself: its styles and fonts in it, no script, nothing to be loaded.
import { escaped } from '../../core/contourMap/svg';
import { papers, type Paper } from '../../protocol/handoutJob';
import { handoutHead } from '../../protocol/handoutPage';

export interface HandoutFileOptions {
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
  /** Null where who prints it chooses. */
  readonly paper: Paper | null;
}

/** Rules of style sheets that are for parts of the handout begin so. */
const ownClasses = /\.(handout|lesson|live|formula|katex)/;

/** The file's text. `place` has the handout, and its fonts are loaded from the page's style sheets. */
export async function handoutFile(place: Element, options: HandoutFileOptions): Promise<string> {
  const { language, title, paper } = options;
  const rules = styleRules();
  const styles = rules
    .filter((rule): rule is CSSStyleRule => rule instanceof CSSStyleRule)
    .filter(({ selectorText }) => ownClasses.test(selectorText) && isUsed(place, selectorText))
    .map(({ cssText }) => cssText);
  const faces = rules.filter((rule): rule is CSSFontFaceRule => rule instanceof CSSFontFaceRule);
  const fonts = await Promise.all(facesIn(place, faces).map(embedded));
  return [
    `${handoutHead(language)}<title>${escaped(title)}</title>`,
    `<style>\n${[...fonts, pageRules(paper), ...styles].join('\n')}\n</style>`,
    '</head>',
    `<body>${place.innerHTML}</body>`,
    '</html>',
    '',
  ].join('\n');
}

/** All rules of the page's style sheets, those inside of others, too. */
function styleRules(): CSSRule[] {
  const within = (list: CSSRuleList): CSSRule[] =>
    [...list].flatMap((rule) => (rule instanceof CSSLayerBlockRule ? within(rule.cssRules) : [rule]));
  return [...document.styleSheets].flatMap((sheet) => within(sheet.cssRules));
}

function isUsed(place: Element, selector: string): boolean {
  return place.querySelector(selector.replace(/::?(before|after|marker)\b/g, '')) !== null;
}

/** Around what stands on a page, in millimetres. */
export const pageMarginsMm = { top: 16, side: 18, bottom: 18 } as const;

/** Numbers at the foot of each page; on a screen, a sheet. */
export function pageRules(paper: Paper | null): string {
  const size = paper === null ? '' : `size: ${papers[paper]};`;
  const { top, side, bottom } = pageMarginsMm;
  return `@page { ${size} margin: ${top}mm ${side}mm ${bottom}mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8.5pt "Inter Variable", sans-serif; color: #55575f; } }
html { background: #ffffff; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { margin: 0; }
@media screen { body { padding: 12mm 6mm; } }`;
}

/** The faces that the handout's letters are in. */
function facesIn(place: Element, faces: readonly CSSFontFaceRule[]): CSSFontFaceRule[] {
  const letters = lettersByStyle(place);
  return faces.filter(({ style }) => {
    const family = unquoted(style.getPropertyValue('font-family'));
    const [from, to = from] = (style.getPropertyValue('font-weight') || '400').split(' ').map(weightOf);
    const slant = style.getPropertyValue('font-style') || 'normal';
    const ranges = rangesOf(style.getPropertyValue('unicode-range'));
    return letters.some(
      (each) =>
        each.families.includes(family) &&
        (from !== to ? each.weight >= from! && each.weight <= to! : isNearest(each.weight, from!)) &&
        (slant === 'normal') === (each.slant === 'normal' || !hasItalics(faces, family)) &&
        [...each.codes].some((code) => ranges.some(([low, high]) => code >= low && code <= high)),
    );
  });
}

const unquoted = (text: string): string => text.trim().replace(/^["']|["']$/g, '');
const weightOf = (text: string): number => (text === 'bold' ? 700 : text === 'normal' ? 400 : Number(text));
/** KaTeX's faces are regular or bold. */
const isNearest = (wanted: number, offered: number): boolean =>
  wanted > 500 ? offered > 500 : offered <= 500;

function hasItalics(faces: readonly CSSFontFaceRule[], family: string): boolean {
  return faces.some(
    ({ style }) =>
      unquoted(style.getPropertyValue('font-family')) === family &&
      style.getPropertyValue('font-style') === 'italic',
  );
}

interface Letters {
  readonly families: readonly string[];
  readonly weight: number;
  readonly slant: string;
  readonly codes: Set<number>;
}

/** The letters of each font, weight and slant. */
function lettersByStyle(place: Element): Letters[] {
  const found = new Map<string, Letters>();
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const style = getComputedStyle(node.parentElement!);
    const { fontFamily, fontWeight, fontStyle } = style;
    const key = `${fontFamily} ${fontWeight} ${fontStyle}`;
    const letters = found.get(key) ?? {
      families: fontFamily.split(',').map(unquoted),
      weight: Number(fontWeight),
      slant: fontStyle,
      codes: new Set<number>(),
    };
    found.set(key, letters);
    for (const letter of node.nodeValue ?? '') letters.codes.add(letter.codePointAt(0)!);
  }
  // Page numbers.
  const [first] = found.values();
  for (const letter of '0123456789/ ') first?.codes.add(letter.codePointAt(0)!);
  return [...found.values()];
}

/** `U+0-FF, U+131` as pairs; everything where there is none. */
function rangesOf(text: string): readonly (readonly [low: number, high: number])[] {
  if (text.trim() === '') return [[0, 0x10ffff]];
  return text.split(',').map((each) => {
    const [low = '0', high = low] = each.trim().replace(/^U\+/i, '').split('-');
    return [
      Number.parseInt(low.replaceAll('?', '0'), 16),
      Number.parseInt(high.replaceAll('?', 'F'), 16),
    ] as const;
  });
}

/** The face with its font in it. */
async function embedded({ style, parentStyleSheet }: CSSFontFaceRule): Promise<string> {
  const source = style.getPropertyValue('src');
  const [, , address] = /url\((["']?)([^"')]+\.woff2[^"')]*)\1\)/.exec(source) ?? [];
  if (address === undefined) throw new Error(`No font in ${source}`);
  const answer = await fetch(new URL(address, parentStyleSheet?.href ?? document.baseURI));
  if (!answer.ok) throw new Error(`A font could not be read: ${answer.status}`);
  const data = base64(new Uint8Array(await answer.arrayBuffer()));
  const facts = ['font-family', 'font-style', 'font-weight', 'unicode-range'].flatMap((name) => {
    const value = style.getPropertyValue(name);
    return value === '' ? [] : [`${name}: ${value};`];
  });
  return `@font-face { ${facts.join(' ')} src: url("data:font/woff2;base64,${data}") format("woff2"); }`;
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}
