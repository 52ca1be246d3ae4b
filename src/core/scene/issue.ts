// How a wrong field is reported: which one, what stood there, what is allowed.

export interface SceneIssue {
  /** Path in the document, for example `optimizers[0].hyperparameters.beta1`. */
  readonly field: string;
  /** `Invalid steps: 0 (expected 1 ≤ steps ≤ 1000000)` */
  readonly message: string;
}

const longestShown = 60;

/** A value of a JSON document as it is quoted in a message, shortened where long. */
function quoteValue(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return text.length > longestShown ? `${text.slice(0, longestShown - 1)}…` : text;
}

export function invalid(field: string, value: unknown, expected: string): SceneIssue {
  return { field, message: `Invalid ${field}: ${quoteValue(value)} (expected ${expected})` };
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
