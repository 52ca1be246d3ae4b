// An explanation on its way from the engine to the page: JSON in which every number keeps its bits.
import { z } from 'zod';
import type { Explanation } from '../core/explanation/explanation';
import { motionKinds } from '../core/explanation/motion';
import { trialPurposes } from '../core/optimizers/methods/method';
import type { Phrase, PhraseValue } from '../core/text/phrase';
import { invalidBySchema } from './failure';

/** Numbers that JSON does not have. */
const special: Readonly<Record<string, number>> = {
  NaN,
  Infinity,
  '-Infinity': -Infinity,
  '-0': -0,
};

const nameOf = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));

export function writeExplanation(explanation: Explanation): string {
  return JSON.stringify(explanation, (_key, value: unknown) =>
    typeof value === 'number' && nameOf(value) in special ? nameOf(value) : value,
  );
}

const number = z.custom<number>((value) => typeof value === 'number');
const point = z.tuple([number, number]);
const termValues = z.record(z.string(), z.union([number, point, z.tuple([point, point])]));
const memory = z.object({ term: z.string(), points: z.enum(['up', 'along']) });

const phraseValue: z.ZodType<PhraseValue> = z.lazy(() =>
  z.union([z.string(), number, z.array(z.string()), phrase]),
);
const phrase: z.ZodType<Phrase> = z.lazy(() =>
  z.object({
    en: z.string(),
    values: z.record(z.string(), phraseValue).optional(),
    context: z.string().exactOptional(),
  }),
);

const directionStability = z.object({
  direction: point,
  sharpness: number,
  motion: z.object({ kind: z.enum(motionKinds), growth: number, period: number.nullable() }),
  largestRate: number.nullable(),
  criticalMomentum: number.nullable(),
});

const schema: z.ZodType<Explanation> = z.object({
  optimizer: z.string(),
  step: number,
  ownStep: number,
  theta: point,
  next: point,
  values: point,
  gradient: point,
  nextGradient: point,
  pointGradients: z.array(point).nullable(),
  learningRate: number.nullable(),
  noise: point.nullable(),
  noiseElsewhere: point.nullable(),
  clipped: point.nullable(),
  terms: termValues,
  before: termValues,
  divisor: point.nullable(),
  memory: memory.nullable(),
  account: z
    .object({
      terms: termValues,
      before: termValues.exactOptional(),
      memory: memory.exactOptional(),
      trials: z.array(z.object({ point, value: number, purpose: z.enum(trialPurposes), taken: z.boolean() })),
      did: phrase,
    })
    .nullable(),
  curvature: z.object({
    eigenvalues: point,
    directions: z.tuple([point, point]),
    conditionNumber: number,
    definiteness: z.enum(['minimum', 'maximum', 'saddle', 'valley', 'ridge', 'flat']),
  }),
  stability: z.object({
    sharpness: number.nullable(),
    direction: point.nullable(),
    limit: number.nullable(),
    stable: z.boolean().nullable(),
    unstableSince: number.nullable(),
    directions: z.tuple([directionStability, directionStability]).nullable(),
  }),
});

/** Throws a `FailureError` if it is no explanation. */
export function readExplanation(text: string): Explanation {
  const read = schema.safeParse(
    JSON.parse(text, (_key, value: unknown) =>
      typeof value === 'string' && Object.hasOwn(special, value) ? special[value] : value,
    ),
  );
  if (!read.success) throw invalidBySchema('explanation', read.error);
  return read.data;
}
