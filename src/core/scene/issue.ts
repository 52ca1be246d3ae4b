// How a wrong field is reported: which one, what stood there, what is allowed.

export interface SceneIssue {
  /** Path in the document, for example `optimizers[0].hyperparameters.beta1`. */
  readonly field: string;
  /** The whole in English: `Invalid steps: 0 (expected 1 ≤ steps ≤ 1000000)` */
  readonly message: string;
  /** The parts of the message, to be worded in another language; missing where it has no such parts. */
  readonly parts?: { readonly name: string; readonly value: string; readonly expected: string };
}

const longestShown = 60;

/** A value as it is quoted in a message, shortened where long. It may be anything, however deep. */
function quoteValue(value: unknown): string {
  if (value === undefined) return 'missing';
  let text: string;
  try {
    text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  } catch {
    return 'something too deep to show';
  }
  return text.length > longestShown ? `${text.slice(0, longestShown - 1)}…` : text;
}

export function invalid(field: string, value: unknown, expected: string): SceneIssue {
  return invalidText(field, quoteValue(value), expected);
}

/** Where the value is said in words, as `600 runs` for a list. */
export function invalidText(field: string, value: string, expected: string): SceneIssue {
  const parts = { name: field, value, expected };
  return { field, message: `Invalid ${parts.name}: ${parts.value} (expected ${expected})`, parts };
}

/** A path inside a document as people write it: `lanes[0].hyperparameters.beta1`. */
export function fieldPath(path: readonly PropertyKey[]): string {
  let text = '';
  for (const key of path) {
    if (typeof key === 'number') text += `[${key}]`;
    else text += text === '' ? String(key) : `.${String(key)}`;
  }
  return text;
}
