// Pieces of Python source: names, numbers and strings, comments and docstrings, indentation.
import type { Point } from '../geometry/domain';
import { wrapText } from '../text/wrapText';

/** `learningRate` → `learning_rate`, `nelder-mead` → `nelder_mead`. */
export function pythonName(name: string): string {
  return name
    .replaceAll('-', '_')
    .replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    .replace(/^(?=\d)/, '_');
}

/** A float64 as Python writes it, to the bit. */
export function pythonFloat(value: number): string {
  if (Number.isNaN(value)) return 'np.nan';
  if (!Number.isFinite(value)) return value > 0 ? 'np.inf' : '-np.inf';
  const isSmall = value !== 0 && Math.abs(value) < 1e-4;
  const text = Object.is(value, -0) ? '-0' : isSmall ? value.toExponential() : String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** A point as an array of NumPy's. */
export function pythonPoint(point: Point): string {
  return `np.array([${point.map(pythonFloat).join(', ')}])`;
}

/**
 * A user's text as one line of plain text: without line ends, control characters, and those that reverse or hide text,
 * by which a comment could look like code or vice versa.
 */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}

/** A string literal of one line, whatever the text contains. JSON's escapes are valid in Python, too. */
export function pythonString(text: string): string {
  return JSON.stringify(oneLine(text));
}

/** Characters that are as wide as a kanji. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

/** The width of a text in columns. */
const columnsOf = (text: string): number => text.length + (text.match(wide)?.length ?? 0);

/** The largest width of a line in columns. */
export const lineColumns = 96;

/** Comment lines of that text; an empty text is an empty comment. */
export function comment(text: string): string[] {
  const lines = wrapText(oneLine(text), lineColumns - 2, columnsOf).lines;
  return lines.length === 0 ? ['#'] : lines.map((line) => `# ${line}`);
}

/** The heading of a part of a script. */
export const headingOf = (text: string): string[] => ['', '', `# --- ${text} ---`];

/** A docstring of paragraphs, the first of which should be short. */
export function docstring(...paragraphs: readonly string[]): string[] {
  const [first = [], ...rest] = paragraphs
    .map((paragraph) => oneLine(paragraph).replaceAll('\\', '\\\\').replaceAll('"', "'"))
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => wrapText(paragraph, lineColumns - 8, columnsOf).lines);
  if (rest.length === 0 && first.length === 1) return [`"""${first[0]}"""`];
  const [head = '', ...others] = first;
  return [`"""${head}`, ...others, ...rest.flatMap((lines) => ['', ...lines]), '"""'];
}

/** Lines indented by four columns; empty ones stay empty. */
export function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `    ${line}`));
}

/** The lines of a text, without their common indentation and without empty ones at both ends. */
export function linesOf(text: string): string[] {
  const lines = text
    .replace(/^\s*\n/, '')
    .trimEnd()
    .split('\n');
  const indentations = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const shared = Math.min(...indentations);
  return lines.map((line) => line.slice(shared).trimEnd());
}

/** `head`, items in brackets and `tail`, in one line if that is no wider than `columns`. */
export function bracketed(
  head: string,
  items: readonly string[],
  tail: string,
  columns: number = lineColumns,
): string[] {
  const line = head + items.join(', ') + tail;
  if (line.length <= columns) return [line];
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + item.length + 6 <= columns)
      lines[lines.length - 1] = `${last} ${item},`;
    else lines.push(`${item},`);
  }
  return [head, ...indented(lines), tail];
}
