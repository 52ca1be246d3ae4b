// Validates evaluation requests; errors name field, value and allowed range.
import { z } from 'zod';
import { documentIssue } from '../core/validation/checkDocument';
import { fieldPath, invalid, maxIssues } from '../core/validation/issue';
import { UsageError } from './usageError';

/** Maximum number of numbers, and of points, in a list. */
export const maxNumbers = 1_000_000;

const finite = z.number({ error: 'a finite number' });

export function numbers(max = maxNumbers) {
  const expected = `a list of 1 to ${max} numbers`;
  return z.array(finite, { error: expected }).min(1, { error: expected }).max(max, { error: expected });
}

/** Missing parameters take their defaults; values are checked against the function's own declaration. */
export const parameters = z
  .record(z.string(), z.unknown(), { error: 'an object of names and numbers' })
  .optional();

/** Parses the request by a schema whose error texts are expectations. Throws a UsageError for the first problem. */
export function readRequest<S extends z.ZodRawShape>(
  shape: S,
  document: unknown,
): z.infer<z.ZodObject<S, z.core.$strict>> {
  // The schema limits how many numbers there may be.
  const alien = documentIssue(document, 'request', Infinity);
  if (alien !== null) throw new UsageError(alien.message);
  const parsed = z.strictObject(shape).safeParse(document);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path ?? [];
  let value: unknown = document;
  for (const key of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key];
  const field = path.length === 0 ? 'request' : fieldPath(path);
  const expected =
    issue?.code === 'unrecognized_keys'
      ? `no ${unknownFields(issue.keys)}; ${path.length === 0 ? `only ${Object.keys(shape).join(', ')}` : issue.message}`
      : (issue?.message ?? 'something else');
  throw new UsageError(invalid(field, value, expected).message);
}

/** Limited: a request may have any number of unknown keys, of any length. */
function unknownFields(keys: readonly string[]): string {
  return keys
    .slice(0, maxIssues)
    .map((key) => fieldPath([key]))
    .join(', ');
}
