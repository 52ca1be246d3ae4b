// Failures that cross the boundary: how they are thrown on either side, and how the errors of a schema become issues
// that name a field.
import type { z } from 'zod';
import { fieldPath, withoutTheRest, type Issue } from '../core/validation/issue';
import type { Failure, FailureCode } from './messages';

/** A failure as an exception. `failure` is what crosses the boundary. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'FailureError';
    this.failure = failure;
  }
}

/** Builds a failure to throw. */
export function failureError(code: FailureCode, message: string, issues?: readonly Issue[]): FailureError {
  return new FailureError(issues ? { code, message, issues: [...issues] } : { code, message });
}

/** The failure that the other side receives for an exception: a `FailureError`'s own, anything else as `internal`. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) };
}

/** Characters of a message, which may list any number of unknown keys. */
const longestComplaint = 200;

/** The errors of a schema as issues, one per field. */
function issuesOfSchemaError(error: z.ZodError): Issue[] {
  const issues = error.issues.map(({ path, message }) => ({
    field: fieldPath(path),
    message: message.length > longestComplaint ? `${message.slice(0, longestComplaint - 1)}…` : message,
  }));
  return [...withoutTheRest(issues)];
}

/** An `invalid` failure from the errors of a schema; its message is the first of them. */
export function invalidBySchema(what: string, error: z.ZodError): FailureError {
  const issues = issuesOfSchemaError(error);
  const { field, message } = issues[0]!;
  const detail = field === '' ? message : `${field}: ${message}`;
  return failureError('invalid', `Invalid ${what}: ${detail}`, issues);
}
