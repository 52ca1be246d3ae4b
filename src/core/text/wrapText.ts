// Breaks a text into lines between words, also in Japanese, which has no spaces. The caller measures the width of a text.

export type MeasureWidth = (text: string) => number;

const eastAsian = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}\\u3000-\\u303f\\uff00-\\uffef]';
const beginsEastAsian = new RegExp(`^${eastAsian}`, 'u');
const endsEastAsian = new RegExp(`${eastAsian}$`, 'u');
/** Opening brackets and quotes, after which no line breaks. */
const opening = /[\p{Ps}\p{Pi}]$/u;
/** A particle, which follows a Japanese word and stays with it. */
const particle = /^\p{Script=Hiragana}{1,2}$/u;
const longestBeforeParticle = 8;

/** Words are found by their script: for the app's languages the segmenter's locale makes no difference. */
const words = new Intl.Segmenter('en', { granularity: 'word' });
/** Splits a text into the characters that a reader sees. */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const charactersOf = (text: string): string[] =>
  Array.from(graphemes.segment(text), ({ segment }) => segment);

export interface WrappedText {
  readonly lines: readonly string[];
  /** Whether any of it had to be left out. */
  readonly cut: boolean;
}

/** Lines as full as possible, none wider than `width`; at most `maxLines`, the last one shortened. */
export function wrapText(
  text: string,
  width: number,
  measure: MeasureWidth,
  maxLines = Infinity,
): WrappedText {
  const lines = fill(piecesOf(text, width, measure), (line) => measure(line) <= width, maxLines);
  const shown = lines.map((line) => shortened(line, width, measure));
  return { lines: shown, cut: shown.some((line, index) => line !== lines[index]) };
}

/** As few lines as possible, with the widest one as narrow as possible, which avoids a single word on the last. */
export function wrapEvenly(text: string, width: number, measure: MeasureWidth): string[] {
  const pieces = piecesOf(text, width, measure);
  let best = fill(pieces, (line) => measure(line) <= width);
  for (;;) {
    const widest = Math.max(...best.map(measure));
    const narrower = fill(pieces, (line) => measure(line) < widest);
    if (narrower.length > best.length || Math.max(...narrower.map(measure)) >= widest) return best;
    best = narrower;
  }
}

/** The text, cut with an ellipsis if it is wider than `width`, and never within a character. */
export function shortened(text: string, width: number, measure: MeasureWidth): string {
  if (measure(text) <= width) return text;
  const characters = charactersOf(text);
  const beginning = (length: number): string => `${characters.slice(0, length).join('').trimEnd()}…`;
  let length = characters.length;
  while (length > 0 && measure(beginning(length)) > width) length -= 1;
  return beginning(length);
}

/** Words with their punctuation and particles, which stay together. A piece too long for a line is broken anywhere. */
function piecesOf(text: string, width: number, measure: MeasureWidth): string[] {
  const pieces: string[] = [];
  for (const { segment, isWordLike } of words.segment(text)) {
    const before = pieces.at(-1) ?? '';
    const isMark = isWordLike !== true && !opening.test(segment);
    const isParticle = particle.test(segment) && before.length <= longestBeforeParticle;
    const mayBreak = (endsEastAsian.test(before) || beginsEastAsian.test(segment)) && !opening.test(before);
    const isApart = before.trim() === '' || segment.trim() === '';
    if (isApart || (mayBreak && !isMark && !isParticle)) pieces.push(segment);
    else pieces.splice(-1, 1, before + segment);
  }
  return pieces.flatMap((piece) => (measure(piece) <= width ? [piece] : charactersOf(piece)));
}

/** Lines as full as possible; the last of `maxLines` holds all the rest. */
function fill(pieces: readonly string[], fits: (line: string) => boolean, maxLines = Infinity): string[] {
  const lines: string[] = [];
  let line = '';
  for (const [index, piece] of pieces.entries()) {
    if (line === '' || fits((line + piece).trim())) {
      line += piece;
      continue;
    }
    if (lines.length === maxLines - 1) {
      line += pieces.slice(index).join('');
      break;
    }
    lines.push(line);
    line = piece;
  }
  return [...lines, line].map((each) => each.trim()).filter((each) => each !== '');
}
