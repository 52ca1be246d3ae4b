// The texts of a contour map as blocks of known size: title, caption, formula, and the legend of runners and marked
// points.
import { cutName, nameEnds } from '../scene/runnerName';
import { formatMeasure } from '../numbers/formatNumber';
import { markNames, type MarkKind } from '../look/landscapeMarks';
import { inLanguage, type Language } from '../text/text';
import { wrapText } from '../text/wrapText';
import { unitsPerEm, type TypesetFormula } from '../typeset/formulaPath';
import type { MapRunner } from './mapRunners';
import { head, mark, runnerLine } from './mapSigns';
import { digitMiddle, type MapStyle } from './mapStyle';
import { divergedText, mapTexts, stepsText } from './mapTexts';
import { element, escaped, short } from './svg';
import { textWidth } from './textWidth';

/** A drawing of known size; `draw` gets the position of its upper left corner. */
export interface Block {
  readonly width: number;
  readonly height: number;
  /** Whether one of its texts is shortened, smaller than it should be, or left out. */
  readonly cramped: boolean;
  draw(x: number, y: number): string;
}

const titleSize = 23;
const titleLeading = 29;
const captionSize = 13.5;
const captionLeading = 20;
const formulaSizes = { largest: 17, cramped: 12.5, smallest: 8 };
/** The size of small notes beside names, as a fraction of the names' size. */
const noteShare = 0.885;
const keySize = 11.5;
const keyHeight = 21;
const sampleWidth = 40;
const sampleGap = 10;
const valueGap = 18;
const narrowestGap = 30;
const widestGap = 84;
const runsGap = 6;

export function titleBlock(title: string, style: MapStyle, width: number): Block {
  return textBlock(title, width, 3, titleSize, titleLeading, {
    fill: style.title,
    'font-weight': 600,
  });
}

export function captionBlock(caption: string, style: MapStyle, width: number): Block {
  return textBlock(caption, width, 8, captionSize, captionLeading, {
    fill: style.text,
  });
}

function textBlock(
  text: string,
  width: number,
  maxLines: number,
  size: number,
  leading: number,
  attributes: Readonly<Record<string, string | number>>,
): Block {
  const measure = (part: string): number => textWidth(part, size);
  const { lines, cut } = wrapText(text, width, measure, maxLines);
  return {
    width: Math.max(0, ...lines.map(measure)),
    height: lines.length * leading,
    cramped: cut,
    draw: (x, y) =>
      element(
        'g',
        { 'font-size': size, ...attributes },
        lines.map((line, index) =>
          element('text', { x, y: y + index * leading + (leading - size) / 2 + 0.8 * size }, [escaped(line)]),
        ),
      ),
  };
}

/** As large as the room allows; empty if it would be too small to read. */
export function formulaBlock(formula: TypesetFormula, style: MapStyle, width: number): Block {
  const size = Math.min(formulaSizes.largest, width / formula.width);
  if (size < formulaSizes.smallest) return { width: 0, height: 0, cramped: true, draw: () => '' };
  return {
    // Rounding must not make it wider than the room.
    width: Math.min(width, size * formula.width),
    height: size * (formula.height + formula.depth),
    cramped: size < formulaSizes.cramped,
    draw: (x, y) =>
      element('path', {
        d: formula.path,
        fill: style.title,
        transform: `translate(${short(x)} ${short(y + size * formula.height)}) scale(${(size / unitsPerEm).toFixed(6)})`,
      }),
  };
}

export interface LegendOptions {
  readonly runners: readonly MapRunner[];
  readonly language: Language;
  readonly style: MapStyle;
  /** Null if it is not shown. */
  readonly step: number | null;
  readonly losses: boolean;
}

/** The density of a legend: for many runners, smaller letters and more columns save room. */
export interface LegendDensity {
  readonly size: number;
  readonly rowHeight: number;
  readonly longestName: number;
  readonly maxColumns: number;
  /** The factor of an arrangement's score for this density: it is chosen if the map's gain is larger. */
  readonly score: number;
}

export const legendDensities: readonly LegendDensity[] = [
  { size: 13, rowHeight: 21, longestName: 260, maxColumns: 1, score: 1 },
  { size: 13, rowHeight: 21, longestName: 260, maxColumns: Infinity, score: 0.98 },
  { size: 12, rowHeight: 18.5, longestName: 170, maxColumns: Infinity, score: 0.86 },
  { size: 11, rowHeight: 16.5, longestName: 120, maxColumns: Infinity, score: 0.7 },
];

interface LegendItem {
  readonly mapRunner: MapRunner;
  readonly name: string;
  /** The number of its runs. */
  readonly runs: string;
  readonly value: string;
}

/** Null without runners. In as many columns as fit into the width; wider than that if not even one fits. */
export function legendBlock(options: LegendOptions, density: LegendDensity, width: number): Block | null {
  const { runners, language, style, step, losses } = options;
  const { size, rowHeight, longestName, maxColumns } = density;
  if (runners.length === 0) return null;
  const noteSize = size * noteShare;
  const ends = nameEnds(new Map(runners.map(({ name }) => [name, name])));
  const items = runners.map((mapRunner): LegendItem => ({
    mapRunner,
    name: cutName(mapRunner.name, ends.get(mapRunner.name) ?? '', longestName, (part) =>
      textWidth(part, size),
    ),
    runs: mapRunner.runner.runs.count > 1 ? `×${mapRunner.runner.runs.count}` : '',
    value: valueText(mapRunner, losses, language, density),
  }));
  const steps = step === null ? '' : inLanguage(stepsText(step), language);
  const hasLosses = losses && runners.some(({ ownRun }) => ownRun.divergedAt === null);
  const loss = hasLosses ? inLanguage(mapTexts.loss, language) : '';
  const headings = textWidth(steps, noteSize) + valueGap + textWidth(loss, noteSize);
  const headHeight = steps === '' && loss === '' ? 0 : rowHeight;

  const widthOf = (column: readonly LegendItem[], first: boolean): number => {
    const names = column.map(
      ({ name, runs }) => textWidth(name, size) + (runs === '' ? 0 : runsGap + textWidth(runs, noteSize)),
    );
    const value = Math.max(...column.map((item) => textWidth(item.value, noteSize)));
    const whole = sampleWidth + sampleGap + Math.max(...names) + (value > 0 ? valueGap + value : 0);
    return first ? Math.max(headings, whole) : whole;
  };
  const inColumns = (count: number): { columns: LegendItem[][]; widths: number[]; taken: number } => {
    const rows = Math.ceil(items.length / count);
    const columns: LegendItem[][] = [];
    for (let at = 0; at < items.length; at += rows) columns.push(items.slice(at, at + rows));
    const widths = columns.map((column, index) => widthOf(column, index === 0));
    const taken = widths.reduce((sum, each) => sum + each, (columns.length - 1) * narrowestGap);
    return { columns, widths, taken };
  };
  let count = Math.min(items.length, maxColumns);
  while (count > 1 && inColumns(count).taken > width) count -= 1;
  const { columns, widths, taken } = inColumns(count);
  const spare = columns.length > 1 ? Math.max(0, width - taken) / (columns.length - 1) : 0;
  const gap = Math.min(widestGap, narrowestGap + spare);

  return {
    width: taken + (columns.length - 1) * (gap - narrowestGap),
    height: headHeight + columns[0]!.length * rowHeight,
    cramped: false,
    draw: (left, top) => {
      const heading = (text: string, x: number, anchor: string): string =>
        text === ''
          ? ''
          : element(
              'text',
              {
                x,
                y: top + 0.75 * noteSize,
                'font-size': noteSize,
                fill: style.muted,
                'text-anchor': anchor,
              },
              [escaped(text)],
            );
      const drawn = [heading(steps, left, 'start')];
      let x = left;
      columns.forEach((column, index) => {
        const columnWidth = widths[index]!;
        drawn.push(heading(loss, x + columnWidth, 'end'));
        column.forEach((item, row) => {
          const middle = top + headHeight + (row + 0.5) * rowHeight;
          drawn.push(drawItem(item, x, middle, columnWidth));
        });
        x += columnWidth + gap;
      });
      return element('g', { 'font-size': size, fill: style.text }, drawn);
    },
  };

  function drawItem(
    { mapRunner, name, runs, value }: LegendItem,
    x: number,
    middle: number,
    room: number,
  ): string {
    const note = { 'font-size': noteSize, fill: style.muted };
    const y = middle + digitMiddle * size;
    return [
      sample(mapRunner, x, middle, size / legendDensities[0]!.size),
      element('text', { x: x + sampleWidth + sampleGap, y }, [
        escaped(name),
        ...(runs === '' ? [] : [element('tspan', { dx: runsGap, ...note }, [escaped(runs)])]),
      ]),
      value === ''
        ? ''
        : element('text', { x: x + room, y, 'text-anchor': 'end', ...note }, [escaped(value)]),
    ].join('');
  }
}

function valueText(
  { ownRun }: MapRunner,
  losses: boolean,
  language: Language,
  { longestName }: LegendDensity,
): string {
  if (ownRun.divergedAt !== null) {
    const isClose = longestName < legendDensities[0]!.longestName;
    return inLanguage(isClose ? mapTexts.diverged : divergedText(ownRun.divergedAt), language);
  }
  return losses ? formatMeasure(ownRun.columns.values[ownRun.rows - 1] ?? NaN) : '';
}

/** A piece of the runner's path with its head. */
function sample({ runner, ownRun }: MapRunner, x: number, y: number, scale: number): string {
  const end = x + sampleWidth - 8;
  const data = `M${short(x + 2)} ${short(y)}H${short(end)}`;
  return [
    element('g', { fill: 'none', 'stroke-linecap': 'round' }, runnerLine(runner, data, 2.2 * scale)),
    head(runner, ownRun.divergedAt === null ? 'inside' : 'diverged', end, y, scale),
  ].join('');
}

/** The kinds of marked points that the map shows, side by side. */
export function marksBlock(
  kinds: readonly MarkKind[],
  language: Language,
  style: MapStyle,
  width: number,
): Block | null {
  if (kinds.length === 0) return null;
  const signWidth = 20;
  const gap = 22;
  const places: { kind: MarkKind; x: number; row: number }[] = [];
  let x = 0;
  let row = 0;
  let widest = 0;
  for (const kind of kinds) {
    const itemWidth = signWidth + textWidth(inLanguage(markNames[kind], language), keySize);
    if (x > 0 && x + itemWidth > width) {
      x = 0;
      row += 1;
    }
    places.push({ kind, x, row });
    x += itemWidth + gap;
    widest = Math.max(widest, x - gap);
  }
  return {
    width: widest,
    height: (row + 1) * keyHeight,
    cramped: false,
    draw: (left, top) =>
      element(
        'g',
        { 'font-size': keySize, fill: style.muted },
        places.map(({ kind, x: at, row: line }) => {
          const middle = top + line * keyHeight + keyHeight / 2;
          return [
            mark(kind, left + at + 7, middle, 0.9),
            element('text', { x: left + at + signWidth, y: middle + digitMiddle * keySize }, [
              escaped(inLanguage(markNames[kind], language)),
            ]),
          ].join('');
        }),
      ),
  };
}

/** Blocks below each other, with gaps between them; null without any. */
export function stacked(blocks: readonly (Block | null)[], gap: number): Block | null {
  const placed: { block: Block; top: number }[] = [];
  let height = 0;
  for (const block of blocks) {
    if (block === null) continue;
    if (height > 0 && block.height > 0) height += gap;
    placed.push({ block, top: height });
    height += block.height;
  }
  if (placed.length === 0) return null;
  return {
    width: Math.max(...placed.map(({ block }) => block.width)),
    height,
    cramped: placed.some(({ block }) => block.cramped),
    draw: (x, y) => placed.map(({ block, top }) => block.draw(x, y + top)).join(''),
  };
}
