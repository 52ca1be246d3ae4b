// A field of the scene as one row: its owner, its schema, its default, and what trajectories depend on. The scene and its
// parts consist of such rows.
import type { z } from 'zod';
import type { LandscapeDescription } from '../landscapes/landscape';
import type { LandscapeReference } from '../landscapes/reference';
import type { Issue } from '../validation/issue';
import { withoutUndefined } from '../validation/withoutUndefined';
import { object } from './sceneSchema';

/**
 * Who decides a field. The race: trajectories depend on it. The picture: they don't, but it belongs to this race, and
 * another landscape brings its own. The viewer: it stays as it is when another landscape is chosen.
 */
export type FieldOwner = 'race' | 'picture' | 'viewer';

/** What a document must specify: its landscape, from which the defaults follow. */
export interface SceneSource {
  readonly landscape: LandscapeDescription;
  readonly reference: LandscapeReference;
}

export interface Field<Value> {
  /** The schema of the written value. */
  readonly schema: z.ZodType;
  /** The default. */
  defaultFor(source: SceneSource): Value;
  /** Completes a written value that conforms to the schema; what is wrong with its meaning is added to `issues`. */
  read(written: unknown, defaultValue: Value, issues: Issue[]): Value;
  /** The value after another landscape is chosen, whose default is `fresh`. */
  onOtherLandscape(before: Value, fresh: Value): Value;
  /** The part that the trajectories of all runners depend on, for comparison; undefined if none does. */
  inputs(value: Value): unknown;
}

/** A field whose written form differs from that in the scene, or needs further validation. */
export function completedField<Value, Written>(
  owner: FieldOwner,
  schema: z.ZodType<Written>,
  defaultFor: (source: SceneSource) => Value,
  read: (written: Written, defaultValue: Value, issues: Issue[]) => Value,
  inputs: (value: Value) => unknown = (value) => value,
): Field<Value> {
  return {
    schema,
    defaultFor,
    read: (written, defaultValue, issues) => read(written as Written, defaultValue, issues),
    onOtherLandscape: (before, fresh) => (owner === 'viewer' ? before : fresh),
    inputs: (value) => (owner === 'race' ? inputs(value) : undefined),
  };
}

/** A field whose written form is that in the scene. */
export function field<Value>(
  owner: FieldOwner,
  schema: z.ZodType<Value>,
  defaultFor: (source: SceneSource) => Value,
): Field<Value> {
  return completedField(owner, schema, defaultFor, (written) => written);
}

type Partly<Value> = { readonly [Name in keyof Value]?: Value[Name] | undefined };

/** A field any part of which may be left out. */
export function partialField<Value extends object>(
  owner: FieldOwner,
  schema: z.ZodType<Value> & { partial(): z.ZodType<Partly<Value>> },
  defaultFor: (source: SceneSource) => Value,
  inputs?: (value: Value) => unknown,
): Field<Value> {
  const read = (written: Partly<Value>, defaultValue: Value): Value => ({
    ...defaultValue,
    ...withoutUndefined(written),
  });
  return completedField(owner, schema.partial(), defaultFor, read, inputs);
}

/** A row for each field of `Values`: a missing one is a type error. */
export type Fields<Values> = { readonly [Name in keyof Values]-?: Field<Values[Name]> };

/** The fields of a part, any of which may be left out, as one field. */
export function fieldOfFields<Values extends object>(fields: Fields<Values>): Field<Values> {
  const names = Object.keys(fields) as (keyof Values)[];
  const each = (valueOf: <Name extends keyof Values>(name: Name) => Values[Name]): Values =>
    Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Values;
  return {
    schema: object(optionalShape(fields)),
    defaultFor: (source) => each((name) => fields[name].defaultFor(source)),
    read: (written, defaultValue, issues) => {
      const values = written as Readonly<Record<keyof Values, unknown>>;
      return each((name) =>
        values[name] === undefined
          ? defaultValue[name]
          : fields[name].read(values[name], defaultValue[name], issues),
      );
    },
    onOtherLandscape: (before, fresh) =>
      each((name) => fields[name].onOtherLandscape(before[name], fresh[name])),
    inputs: (values) => names.map((name) => fields[name].inputs(values[name])),
  };
}

/** The schemas of fields that may be left out. */
export function optionalShape<Values>(fields: Fields<Values>): Readonly<Record<string, z.ZodType>> {
  const entries = Object.entries<Field<unknown>>(fields as Readonly<Record<string, Field<unknown>>>);
  return Object.fromEntries(entries.map(([name, { schema }]) => [name, schema.optional()]));
}
