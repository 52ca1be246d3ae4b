// The shape of a scene document as it is written: only what differs from the defaults need be there. Each
// schema's error text is the expectation, completed to a full message by parseScene. What else a lane and a landscape
// must be is in checkLane and readLandscape.
import { z } from 'zod';
import { describeRange, isInRange, type NumberRange } from './numberRange';
import {
  cameraMoves,
  colorMaps,
  keyframeEasings,
  laneDashes,
  laneMarkers,
  limits,
  noiseKinds,
  overlayParts,
  sceneFormat,
  sceneVersion,
} from './scene';

function number(name: string, range: NumberRange) {
  const expected = describeRange(name, range);
  return z.number({ error: expected }).refine((value) => isInRange(value, range), { error: expected });
}

const finite = z.number({ error: 'a finite number' });
const boolean = z.boolean({ error: 'true or false' });

function text(maxLength: number) {
  const expected = `a text of at most ${maxLength} characters`;
  return z.string({ error: expected }).max(maxLength, { error: expected });
}

function object<S extends z.ZodRawShape>(shape: S) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `only ${Object.keys(shape).join(', ')}` : 'an object',
  });
}

function oneOf<const T extends readonly string[]>(values: T) {
  return z.enum(values, { error: `one of ${values.join(', ')}` });
}

const point = z.tuple([finite, finite], { error: 'two numbers [x, y]' });

const interval = z.tuple([finite, finite], { error: 'two numbers [min, max]' });

/** A formula's parameter, with what its slider spans. */
const parameter = object({ value: finite, min: finite, max: finite });

/** An activation or a loss; what its parameters may be is for its declaration to say. */
const functionChoice = (what: string) =>
  object({
    id: z.string({ error: `the id of ${what}` }),
    parameters: z.record(z.string(), z.unknown(), { error: 'an object of names and numbers' }).optional(),
  }).optional();

export const neuronSchema = object({
  activation: functionChoice('an activation'),
  loss: functionChoice('a loss'),
  data: z
    .array(z.tuple([finite, finite], { error: 'two numbers [x, t]' }), { error: 'a list of points [x, t]' })
    .optional(),
});

const lane = object({
  key: text(40).optional(),
  id: z.string({ error: 'the id of an optimizer' }),
  label: text(limits.labelLength).nullable().optional(),
  hyperparameters: z.record(z.string(), z.unknown(), { error: 'an object of names and values' }).optional(),
  schedule: z
    .record(z.string(), z.unknown(), { error: 'an object with the id of a schedule' })
    .nullable()
    .optional(),
  clipping: object({ kind: oneOf(['value', 'norm']), limit: finite })
    .nullable()
    .optional(),
  runs: object({ count: number('count', limits.runs), spread: number('spread', limits.spread) })
    .partial()
    .optional(),
  color: z
    .string({ error: 'a colour #rrggbb' })
    .regex(/^#[0-9a-f]{6}$/i, { error: 'a colour #rrggbb' })
    .optional(),
  marker: oneOf(laneMarkers).optional(),
  dash: oneOf(laneDashes).optional(),
  visible: boolean.optional(),
});

const clock = z.discriminatedUnion(
  'kind',
  [
    object({
      kind: z.literal('frames'),
      frames: number('frames', limits.frames),
      framesPerSecond: number('framesPerSecond', limits.framesPerSecond),
    }),
    object({ kind: z.literal('steps'), stepsPerSecond: number('stepsPerSecond', limits.stepsPerSecond) }),
  ],
  { error: 'an object with kind "frames" or "steps"' },
);

const trail = z.discriminatedUnion(
  'kind',
  [
    object({ kind: z.literal('frames'), frames: number('frames', limits.trailFrames) }),
    object({ kind: z.literal('all') }),
  ],
  { error: 'an object with kind "frames" or "all"' },
);

const camera = object({
  azimuthDegrees: number('azimuthDegrees', limits.azimuthDegrees),
  elevationDegrees: number('elevationDegrees', limits.elevationDegrees),
  distance: number('distance', limits.distance),
  target: z.tuple([number('x', limits.target), number('y', limits.target), number('z', limits.target)], {
    error: 'three numbers [x, y, z]',
  }),
});

/** A step of the race; whether it lies within the race is checked where the race is known. */
const step = (name: string) => number(name, { min: 0, max: limits.steps.max, whole: true });

const film = object({
  cameraMove: oneOf(cameraMoves),
  orbitTurns: number('orbitTurns', limits.orbitTurns),
  keyframes: z
    .array(object({ step: step('step'), camera, easing: oneOf(keyframeEasings).optional() }), {
      error: 'a list of keyframes',
    })
    .max(limits.keyframes, { error: `at most ${limits.keyframes} keyframes` }),
  captions: z
    .array(object({ fromStep: step('fromStep'), toStep: step('toStep'), text: text(limits.captionLength) }), {
      error: 'a list of captions',
    })
    .max(limits.captions, { error: `at most ${limits.captions} captions` }),
  overlay: object(
    Object.fromEntries(overlayParts.map((part) => [part, boolean])) as {
      [Part in (typeof overlayParts)[number]]: typeof boolean;
    },
  ).partial(),
});

const look = object({
  heightScale: oneOf(['linear', 'log']),
  relief: number('relief', limits.relief),
  colorMap: oneOf(colorMaps),
  surfaceContours: boolean,
  floorContours: boolean,
  axes: boolean,
  marks: boolean,
  labels: boolean,
});

export const sceneDocumentSchema = object({
  format: z.literal(sceneFormat, { error: `"${sceneFormat}"` }),
  version: z.literal(sceneVersion, { error: `${sceneVersion}, the version that this Optiscape reads` }),
  title: text(limits.titleLength).optional(),
  landscape: object({
    id: z.string({ error: 'the id of a landscape' }).optional(),
    formula: z.string({ error: 'a formula of x and y' }).optional(),
    neuron: neuronSchema.optional(),
    domain: object({ x: interval, y: interval }).optional(),
    parameters: z
      .record(
        z.string(),
        z.union([finite, parameter], { error: 'a number, or an object with value, min and max' }),
        {
          error: 'an object of names and numbers',
        },
      )
      .optional(),
  }),
  start: point.optional(),
  steps: number('steps', limits.steps).optional(),
  seed: number('seed', limits.seed).optional(),
  noise: object({ kind: oneOf(noiseKinds), scale: number('scale', limits.noiseScale) })
    .partial()
    .optional(),
  stopWhenConverged: boolean.optional(),
  optimizers: z
    .array(lane, { error: 'a list of optimizers' })
    .max(limits.lanes.max, { error: `at most ${limits.lanes.max} optimizers` })
    .optional(),
  clock: clock.optional(),
  speed: number('speed', limits.speed).optional(),
  loop: boolean.optional(),
  trail: trail.optional(),
  camera: camera.partial().optional(),
  look: look.partial().optional(),
  film: film.partial().optional(),
});

export type SceneDocument = z.infer<typeof sceneDocumentSchema>;
