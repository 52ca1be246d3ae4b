// Live values in a lesson's texts: `{{loss sgd-1 at 10}}` stands for a number of the race, and so stays true when a setting is
// changed. In formulas and code, braces are what they are there.
import { phrase, type Phrase } from '../text/text';

/** What can be told of a row of a run. */
const liveQuantities = [
  'loss',
  'gradient',
  'distance',
  'x',
  'y',
  '|x|',
  '|y|',
  'step',
  'curvature',
  'edge',
] as const;
/**
 * The loss; the length of ∇f; the distance to the nearest marked minimum; the position; the length of the last step; the
 * Hessian's largest eigenvalue λ; 2/λ, the largest rate of gradient descent there.
 */
export type LiveQuantity = (typeof liveQuantities)[number];

const comparisons = ['<', '>', '<=', '>='] as const;
type Comparison = (typeof comparisons)[number];

export interface LiveCondition {
  readonly quantity: LiveQuantity;
  readonly comparison: Comparison;
  readonly value: number;
}

/** The row of a step; the last one for null. */
type At = number | null;

export type LiveWhat =
  /** The runner's name, in its colour. */
  | { readonly kind: 'runner' }
  /** One of its settings, of its family's, or of its race's (`liveSetting.ts`). */
  | { readonly kind: 'setting'; readonly setting: string }
  /** A quantity of its own run. */
  | { readonly kind: 'quantity'; readonly quantity: LiveQuantity; readonly at: At }
  /** The first step at which a condition holds, or the one from which on it holds to the end. */
  | { readonly kind: 'first' | 'settled'; readonly condition: LiveCondition }
  /** The step from which on it has diverged. */
  | { readonly kind: 'diverged' }
  /** Over the steps of its own run, from one to another. */
  | {
      readonly kind: 'mean' | 'largest' | 'smallest';
      readonly quantity: LiveQuantity;
      readonly from: number;
      readonly to: At;
    }
  /** Over its family's runs: their median, or how many of them meet a condition. */
  | { readonly kind: 'median'; readonly quantity: LiveQuantity; readonly at: At }
  | { readonly kind: 'runs'; readonly condition: LiveCondition; readonly at: At };

/** A number, or a name, that is read off a race. */
export interface LiveValue {
  /** The index of its scene in the step. */
  readonly scene: number;
  /** The key of its runner. */
  readonly runner: string;
  readonly what: LiveWhat;
}

export type ParsedLiveValue =
  | { readonly ok: true; readonly value: LiveValue }
  /** What is wrong, and what would be right. */
  | { readonly ok: false; readonly expected: Phrase };

export type LiveTextPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'live'; readonly written: string; readonly parsed: ParsedLiveValue };

/** Formulas and code, in which nothing is live, or what is between double braces. */
const pieces = /\$\$[\s\S]*?\$\$|\$[^$\n]*\$|`[^`]*`|\{\{([^{}]*)\}\}/g;

/** A text in its parts, in their order. */
export function liveTextParts(text: string): readonly LiveTextPart[] {
  const parts: LiveTextPart[] = [];
  let plainFrom = 0;
  for (const match of text.matchAll(pieces)) {
    const [, written] = match;
    if (written === undefined) continue;
    if (match.index > plainFrom) parts.push({ kind: 'text', text: text.slice(plainFrom, match.index) });
    parts.push({ kind: 'live', written, parsed: parseLiveValue(written) });
    plainFrom = match.index + match[0].length;
  }
  if (plainFrom < text.length) parts.push({ kind: 'text', text: text.slice(plainFrom) });
  return parts;
}

const forms = phrase(
  'runner KEY, set NAME KEY, QUANTITY KEY, first KEY CONDITION, settled KEY CONDITION, diverged KEY, mean, largest or smallest QUANTITY KEY from STEP, median QUANTITY KEY, or runs KEY CONDITION',
);
const quantityExpected = phrase('one of {values}', { values: liveQuantities });
const conditionExpected = phrase('a quantity, one of {values}, and a number, as in loss < 0.01', {
  values: comparisons,
});
const stepExpected = phrase('a step, a whole number from 0 on');

/** What is wrong with a word, as an exception inside of this file. */
class Unexpected extends Error {
  constructor(readonly expected: Phrase) {
    super();
  }
}

/** Reads what stands between the braces. */
export function parseLiveValue(written: string): ParsedLiveValue {
  const words = written.trim().split(/\s+/);
  try {
    const value = readValue(words);
    if (words.length > 0) throw new Unexpected(forms);
    return { ok: true, value };
  } catch (error) {
    if (error instanceof Unexpected) return { ok: false, expected: error.expected };
    throw error;
  }
}

/** Takes the words that it reads. */
function readValue(words: string[]): LiveValue {
  const kind = words.shift() ?? '';
  switch (kind) {
    case 'runner':
    case 'diverged':
      return { ...readRunner(words), what: { kind } };
    case 'set': {
      const setting = word(words, forms);
      return { ...readRunner(words), what: { kind: 'setting', setting } };
    }
    case 'first':
    case 'settled': {
      const runner = readRunner(words);
      return { ...runner, what: { kind, condition: readCondition(words) } };
    }
    case 'mean':
    case 'largest':
    case 'smallest': {
      const quantity = readQuantity(words);
      const runner = readRunner(words);
      const from = readKeyword(words, 'from') ? readStep(words) : 0;
      const to = readKeyword(words, 'to') ? readStep(words) : null;
      return { ...runner, what: { kind, quantity, from, to } };
    }
    case 'median': {
      const quantity = readQuantity(words);
      const runner = readRunner(words);
      return { ...runner, what: { kind, quantity, at: readAt(words) } };
    }
    case 'runs': {
      const runner = readRunner(words);
      const condition = readCondition(words);
      return { ...runner, what: { kind, condition, at: readAt(words) } };
    }
    default: {
      if (!isQuantity(kind)) throw new Unexpected(forms);
      const runner = readRunner(words);
      return { ...runner, what: { kind: 'quantity', quantity: kind, at: readAt(words) } };
    }
  }
}

function word(words: string[], expected: Phrase): string {
  const first = words.shift();
  if (first === undefined || first === '') throw new Unexpected(expected);
  return first;
}

/** `sgd-1`, or `2/sgd-1` for one of the second scene. */
function readRunner(words: string[]): Pick<LiveValue, 'scene' | 'runner'> {
  const [, scene = '1', runner = ''] = /^(?:([12])\/)?(.+)$/.exec(word(words, forms)) ?? [];
  return { scene: Number(scene) - 1, runner };
}

const isQuantity = (name: string): name is LiveQuantity =>
  (liveQuantities as readonly string[]).includes(name);

function readQuantity(words: string[]): LiveQuantity {
  const name = word(words, quantityExpected);
  if (!isQuantity(name)) throw new Unexpected(quantityExpected);
  return name;
}

function readCondition(words: string[]): LiveCondition {
  const quantity = readQuantity(words);
  const comparison = comparisons.find((each) => each === words[0]);
  const value = Number(words[1] ?? NaN);
  if (comparison === undefined || !Number.isFinite(value)) throw new Unexpected(conditionExpected);
  words.splice(0, 2);
  return { quantity, comparison, value };
}

function readKeyword(words: string[], keyword: string): boolean {
  if (words[0] !== keyword) return false;
  words.shift();
  return true;
}

function readStep(words: string[]): number {
  const step = Number(word(words, stepExpected));
  if (!Number.isInteger(step) || step < 0) throw new Unexpected(stepExpected);
  return step;
}

const readAt = (words: string[]): At => (readKeyword(words, 'at') ? readStep(words) : null);

/** The steps that a live value names. */
export function stepsNamedIn(what: LiveWhat): readonly number[] {
  switch (what.kind) {
    case 'quantity':
    case 'median':
    case 'runs':
      return what.at === null ? [] : [what.at];
    case 'mean':
    case 'largest':
    case 'smallest':
      return what.to === null ? [what.from] : [what.from, what.to];
    case 'runner':
    case 'setting':
    case 'first':
    case 'settled':
    case 'diverged':
      return [];
  }
}
