// Common to requests for activations and losses: an id, and parameters with defaults.
import { z } from 'zod';
import {
  validateParameters,
  type FunctionDescription,
  type ParameterValues,
} from '../core/functions/description';
import { invalid, withoutTheRest } from '../core/validation/issue';
import { UsageError } from './usageError';

const idSchema = z.looseObject({ id: z.unknown() });

/** The function that a request names; it decides which other fields are needed. */
export function findFunction<T extends { readonly id: string }>(
  document: unknown,
  known: readonly T[],
  find: (id: string) => T | undefined,
): T {
  const id = idSchema.safeParse(document).data?.id;
  const found = typeof id === 'string' ? find(id) : undefined;
  if (found !== undefined) return found;
  throw new UsageError(invalid('id', id, `one of ${known.map((each) => each.id).join(', ')}`).message);
}

export function parametersOf(
  description: FunctionDescription,
  given: Readonly<Record<string, unknown>> = {},
): ParameterValues {
  const validation = validateParameters(description, given);
  if (validation.ok) return validation.values;
  throw new UsageError(
    withoutTheRest(validation.issues)
      .map(({ message }) => message)
      .join('; '),
  );
}
