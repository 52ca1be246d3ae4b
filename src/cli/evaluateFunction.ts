// What requests for activations and for losses have in common: an id, and parameters of which those left out take defaults.
import { z } from 'zod';
import {
  validateParameters,
  type FunctionDescription,
  type ParameterValues,
} from '../core/functions/description';
import { invalid, withoutTheRest } from '../core/validation/issue';
import { UsageError } from './usageError';

const idSchema = z.looseObject({ id: z.unknown() });

/** The function that a request names: what else must be there depends on it. */
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
