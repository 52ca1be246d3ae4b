// Failures that cross the boundary: how they are thrown on either side, and how a schema's complaints become
// issues that name a field.
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

/** What an unknown exception says to the other side: a known failure as it is, anything else as `internal`. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) };
}

/** Characters of a complaint: it may list any number of unknown keys. */
const longestComplaint = 200;

/** A schema's complaints, one per field. */
export function issuesOfSchemaError(error: z.ZodError): Issue[] {
  const issues = error.issues.map(({ path, message }) => ({
    field: fieldPath(path),
    message: message.length > longestComplaint ? `${message.slice(0, longestComplaint - 1)}…` : message,
  }));
  return [...withoutTheRest(issues)];
}

/** An `invalid` failure from a schema's complaints; its message is the first of them. */
export function invalidBySchema(what: string, error: z.ZodError): FailureError {
  const issues = issuesOfSchemaError(error);
  const first = issues[0];
  const detail = first ? `${first.field === '' ? '' : `${first.field}: `}${first.message}` : 'unreadable';
  return failureError('invalid', `Invalid ${what}: ${detail}`, issues);
}
