// Breaks a text into lines by the language's own words, so that Japanese, which has no spaces, is broken well, too.

/** Signs that no line begins with. */
const noLineStart = /^[\p{Pe}\p{Pf}\p{Po}ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々]/u;

/** What a reader takes for one character. */
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Lines no wider than `width` where words allow it, of about the same width; line breaks of the text are kept. At most
 * `maxLines`, the last cut.
 */
export function wrapText(
  text: string,
  width: number,
  maxLines: number,
  language: string,
  measure: (text: string) => number,
): string[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const paragraphs = text.split('\n').map((paragraph) => piecesOf(paragraph, segmenter));
  const fits = (line: string): boolean => measure(line) <= width;
  const lines = paragraphs.flatMap((pieces) => fill(pieces, fits));
  if (lines.length <= maxLines) return paragraphs.flatMap((pieces) => balance(pieces, fits, measure));
  const last = lines.slice(maxLines - 1).join(' ');
  return [...lines.slice(0, maxLines - 1), shorten(last, width, measure)];
}

/** Lines as full as they get. */
function fill(pieces: readonly string[], fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && !fits((line + piece).trimEnd())) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else {
      line += piece;
    }
  }
  lines.push(line.trimEnd());
  return lines;
}

/** No more lines than there must be, with the widest one as narrow as it gets: none is left with a single word. */
function balance(
  pieces: readonly string[],
  fits: (line: string) => boolean,
  measure: (text: string) => number,
): string[] {
  let best = fill(pieces, fits);
  for (;;) {
    const widest = Math.max(...best.map(measure));
    const narrower = fill(pieces, (line) => measure(line) < widest);
    if (narrower.length > best.length || Math.max(...narrower.map(measure)) >= widest) return best;
    best = narrower;
  }
}

/** The text, cut with an ellipsis where it is wider than `width`. */
export function shorten(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text;
  const characters = Array.from(graphemes.segment(text), ({ segment }) => segment);
  let length = characters.length;
  while (length > 0 && measure(`${characters.slice(0, length).join('').trimEnd()}…`) > width) length -= 1;
  return `${characters.slice(0, length).join('').trimEnd()}…`;
}

/** What stays together: words with the signs that follow them. */
function piecesOf(paragraph: string, segmenter: Intl.Segmenter): string[] {
  const pieces: string[] = [];
  for (const { segment } of segmenter.segment(paragraph)) {
    const last = pieces.length - 1;
    const before = pieces[last];
    const stays = noLineStart.test(segment) || segment.trim() === '';
    if (before !== undefined && stays) pieces[last] = before + segment;
    else pieces.push(segment);
  }
  return pieces;
}
