// The shape of a scene document as it is written: only what differs from the defaults need be there. Each
// schema's error text stands for the expectation, completed to a full message by parseScene. What else a runner and a
// landscape must be is in checkLane and readLandscape.
import { z } from 'zod';
import { inEveryLanguage, type LocalizedText, type Wording } from '../text/text';
import { finiteNumber, oneOf as oneOfThese, onlyOf, trueOrFalse } from '../validation/expectation';
import { describeRange, isInRange, type NumberRange } from '../validation/numberRange';
import {
  cameraMoves,
  colorMaps,
  keyframeEasings,
  runnerDashes,
  runnerMarkers,
  limits,
  noiseKinds,
  overlayParts,
  sceneFormat,
  sceneVersion,
} from './scene';

/** What the schemas' error texts stand for. */
const expectations = new Map<string, Wording>();

function errorFor(expected: Wording): string {
  const { en } = inEveryLanguage(expected);
  expectations.set(en, expected);
  return en;
}

/** What a complaint of the schema's expects, in every language that there is. */
export function expectationOf(error: string): Wording {
  return expectations.get(error) ?? error;
}

function number(name: string, range: NumberRange) {
  const expected = errorFor(describeRange(name, range));
  return z.number({ error: expected }).refine((value) => isInRange(value, range), { error: expected });
}

const finite = z.number({ error: errorFor(finiteNumber) });
const boolean = z.boolean({ error: errorFor(trueOrFalse) });

function text(maxLength: number) {
  const expected = errorFor({
    en: `a text of at most ${maxLength} characters`,
    ja: `${maxLength} 文字までのテキスト`,
  });
  return z.string({ error: expected }).max(maxLength, { error: expected });
}

const anObject = errorFor({ en: 'an object', ja: 'オブジェクト' });

function object<S extends z.ZodRawShape>(shape: S) {
  const keys = errorFor(onlyOf(Object.keys(shape)));
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? keys : anObject),
  });
}

function oneOf<const T extends readonly string[]>(values: T) {
  return z.enum(values, { error: errorFor(oneOfThese(values)) });
}

const point = z.tuple([finite, finite], {
  error: errorFor({ en: 'two numbers [x, y]', ja: '2 つの数 [x, y]' }),
});

const interval = z.tuple([finite, finite], {
  error: errorFor({ en: 'two numbers [min, max]', ja: '2 つの数 [min, max]' }),
});

/** A formula's parameter, with what its slider spans. */
const parameter = object({ value: finite, min: finite, max: finite });

/** An activation or a loss; what its parameters may be is for its declaration to say. */
const functionChoice = (what: LocalizedText) =>
  object({
    id: z.string({ error: errorFor({ en: `the id of ${what.en}`, ja: `${what.ja}の id` }) }),
    parameters: z
      .record(z.string(), z.unknown(), {
        error: errorFor({ en: 'an object of names and numbers', ja: '名前と数のオブジェクト' }),
      })
      .optional(),
  }).optional();

const neuronSchema = object({
  activation: functionChoice({ en: 'an activation', ja: '活性化関数' }),
  loss: functionChoice({ en: 'a loss', ja: '損失関数' }),
  data: z
    .array(
      z.tuple([finite, finite], { error: errorFor({ en: 'two numbers [x, t]', ja: '2 つの数 [x, t]' }) }),
      { error: errorFor({ en: 'a list of points [x, t]', ja: '点 [x, t] のリスト' }) },
    )
    .optional(),
});

const runner = object({
  key: text(40).optional(),
  id: z.string({ error: errorFor({ en: 'the id of an optimizer', ja: '最適化手法の id' }) }),
  label: text(limits.labelLength).nullable().optional(),
  hyperparameters: z
    .record(z.string(), z.unknown(), {
      error: errorFor({ en: 'an object of names and values', ja: '名前と値のオブジェクト' }),
    })
    .optional(),
  schedule: z
    .record(z.string(), z.unknown(), {
      error: errorFor({
        en: 'an object with the id of a schedule',
        ja: 'スケジュールの id をもつオブジェクト',
      }),
    })
    .nullable()
    .optional(),
  clipping: object({ kind: oneOf(['value', 'norm']), limit: finite })
    .nullable()
    .optional(),
  runs: object({ count: number('count', limits.runs), spread: number('spread', limits.spread) })
    .partial()
    .optional(),
  color: z
    .string({ error: errorFor({ en: 'a colour #rrggbb', ja: '#rrggbb の形の色' }) })
    .regex(/^#[0-9a-f]{6}$/i, { error: errorFor({ en: 'a colour #rrggbb', ja: '#rrggbb の形の色' }) })
    .optional(),
  marker: oneOf(runnerMarkers).optional(),
  dash: oneOf(runnerDashes).optional(),
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
  {
    error: errorFor({
      en: 'an object with kind "frames" or "steps"',
      ja: 'kind が "frames" か "steps" のオブジェクト',
    }),
  },
);

const trail = z.discriminatedUnion(
  'kind',
  [
    object({ kind: z.literal('frames'), frames: number('frames', limits.trailFrames) }),
    object({ kind: z.literal('all') }),
  ],
  {
    error: errorFor({
      en: 'an object with kind "frames" or "all"',
      ja: 'kind が "frames" か "all" のオブジェクト',
    }),
  },
);

const camera = object({
  azimuthDegrees: number('azimuthDegrees', limits.azimuthDegrees),
  elevationDegrees: number('elevationDegrees', limits.elevationDegrees),
  distance: number('distance', limits.distance),
  target: z.tuple([number('x', limits.target), number('y', limits.target), number('z', limits.target)], {
    error: errorFor({ en: 'three numbers [x, y, z]', ja: '3 つの数 [x, y, z]' }),
  }),
});

/** A step of the race; whether it lies within the race is checked where the race is known. */
const step = (name: string) => number(name, { min: 0, max: limits.steps.max, whole: true });

const film = object({
  cameraMove: oneOf(cameraMoves),
  orbitTurns: number('orbitTurns', limits.orbitTurns),
  keyframes: z
    .array(object({ step: step('step'), camera, easing: oneOf(keyframeEasings).optional() }), {
      error: errorFor({ en: 'a list of keyframes', ja: 'キーフレームのリスト' }),
    })
    .max(limits.keyframes, {
      error: errorFor({
        en: `at most ${limits.keyframes} keyframes`,
        ja: `${limits.keyframes} 個までのキーフレーム`,
      }),
    }),
  captions: z
    .array(object({ fromStep: step('fromStep'), toStep: step('toStep'), text: text(limits.captionLength) }), {
      error: errorFor({ en: 'a list of captions', ja: '字幕のリスト' }),
    })
    .max(limits.captions, {
      error: errorFor({ en: `at most ${limits.captions} captions`, ja: `${limits.captions} 個までの字幕` }),
    }),
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
  version: z.literal(sceneVersion, {
    error: errorFor({
      en: `${sceneVersion}, the version that this Optiscape reads`,
      ja: `${sceneVersion}（この Optiscape が読める版）`,
    }),
  }),
  title: text(limits.titleLength).optional(),
  landscape: object({
    id: z.string({ error: errorFor({ en: 'the id of a landscape', ja: '地形の id' }) }).optional(),
    formula: z.string({ error: errorFor({ en: 'a formula of x and y', ja: 'x と y の数式' }) }).optional(),
    neuron: neuronSchema.optional(),
    domain: object({ x: interval, y: interval }).optional(),
    parameters: z
      .record(
        z.string(),
        z.union([finite, parameter], {
          error: errorFor({
            en: 'a number, or an object with value, min and max',
            ja: '数、または value、min、max をもつオブジェクト',
          }),
        }),
        {
          error: errorFor({ en: 'an object of names and numbers', ja: '名前と数のオブジェクト' }),
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
    .array(runner, { error: errorFor({ en: 'a list of optimizers', ja: '最適化手法のリスト' }) })
    .max(limits.runners.max, {
      error: errorFor({
        en: `at most ${limits.runners.max} optimizers`,
        ja: `${limits.runners.max} 個までの最適化手法`,
      }),
    })
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
