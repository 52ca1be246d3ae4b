// The fields of the scene: for each, its schema, its default, its owner, and so what depends on it. The scene's type and
// limits are in scene.ts.
import { phrase } from '../text/text';
import { z } from 'zod';
import type { Point } from '../geometry/domain';
import type { LandscapeDescription } from '../landscapes/landscape';
import { landscapeKey, type LandscapeReference } from '../landscapes/reference';
import { type Fields, completedField, field, fieldOfFields, optionalShape, partialField } from './fields';
import { filmField } from './filmFields';
import { fitCamera } from './fitCamera';
import { readRunners } from './readRunners';
import { runnerSchema } from './runnerFields';
import {
  boolean,
  cameraSchema,
  errorFor,
  landscapeSchema,
  number,
  object,
  oneWordOf,
  point,
  text,
} from './sceneSchema';
import {
  colorMaps,
  limits,
  noiseKinds,
  sceneFormat,
  sceneVersion,
  type Scene,
  type SceneClock,
  type SceneLook,
  type SceneNoise,
  type SceneRunner,
  type SceneTrail,
} from './scene';
import { createRaceRunners } from './sceneRunner';

/** The default clock: 64 frames at 10 per second, whatever the number of steps. */
export const defaultClock: SceneClock = { kind: 'frames', frames: 64, framesPerSecond: 10 };

/** The default trail: the last 8 frames before the head, over the whole path. */
export const defaultTrail = { kind: 'highlight', frames: 8 } as const;

export const defaultNoise: SceneNoise = { kind: 'none', scale: 0.1 };

const defaultRelief = 0.8;

function reliefOf({ view }: LandscapeDescription): number {
  return view.relief ?? defaultRelief;
}

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
    error: errorFor(phrase('an object with kind "frames" or "steps"')),
  },
);

const trail = z.discriminatedUnion(
  'kind',
  [
    object({ kind: z.literal('highlight'), frames: number('frames', limits.trailFrames) }),
    object({ kind: z.literal('frames'), frames: number('frames', limits.trailFrames) }),
    object({ kind: z.literal('all') }),
  ],
  {
    error: errorFor(phrase('an object with kind "highlight", "frames" or "all"')),
  },
);

const noise = object({ kind: oneWordOf(noiseKinds), scale: number('scale', limits.noiseScale) });

const runners = z
  .array(runnerSchema, { error: errorFor(phrase('a list of runners')) })
  .max(limits.runners.max, {
    error: errorFor(phrase('at most {max} runners', { max: limits.runners.max })),
  });

const lookField = fieldOfFields<SceneLook>({
  heightScale: field('picture', oneWordOf(['linear', 'log']), ({ landscape }) => landscape.heightScale),
  relief: field('picture', number('relief', limits.relief), ({ landscape }) => reliefOf(landscape)),
  colorMap: field('viewer', oneWordOf(colorMaps), () => 'dusk'),
  surfaceContours: field('viewer', boolean, () => true),
  floorContours: field('viewer', boolean, () => true),
  axes: field('viewer', boolean, () => true),
  marks: field('viewer', boolean, () => true),
  labels: field('viewer', boolean, () => true),
});

/** A scene without its format and version. */
export type SceneContent = Omit<Scene, 'format' | 'version'>;

/** In the order of files and messages. */
const fields = {
  title: field('picture', text(limits.titleLength), () => ''),
  landscape: completedField(
    'race',
    landscapeSchema,
    ({ reference }): LandscapeReference => reference,
    // It has been read before all other fields, since their defaults depend on it.
    (_written, read) => read,
    landscapeKey,
  ),
  start: completedField(
    'race',
    point,
    ({ landscape }): Point => landscape.start,
    (written) => written,
    // Trajectories depend only on their own runner's start (`runnerInputs`).
    () => undefined,
  ),
  steps: field('race', number('steps', limits.steps), ({ landscape }) => landscape.steps),
  seed: field('race', number('seed', limits.seed), ({ landscape }) => landscape.seed),
  noise: partialField(
    'race',
    noise,
    () => defaultNoise,
    (value) => (value.kind === 'none' ? null : value),
  ),
  stopWhenConverged: field('race', boolean, () => false),
  optimizers: completedField(
    'race',
    runners,
    ({ landscape }): readonly SceneRunner[] => createRaceRunners(landscape.race),
    (written, _usual, issues) => readRunners(written, issues),
    // Trajectories depend only on their own runner (`runnerInputs`).
    () => undefined,
  ),
  clock: field<SceneClock>('viewer', clock, () => defaultClock),
  speed: field('viewer', number('speed', limits.speed), () => 1),
  loop: field('viewer', boolean, () => true),
  trail: field<SceneTrail>('viewer', trail, () => defaultTrail),
  camera: partialField('picture', cameraSchema, ({ landscape }) =>
    fitCamera(landscape.view.azimuthDegrees, landscape.view.elevationDegrees, reliefOf(landscape)),
  ),
  look: lookField,
  film: filmField,
} satisfies Fields<SceneContent>;

export const sceneFields = fieldOfFields<SceneContent>(fields);

export const sceneDocumentSchema = object({
  format: z.literal(sceneFormat, { error: `"${sceneFormat}"` }),
  version: z.literal(sceneVersion, {
    error: errorFor(phrase('{sceneVersion}, the version that this Optiscape reads', { sceneVersion })),
  }),
  ...optionalShape(fields),
  landscape: landscapeSchema,
});
