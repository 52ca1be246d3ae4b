// Values that differ from the defaults in every field, derived from a schema alone: a new field gets one, too, or the test
// fails.
import { z } from 'zod';

/** Tried in turn if they differ from the default. */
function candidates(defaultValue: unknown): readonly unknown[] {
  const number = typeof defaultValue === 'number' ? defaultValue : 0;
  return [true, false, number + 1, number - 1, number / 2, number + 0.5, 2, 1, 0.5, 'other', '#123456'];
}

/**
 * A value that the schema accepts and no leaf of which is that of `defaultValue`; lists have one entry. `given` has values by
 * path, for those that the schema alone can't give. Throws with the path if none is found.
 */
export function otherValue(
  schema: z.core.$ZodType,
  defaultValue: unknown,
  given: Readonly<Record<string, unknown>> = {},
  at = '',
): unknown {
  if (at in given) return given[at];
  const below = (inner: z.core.$ZodType, name: string | number): unknown =>
    otherValue(inner, partOf(defaultValue, name), given, at === '' ? String(name) : `${at}.${name}`);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return otherValue(schema.unwrap(), defaultValue, given, at);
  }
  if (schema instanceof z.ZodObject) {
    return Object.fromEntries(
      Object.entries(schema.shape as z.core.$ZodShape).map(([name, inner]) => [name, below(inner, name)]),
    );
  }
  if (schema instanceof z.ZodTuple) return schema.def.items.map((inner, index) => below(inner, index));
  if (schema instanceof z.ZodArray)
    return [otherValue(schema.element, partOf(defaultValue, 0), given, `${at}.0`)];
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const kinds = schema.options.map((option) => otherValue(option, defaultValue, given, at));
    const other = kinds.find((kind) => partOf(kind, 'kind') !== partOf(defaultValue, 'kind'));
    if (other !== undefined) return other;
  }
  if (schema instanceof z.ZodLiteral) return schema.value;
  const values = schema instanceof z.ZodEnum ? schema.options : candidates(defaultValue);
  const value = values.find((each) => each !== defaultValue && z.safeParse(schema, each).success);
  if (value === undefined) throw new Error(`${at}: no value is known that its schema takes but the default`);
  return value;
}

function partOf(value: unknown, name: string | number): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string | number, unknown>>)[name]
    : undefined;
}
