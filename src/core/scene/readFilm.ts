// The film part of a scene document, completed, and what is wrong with its meaning.
import { withoutUndefined } from '../validation/withoutUndefined';
import { defaultFilm } from './defaultScene';
import { freeStep } from '../validation/expectation';
import { invalid, type Issue } from '../validation/issue';
import type { SceneFilm } from './scene';
import type { SceneDocument } from './sceneSchema';

/** Keyframes come in any order and are sorted; steps beyond the race's end are kept for when it is longer again. */
export function readFilm(written: NonNullable<SceneDocument['film']>, issues: Issue[]): SceneFilm {
  const keyframes = (written.keyframes ?? []).map(({ step, camera, easing }) => ({
    step,
    camera,
    easing: easing ?? ('smooth' as const),
  }));
  keyframes.forEach(({ step }, index) => {
    if (keyframes.findIndex((other) => other.step === step) !== index) {
      issues.push(invalid(`film.keyframes[${index}].step`, step, freeStep));
    }
  });
  (written.captions ?? []).forEach(({ fromStep, toStep }, index) => {
    if (toStep < fromStep) {
      issues.push(
        invalid(`film.captions[${index}].toStep`, toStep, {
          en: `fromStep ≤ toStep, which is ${fromStep}`,
          ja: `fromStep（${fromStep}）≤ toStep`,
        }),
      );
    }
  });
  return {
    cameraMove: written.cameraMove ?? defaultFilm.cameraMove,
    orbitTurns: written.orbitTurns ?? defaultFilm.orbitTurns,
    keyframes: keyframes.sort((a, b) => a.step - b.step),
    captions: written.captions ?? defaultFilm.captions,
    overlay: { ...defaultFilm.overlay, ...withoutUndefined(written.overlay ?? {}) },
  };
}
