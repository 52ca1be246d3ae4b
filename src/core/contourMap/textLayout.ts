// Room for texts whose font nobody knows: widths that common sans-serif fonts keep within, lines and shortening.

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
    // Letters of East Asia fill a square.
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

/** The text, or as much of it as has room, with an ellipsis. */
export function shortened(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (textWidth(`${kept}${segment}…`, size) > width) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

// Lines break at spaces, and beside letters of East Asia.
const eastAsian = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}\\u3000-\\u303f\\uff00-\\uffef]';
const beginsEastAsian = new RegExp(`^${eastAsian}`, 'u');
const endsEastAsian = new RegExp(`${eastAsian}$`, 'u');
/** Brackets and quotes that nothing is parted from. */
const opening = /[\p{Ps}\p{Pi}]$/u;
/** What follows a Japanese word and belongs to it. */
const particle = /^\p{Script=Hiragana}{1,2}$/u;
const longestBeforeParticle = 8;

export interface WrappedText {
  readonly lines: readonly string[];
  /** Whether any of it had to be left out. */
  readonly cut: boolean;
}

/** The text in lines, broken between words (in Japanese, too) and before no punctuation mark; shortened to `most` lines. */
export function wrapped(
  text: string,
  language: string,
  size: number,
  width: number,
  max: number,
): WrappedText {
  const pieces: string[] = [];
  for (const { segment, isWordLike } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    const before = pieces.at(-1) ?? '';
    const isMark = isWordLike !== true && !opening.test(segment);
    const isParticle = particle.test(segment) && before.length <= longestBeforeParticle;
    const mayBreak = (endsEastAsian.test(before) || beginsEastAsian.test(segment)) && !opening.test(before);
    const isApart = before.trim() === '' || segment.trim() === '';
    if (isApart || (mayBreak && !isMark && !isParticle)) pieces.push(segment);
    else pieces.splice(-1, 1, before + segment);
  }
  // What is too long for any line is broken anywhere.
  const breakable = pieces.flatMap((piece) =>
    textWidth(piece, size) <= width
      ? [piece]
      : [...new Intl.Segmenter().segment(piece)].map(({ segment }) => segment),
  );
  const lines: string[] = [];
  let line = '';
  for (const [index, piece] of breakable.entries()) {
    if (line === '' || textWidth((line + piece).trim(), size) <= width) {
      line += piece;
      continue;
    }
    if (lines.length === max - 1) {
      line += breakable.slice(index).join('');
      break;
    }
    lines.push(line);
    line = piece;
  }
  const whole = [...lines, line].map((each) => each.trim()).filter((each) => each !== '');
  const shown = whole.map((each) => shortened(each, size, width));
  return { lines: shown, cut: shown.some((each, index) => each !== whole[index]) };
}
