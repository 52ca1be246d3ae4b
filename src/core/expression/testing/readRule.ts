// Follows an update rule as people read it: its LaTeX, row by row, with numbers in the place of letters.
import { equationsOf, nameOf } from './readEquations';
import { readWritten } from './readLatex';

export type Pair = readonly [x: number, y: number];

export interface RuleReading {
  readonly latex: string;
  /** Hyper-parameters by their symbols. */
  readonly symbols: ReadonlyMap<string, number>;
  /** What is kept between updates, by its symbol: its content before the first one. */
  readonly kept: ReadonlyMap<string, Pair>;
  readonly start: Pair;
  readonly value: (point: Pair) => number;
  readonly gradient: (point: Pair) => Pair;
}

interface Row {
  /** The letter, with its accent. */
  readonly letter: string;
  /** At which time it has the value: 't', 't+1', '0' or '1'. */
  readonly time: string;
  readonly right: string;
}

const greek =
  'alpha|beta|gamma|delta|Delta|varepsilon|eta|theta|lambda|mu|nu|rho|sigma|tau|phi|psi|Pi|xi|zeta|ell';
/** Copied as it is; a letter, perhaps with an accent, an index and a mark; anything else, copied, too. */
const piece = new RegExp(
  String.raw`(\\(?:operatorname|begin|end|text)\{[a-z]+\})|` +
    String.raw`((?:\\(?:hat|tilde|bar)\s*)?(?:\\(?:${greek})(?![a-zA-Z])|(?<!\\[a-zA-Z]*)[a-zA-Z])(?:_(?:\{[^}]*\}|\\[a-z]+|[a-zA-Z0-9+-]))?(?:\^(?:\\(?:ast|star)|\{(?:\\prime)+\}))?)|` +
    String.raw`(\\[a-zA-Z]+|[^])`,
  'g',
);

const norm = /\\lVert(.*?)\\rVert(_1)?/g;
const group = String.raw`\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}`;
const product = new RegExp(String.raw`([a-z]_t)\^\{\\top\}\s*(\\frac${group}${group}|\([^)]*\))`, 'g');
const largestSoFar = /\\max_\{\\tau \\le t\}([^]*?)(?=\\right\)|\\bigr\)|$)/g;
const sumSoFar = /\\sum_\{\\tau=1\}\^\{t\}([^]*)$/g;

/** θ before each of `updates` updates and after the last one. Throws for what can't be read. */
export function followRule(reading: RuleReading, updates: number): Pair[] {
  const { symbols, kept, start } = reading;
  const rows = equationsOf(simplified(reading.latex)).map(rowOf);
  /** By letter and time, from the first update on: 1. */
  const known = new Map<string, Pair>();
  /** Letters whose index is no time. */
  const constants = new Map<string, Pair>();
  const at = (letter: string, time: number): string => `${letter} ${time}`;
  /** Largest values and sums so far, of a text. */
  const running = new Map<string, number>();

  const valueOf = (written: string, coordinate: 0 | 1, now: number): number => {
    if (written === 't') return now;
    if (written === 'e') return Math.E;
    const symbol = symbols.get(nameOf(written));
    if (symbol !== undefined) return symbol;
    const constant = constants.get(nameOf(written)) ?? kept.get(nameOf(written));
    if (constant !== undefined) return constant[coordinate];
    const [letter, index] = lettered(written);
    const time = timeOf(index, now);
    if (time === null) throw new Error(`${written} is not known in ${reading.latex}`);
    const value = known.get(at(letter, time)) ?? (time === 0 ? (kept.get(letter) ?? [0, 0]) : undefined);
    if (value !== undefined) return value[coordinate];
    // What depends on the time alone can be told for another one.
    const row = rows.find((each) => each.letter === letter && each.time === 't');
    if (row === undefined || time <= now) throw new Error(`${written} is not known yet in ${reading.latex}`);
    return evaluate(row.right, coordinate, time);
  };

  const both = (text: string, now: number): Pair => [evaluate(text, 0, now), evaluate(text, 1, now)];

  /** The value of a text for a coordinate: its vectors' own parts are replaced by numbers first. */
  const evaluate = (text: string, coordinate: 0 | 1, now: number): number => {
    const names: Record<string, number> = {};
    const put = (value: number): string => {
      const name = Object.keys(names).length + 1;
      names[`q${name}`] = value;
      return ` @{${name}} `;
    };
    const called = (source: string, head: string, value: (argument: string) => number): string => {
      for (let from = source.indexOf(head); from !== -1; from = source.indexOf(head)) {
        const [argument, end] = parenthesised(source, from + head.length);
        source = `${source.slice(0, from)}${put(value(argument))}${source.slice(end)}`;
      }
      return source;
    };
    let rest = called(text, '\\nabla f', (argument) => reading.gradient(both(argument, now))[coordinate]);
    rest = called(rest, 'f(', (argument) => reading.value(both(argument, now)));
    rest = rest.replaceAll(product, (_, left: string, right: string) => {
      const [a, b] = [both(left, now), both(right, now)];
      return put(a[0] * b[0] + a[1] * b[1]);
    });
    rest = rest.replaceAll(largestSoFar, (_, inner: string) => {
      const key = `largest ${inner}`;
      const largest = Math.max(running.get(key) ?? -Infinity, evaluate(timed(inner), coordinate, now));
      running.set(key, largest);
      return put(largest);
    });
    rest = rest.replaceAll(sumSoFar, (_, inner: string) => {
      const before = running.get(`sum ${coordinate} ${now - 1} ${inner}`) ?? 0;
      const sum = before + evaluate(timed(inner), coordinate, now);
      running.set(`sum ${coordinate} ${now} ${inner}`, sum);
      return put(sum);
    });
    rest = rest.replaceAll(norm, (_, inner: string, absolute?: string) => {
      const [x, y] = both(inner, now);
      return put(absolute === undefined ? Math.hypot(x, y) : Math.abs(x) + Math.abs(y));
    });
    const plain = rest.replaceAll(piece, (found, copied: string | undefined, letter: string | undefined) =>
      copied === undefined && letter !== undefined ? put(valueOf(letter, coordinate, now)) : found,
    );
    return readWritten(plain.replaceAll('@{', 'q_{'), names);
  };

  known.set(at('\\theta', 1), start);
  for (let now = 1; now <= updates; now += 1) {
    for (const { letter, time, right } of rows) {
      const isBeginning = time === '0' || time === '1';
      if (isBeginning && now > 1) continue;
      const when = timeOf(time, now);
      if (when === null) {
        constants.set(letter, both(right, now));
        continue;
      }
      const hasOwnBeginning =
        time === 't' && now === 1 && rows.some((row) => row.letter === letter && row.time === '1');
      if (!hasOwnBeginning) known.set(at(letter, when), both(right, now));
    }
  }
  return Array.from({ length: updates + 1 }, (_, i) => known.get(at('\\theta', i + 1))!);
}

/** A logarithm on the left is taken to the right side. */
function rowOf({ left, right }: { readonly left: string; readonly right: string }): Row {
  const ofLogarithm = /^\\ln\s*(.*)$/.exec(left)?.[1];
  if (ofLogarithm !== undefined) return rowOf({ left: ofLogarithm, right: `e^{${right}}` });
  const [letter, time] = lettered(left);
  return timeOf(time, 1) === null
    ? { letter: nameOf(left), time: '', right }
    : { letter, time: time!, right };
}

/** A letter with its accent and mark, and its index. */
function lettered(written: string): [letter: string, index: string | null] {
  const [, before = '', index, after = ''] =
    /^(.*?)(?:_(\{[^}]*\}|[a-zA-Z0-9]))?(\^.*)?$/.exec(written) ?? [];
  const parts = index?.replaceAll(/[{}\s]/g, '').split(',') ?? [];
  const time = parts.pop() ?? null;
  return [nameOf(before) + parts.join('') + nameOf(after), time];
}

function timeOf(index: string | null, now: number): number | null {
  const relative = /^t([+-]1)?$/.exec(index ?? '');
  if (relative !== null) return now + Number(relative[1] ?? 0);
  return index === '0' || index === '1' ? Number(index) : null;
}

/** Of a sum or a largest value over all times: at this one. */
const timed = (text: string): string => text.replaceAll('_\\tau', '_t');

/** The text in the parentheses that begin at or before `from`, and where it ends. */
function parenthesised(text: string, from: number): [inside: string, end: number] {
  const begin = text[from - 1] === '(' ? from : text.indexOf('(', from) + 1;
  let depth = 1;
  for (let at = begin; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return [text.slice(begin, at).replace(/\\right$/, ''), at + 1];
  }
  throw new Error(`A parenthesis is not closed in ${text}`);
}

/** Freedoms of writing that mean nothing. */
function simplified(latex: string): string {
  return latex
    .replaceAll('\\dfrac', '\\frac')
    .replaceAll('\\left[', '\\left(')
    .replaceAll('\\right]', '\\right)')
    .replaceAll(/(?<!\\)\\ /g, ' ')
    .replaceAll(/\\t?frac(\d)(\w)/g, '\\frac{$1}{$2}');
}
