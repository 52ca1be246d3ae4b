// Breaks a caption into lines of similar width, and keeps its own line breaks.
import { shortened, wrapEvenly, wrapText, type MeasureWidth } from '../../../core/text/wrapText';

/** Lines no wider than `width`, at most `maxLines`, the last one truncated. */
export function captionLines(
  text: string,
  width: number,
  maxLines: number,
  measure: MeasureWidth,
): readonly string[] {
  const inLines = (wrap: (paragraph: string) => readonly string[]): readonly string[] =>
    text.split('\n').flatMap((paragraph) => (paragraph.trim() === '' ? [''] : wrap(paragraph)));
  const even = inLines((paragraph) => wrapEvenly(paragraph, width, measure));
  if (even.length <= maxLines) return even;
  const full = inLines((paragraph) => wrapText(paragraph, width, measure).lines);
  const last = full.slice(maxLines - 1).join(' ');
  return [...full.slice(0, maxLines - 1), shortened(last, width, measure)];
}
