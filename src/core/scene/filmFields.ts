// The film part of a scene: its fields, and the validation of keyframes and captions.
import { phrase } from '../text/text';
import { z } from 'zod';
import { freeStep } from '../validation/expectation';
import { invalid, type Issue } from '../validation/issue';
import { completedField, field, fieldOfFields, partialField } from './fields';
import { boolean, cameraSchema, errorFor, number, object, oneWordOf, text } from './sceneSchema';
import {
  cameraMoves,
  keyframeEasings,
  limits,
  overlayParts,
  type CameraKeyframe,
  type FilmCaption,
  type SceneFilm,
} from './scene';

/** A step of the race; whether the race has that many steps is not checked here. */
const step = (name: string) => number(name, { min: 0, max: limits.steps.max, whole: true });

const keyframesSchema = z
  .array(
    object({ step: step('step'), camera: cameraSchema, easing: oneWordOf(keyframeEasings).optional() }),
    {
      error: errorFor(phrase('a list of keyframes')),
    },
  )
  .max(limits.keyframes, {
    error: errorFor(phrase('at most {keyframes} keyframes', { keyframes: limits.keyframes })),
  });

const captionsSchema = z
  .array(object({ fromStep: step('fromStep'), toStep: step('toStep'), text: text(limits.captionLength) }), {
    error: errorFor(phrase('a list of captions')),
  })
  .max(limits.captions, {
    error: errorFor(phrase('at most {captions} captions', { captions: limits.captions })),
  });

const overlaySchema = object(
  Object.fromEntries(overlayParts.map((part) => [part, boolean])) as {
    [Part in (typeof overlayParts)[number]]: typeof boolean;
  },
);

/** Keyframes are sorted; those beyond the race's end are kept for when it is longer again. */
function readKeyframes(written: z.infer<typeof keyframesSchema>, issues: Issue[]): CameraKeyframe[] {
  const keyframes = written.map(({ step, camera, easing }) => ({
    step,
    camera,
    easing: easing ?? ('smooth' as const),
  }));
  keyframes.forEach(({ step }, index) => {
    if (keyframes.findIndex((other) => other.step === step) !== index) {
      issues.push(invalid(`film.keyframes[${index}].step`, step, freeStep));
    }
  });
  return keyframes.sort((a, b) => a.step - b.step);
}

function readCaptions(written: readonly FilmCaption[], issues: Issue[]): readonly FilmCaption[] {
  written.forEach(({ fromStep, toStep }, index) => {
    if (toStep < fromStep) {
      issues.push(
        invalid(
          `film.captions[${index}].toStep`,
          toStep,
          phrase('a step from fromStep ({fromStep}) on', { fromStep }),
        ),
      );
    }
  });
  return written;
}

/** By default the camera stands still, and all parts of the overlay are on. */
export const filmField = fieldOfFields<SceneFilm>({
  cameraMove: field('viewer', oneWordOf(cameraMoves), () => 'still'),
  orbitTurns: field('viewer', number('orbitTurns', limits.orbitTurns), () => 1),
  // Keyframes and captions belong to the race for which they were made.
  keyframes: completedField(
    'picture',
    keyframesSchema,
    (): readonly CameraKeyframe[] => [],
    (written, _usual, issues) => readKeyframes(written, issues),
  ),
  captions: completedField(
    'picture',
    captionsSchema,
    (): readonly FilmCaption[] => [],
    (written, _usual, issues) => readCaptions(written, issues),
  ),
  overlay: partialField('viewer', overlaySchema, () => ({
    title: true,
    captions: true,
    formula: true,
    legend: true,
    steps: true,
    losses: true,
  })),
});
