// Invalid input to the command line: one line that names field, value and allowed range, and exit code 2.

export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** A usage error in the common form. */
export function invalidInput(field: string, value: string, expected: string): UsageError {
  return new UsageError(`Invalid ${field}: ${value} (expected ${expected})`);
}
