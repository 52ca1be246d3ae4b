// Bad input to the command line: one line that names field, value and what is allowed, and exit code 2.

export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** A usage error in the form that all of them have. */
export function invalidInput(field: string, value: string, expected: string): UsageError {
  return new UsageError(`Invalid ${field}: ${value} (expected ${expected})`);
}
