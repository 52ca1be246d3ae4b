// Reports of wrong fields: the field, its value, and what is allowed.
import { phrase, inLanguage, type Phrase, type Wording } from '../text/text';

export interface Issue {
  /** Path in the document, for example `optimizers[0].hyperparameters.beta1`. */
  readonly field: string;
  /** The whole message in English: `Invalid steps: 0 (expected 1 ≤ steps ≤ 1000000)` */
  readonly message: string;
  /** The parts of the message, for other languages; missing if it has no such parts. */
  readonly parts?: {
    readonly name: string;
    readonly value: Wording;
    readonly expected: Wording;
  };
  /** The whole message in every language, if it has no such parts. */
  readonly whole?: Phrase;
  /** Only in the last issue, if it stands for all further ones: their number. */
  readonly more?: number;
}

const longestShown = 60;

/** A text as it is shown in a message: only its beginning if it is long. */
function shortened(text: string): string {
  return text.length > longestShown ? `${text.slice(0, longestShown - 1)}…` : text;
}

/** A value as it is quoted in a message, shortened if long. It may be anything, however deep. */
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

/** An issue whose value is described in words, such as `600 runs` for a list. */
export function invalidText(field: string, value: Wording, expected: Wording): Issue {
  const parts = { name: field, value, expected };
  return {
    field,
    message: `Invalid ${field}: ${inLanguage(parts.value, 'en')} (expected ${inLanguage(parts.expected, 'en')})`,
    parts,
  };
}

/** An issue whose message says more than the value and what is allowed. */
export function issueInWords(field: string, whole: Phrase): Issue {
  return { field, message: inLanguage(whole, 'en'), whole };
}

/** The issue with its field called as it is beside it. */
export function calledAs({ parts, ...issue }: Issue, name: string): Issue {
  return parts === undefined ? issue : invalidText(name, parts.value, parts.expected);
}

/** The issue of a field in which a text was typed that is not a number: it quotes the text. */
export function withTyped({ field, message, parts }: Issue, typed: string): Issue {
  if (parts === undefined) return { field, message };
  return invalid(field, typed.trim() === '' ? undefined : typed, parts.expected);
}

/** A path inside a document as people write it: `optimizers[0].hyperparameters.beta1`. Long names are shortened. */
export function fieldPath(path: readonly PropertyKey[]): string {
  let text = '';
  for (const key of path) {
    if (typeof key === 'number') text += `[${key}]`;
    else text += `${text === '' ? '' : '.'}${shortened(String(key))}`;
  }
  return text;
}

/** How many issues of a document are reported. */
export const maxIssues = 20;

/** The first issues, and how many more there are: a hostile document may have any number. */
export function withoutTheRest(issues: readonly Issue[]): readonly Issue[] {
  const rest = issues.length - maxIssues;
  if (rest <= 0) return issues;
  const last = issueInWords('', phrase('and {rest} more', { rest }));
  return [...issues.slice(0, maxIssues), { ...last, more: rest }];
}
