// Documents on their way from text to a checked value: JSON, and what their schema says of their shape.
import type { z } from 'zod';
import { phrase, type Phrase } from '../text/text';
import { fieldPath, invalid, invalidText, issueInWords, type Issue } from '../validation/issue';
import { expectationOf } from './sceneSchema';

/** The most characters of a document; the largest scene has a few hundred thousand. */
const longestText = 2 ** 22;

export type ReadJson =
  | { readonly ok: true; readonly document: unknown }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Reads a file's JSON, with or without a byte order mark. Never throws. */
export function readJson(text: string): ReadJson {
  if (text.length > longestText) {
    const tooLong = invalidText(
      'file',
      phrase('{length} characters', { length: text.length }),
      phrase('at most {longestText} characters', { longestText }),
    );
    return { ok: false, issues: [tooLong] };
  }
  try {
    return { ok: true, document: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
    const noJson = issueInWords('file', phrase('Invalid file: it is not JSON ({reason})', { reason }));
    return { ok: false, issues: [noJson] };
  }
}

/** What is wrong with a document's shape, by field; `alien` is said of one that is no object. */
export function shapeIssues(error: z.ZodError, document: unknown, alien: Phrase): Issue[] {
  return error.issues.map((issue) => {
    const field = fieldPath(issue.path);
    if (issue.code === 'unrecognized_keys') {
      const name = fieldPath([...issue.path, issue.keys[0]!]);
      const expected = expectationOf(issue.message);
      return issueInWords(name, phrase('Unknown field {name} (expected {expected})', { name, expected }));
    }
    if (field === '') return issueInWords('file', alien);
    return invalid(field, valueAt(document, issue.path), expectationOf(issue.message));
  });
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    document,
  );
}
