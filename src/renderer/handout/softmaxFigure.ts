// The Softmax for paper: inputs and outputs of each class as bars with their numbers, the Jacobian, and a loss's gradient.
import { element, escaped } from '../../core/contourMap/svg';
import type { FunctionsFigure } from '../../core/lesson/handout';
import { hiddenDerivatives } from '../../core/lesson/lesson';
import { softmax } from '../../core/functions/activations/softmax';
import { softmaxCrossEntropy } from '../../core/functions/losses/softmaxCrossEntropy';
import { formatDigits } from '../../core/numbers/formatNumber';
import { selectedOf, shownActivations, shownLosses } from '../../core/view/functionSettings';
import type { HandoutWords } from './handoutWords';
import { ink } from './plotFigure';

export interface SoftmaxFigureOptions {
  readonly figure: FunctionsFigure;
  readonly widthPx: number;
  readonly words: HandoutWords;
}

const rowPx = 28;
const headPx = 30;
const fontPx = 10.5;
const faintInk = '#b9bac1';
const barInk = '#8b8d96';
const barHeightPx = 12;
const digits = 3;

/** Columns from the left, in pixels: a class's letter, its bars, and numbers that end there. */
const columns = { letter: 24, input: { bar: 40, width: 84, number: 166 } } as const;
const outputs = { bar: 204, width: 84, number: 330 } as const;
const target = { letter: 366 } as const;
const gradientEnd = 432;
/** The widest cell of the Jacobian; the gap to its left has its rows' letters. */
const cell = { mostPx: 54, gapPx: 34 } as const;
/** As wide as font sizes: −1.2e−5. */
const lettersInCell = 4;

/** Null where the selected function is not the Softmax, or is hidden. */
export function softmaxFigure({ figure, widthPx, words }: SoftmaxFigureOptions): string | null {
  const { settings, kind, hidden, classGradient } = figure;
  const chosen = selectedOf<{ id: string; kind: string }>(
    kind === 'activations' ? shownActivations(settings.activations) : shownLosses(settings.losses),
  );
  if (chosen.definition.kind !== 'vector' || hidden.includes(chosen.definition.id)) return null;
  const isLoss = kind === 'losses';
  const { logits } = settings;
  const { y, jacobian } = softmax.evaluate(logits, isLoss ? {} : chosen.parameters);
  const targets = logits.map((_, index) => (index === settings.target ? 1 : 0));
  const { dz } = softmaxCrossEntropy.evaluate(logits, targets, {});
  const showsSlopes = !hidden.includes(hiddenDerivatives);
  const showsGradient = isLoss && classGradient && showsSlopes;
  const end = showsGradient ? gradientEnd : isLoss ? target.letter + 14 : outputs.number;
  const parts = [
    ...head(columns.input.bar, words('functions.softmax.inputs')),
    ...head(outputs.bar, words('functions.softmax.outputs')),
    ...(isLoss ? head(target.letter, words('functions.derivation.target'), 'middle') : []),
    ...(showsGradient ? head(gradientEnd, '∂L/∂xᵢ', 'end') : []),
    ...logits.flatMap((input, index) => [
      letter(columns.letter - 14, middleOf(index), 'x', index),
      ...inputBar(input, Math.max(1, ...logits.map(Math.abs)), index),
      number(columns.input.number, middleOf(index), input),
      letter(outputs.bar - 14, middleOf(index), 'y', index),
      bar(outputs.bar, outputs.bar + outputs.width, index, 'none'),
      bar(outputs.bar, outputs.bar + outputs.width * y[index]!, index),
      number(outputs.number, middleOf(index), y[index]!),
      ...(isLoss ? [text(target.letter, middleOf(index), String(targets[index]), 'middle')] : []),
      ...(showsGradient ? [number(gradientEnd, middleOf(index), dz[index]!, true)] : []),
    ]),
    ...(showsSlopes ? matrix(jacobian, end + cell.gapPx, widthPx, words) : []),
  ];
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: widthPx,
      height: heightOf(logits.length),
      viewBox: `0 0 ${widthPx} ${heightOf(logits.length)}`,
      role: 'img',
    },
    [
      element('title', {}, [escaped(words.say(softmax.name))]),
      element('g', { fill: ink, 'font-size': fontPx }, parts),
    ],
  );
}

/** Below the classes stand the letters of the Jacobian's columns. */
const heightOf = (classes: number): number => headPx + rowPx * (classes + 0.8);
const middleOf = (index: number): number => headPx + rowPx * (index + 0.5);

type Anchor = 'start' | 'middle' | 'end';

function text(x: number, middle: number, written: string, anchor: Anchor, weight = 400): string {
  const place = { x, y: middle + 0.36 * fontPx, 'text-anchor': anchor };
  return element('text', { ...place, 'font-weight': weight === 400 ? null : weight }, [escaped(written)]);
}

const head = (x: number, words: string, anchor: Anchor = 'start'): string[] => [
  text(x, 0.4 * headPx, words, anchor, 600),
];

const number = (x: number, middle: number, value: number, bold = false): string =>
  text(x, middle, formatDigits(value, digits), 'end', bold ? 600 : 400);

/** x₁, y₂. */
function letter(x: number, middle: number, name: string, index: number): string {
  return text(x, middle, `${name}${String.fromCodePoint(0x2081 + index)}`, 'middle');
}

function bar(from: number, to: number, index: number, fill = barInk): string {
  return element('rect', {
    x: Math.min(from, to),
    y: middleOf(index) - barHeightPx / 2,
    width: Math.max(0.5, Math.abs(to - from)),
    height: barHeightPx,
    fill,
    stroke: fill === 'none' ? faintInk : null,
    'stroke-width': fill === 'none' ? 0.7 : null,
  });
}

/** From 0, in the middle, to the input. */
function inputBar(input: number, largest: number, index: number): string[] {
  const { bar: left, width } = columns.input;
  const zero = left + width / 2;
  return [
    bar(left, left + width, index, 'none'),
    bar(zero, zero + ((width / 2) * input) / largest, index),
    element('line', {
      ...{ x1: zero, y1: middleOf(index) - rowPx / 2, x2: zero, y2: middleOf(index) + rowPx / 2 },
      ...{ stroke: ink, 'stroke-width': 0.7 },
    }),
  ];
}

/** Cells are the darker the larger their number is. */
function matrix(
  jacobian: readonly (readonly number[])[],
  left: number,
  right: number,
  words: HandoutWords,
): string[] {
  const side = Math.min(cell.mostPx, (right - left) / jacobian.length);
  const largest = Math.max(...jacobian.flat().map(Math.abs));
  const cells = jacobian.flatMap((row, i) =>
    row.flatMap((value, j) => [
      element('rect', {
        ...{ x: left + side * j, y: middleOf(i) - rowPx / 2, width: side, height: rowPx },
        ...{ fill: ink, 'fill-opacity': largest > 0 ? (0.22 * Math.abs(value)) / largest : 0 },
        ...{ stroke: faintInk, 'stroke-width': 0.7 },
      }),
      text(left + side * (j + 0.5), middleOf(i), formatDigits(value, 2), 'middle'),
    ]),
  );
  return [
    text(left, 0.4 * headPx, `${words('functions.softmax.jacobian')} ∂yᵢ/∂xⱼ`, 'start', 600),
    ...jacobian.flatMap((_, i) => [
      letter(left - 12, middleOf(i), 'y', i),
      letter(left + side * (i + 0.5), middleOf(jacobian.length) - 0.15 * rowPx, 'x', i),
    ]),
    element('g', { 'font-size': Math.min(fontPx, side / lettersInCell) }, cells),
  ];
}
