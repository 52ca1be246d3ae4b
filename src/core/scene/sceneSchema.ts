// Building blocks for the schemas of a scene's fields. Each schema's error text is the key of an expectation, which
// parseScene completes to a full message. Further checks of landscapes are in readLandscape.
import { z } from 'zod';
import { inLanguage, phrase, type Phrase, type Wording } from '../text/text';
import { finiteNumber, oneOf, onlyOf, trueOrFalse } from '../validation/expectation';
import { describeRange, isInRange, type NumberRange } from '../validation/numberRange';
import { limits } from './scene';

/** The expectations by the schemas' error texts. */
const expectations = new Map<string, Wording>();

export function errorFor(expected: Wording): string {
  const en = inLanguage(expected, 'en');
  expectations.set(en, expected);
  return en;
}

/** The expectation of a schema's error text, in every language. */
export function expectationOf(error: string): Wording {
  return expectations.get(error) ?? error;
}

export function number(name: string, range: NumberRange) {
  const expected = errorFor(describeRange(name, range));
  return z.number({ error: expected }).refine((value) => isInRange(value, range), { error: expected });
}

export const finite = z.number({ error: errorFor(finiteNumber) });
export const boolean = z.boolean({ error: errorFor(trueOrFalse) });

export function text(maxLength: number) {
  const expected = errorFor(phrase('a text of at most {maxLength} characters', { maxLength }));
  return z.string({ error: expected }).max(maxLength, { error: expected });
}

const anObject = errorFor(phrase('an object'));

export function object<S extends z.ZodRawShape>(shape: S) {
  const keys = errorFor(onlyOf(Object.keys(shape)));
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? keys : anObject),
  });
}

export function oneWordOf<const T extends readonly string[]>(values: T) {
  return z.enum(values, { error: errorFor(oneOf(values)) });
}

export const point = z.tuple([finite, finite], {
  error: errorFor(phrase('two numbers [x, y]')),
});

const interval = z.tuple([finite, finite], {
  error: errorFor(phrase('two numbers [min, max]')),
});

/** A formula's parameter, with the range of its slider. */
const parameter = object({ value: finite, min: finite, max: finite });

/** An activation or a loss; its parameters are checked by its declaration. */
const functionChoice = (what: Phrase) =>
  object({
    id: z.string({ error: errorFor(phrase('the id of {what}', { what })) }),
    parameters: z
      .record(z.string(), z.unknown(), {
        error: errorFor(phrase('an object of names and numbers')),
      })
      .optional(),
  }).optional();

const neuronSchema = object({
  activation: functionChoice(phrase('an activation')),
  loss: functionChoice(phrase('a loss')),
  data: z
    .array(z.tuple([finite, finite], { error: errorFor(phrase('two numbers [x, t]')) }), {
      error: errorFor(phrase('a list of points [x, t]')),
    })
    .optional(),
});

export const landscapeSchema = object({
  id: z.string({ error: errorFor(phrase('the id of a landscape')) }).optional(),
  formula: z.string({ error: errorFor(phrase('a formula of x and y')) }).optional(),
  neuron: neuronSchema.optional(),
  domain: object({ x: interval, y: interval }).optional(),
  parameters: z
    .record(
      z.string(),
      z.union([finite, parameter], {
        error: errorFor(phrase('a number, or an object with value, min and max')),
      }),
      {
        error: errorFor(phrase('an object of names and numbers')),
      },
    )
    .optional(),
});

export const cameraSchema = object({
  azimuthDegrees: number('azimuthDegrees', limits.azimuthDegrees),
  elevationDegrees: number('elevationDegrees', limits.elevationDegrees),
  distance: number('distance', limits.distance),
  target: z.tuple([number('x', limits.target), number('y', limits.target), number('z', limits.target)], {
    error: errorFor(phrase('three numbers [x, y, z]')),
  }),
});
