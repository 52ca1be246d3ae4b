// How a wrong field is reported: which one, what stood there, what is allowed.
import { phrase, inLanguage, type Phrase, type Wording } from '../text/text';

export interface Issue {
  /** Path in the document, for example `optimizers[0].hyperparameters.beta1`. */
  readonly field: string;
  /** The whole in English: `Invalid steps: 0 (expected 1 ≤ steps ≤ 1000000)` */
  readonly message: string;
  /** The parts of the message, for another language; missing where it has no such parts. */
  readonly parts?: {
    readonly name: string;
    readonly value: Wording;
    readonly expected: Wording;
  };
  /** The whole in every language, where it has no such parts. */
  readonly whole?: Phrase;
  /** Of the last issue, which only says how many more there are: how many. */
  readonly more?: number;
}

const longestShown = 60;

/** A text as it is shown in a message: its beginning where it is long. */
function shortened(text: string): string {
  return text.length > longestShown ? `${text.slice(0, longestShown - 1)}…` : text;
}

/** A value as it is quoted in a message, shortened where long. It may be anything, however deep. */
function quoteValue(value: unknown): Wording {
  if (value === undefined) return phrase('missing');
  let text: string;
  try {
    text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  } catch {
    return phrase('something too deep to show');
  }
  return shortened(text);
}

export function invalid(field: string, value: unknown, expected: Wording): Issue {
  return invalidText(field, quoteValue(value), expected);
}

/** Where the value is said in words, as `600 runs` for a list. */
export function invalidText(field: string, value: Wording, expected: Wording): Issue {
  const parts = { name: field, value, expected };
  return {
    field,
    message: `Invalid ${field}: ${inLanguage(parts.value, 'en')} (expected ${inLanguage(parts.expected, 'en')})`,
    parts,
  };
}

/** Where there is more to say than what stood there and what is allowed. */
export function issueInWords(field: string, whole: Phrase): Issue {
  return { field, message: inLanguage(whole, 'en'), whole };
}

/** The issue of a field in which a text was typed that is no number: it quotes the text. */
export function withTyped({ field, message, parts }: Issue, typed: string): Issue {
  if (parts === undefined) return { field, message };
  return invalid(field, typed.trim() === '' ? undefined : typed, parts.expected);
}

/** A path inside a document as people write it: `optimizers[0].hyperparameters.beta1`. Names of any length are shown shortened. */
export function fieldPath(path: readonly PropertyKey[]): string {
  let text = '';
  for (const key of path) {
    if (typeof key === 'number') text += `[${key}]`;
    else text += `${text === '' ? '' : '.'}${shortened(String(key))}`;
  }
  return text;
}

/** Issues that are told of one document. */
export const maxIssues = 20;

/** The first of the issues, and how many more there are: of a hostile document, there may be any number. */
export function withoutTheRest(issues: readonly Issue[]): readonly Issue[] {
  const rest = issues.length - maxIssues;
  if (rest <= 0) return issues;
  const last = issueInWords('', phrase('and {rest} more', { rest }));
  return [...issues.slice(0, maxIssues), { ...last, more: rest }];
}
