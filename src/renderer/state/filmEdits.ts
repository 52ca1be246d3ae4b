// Edits of the film: its camera's motion, its captions and the overlay. Pure, like edits.ts.
import {
  limits,
  type CameraKeyframe,
  type FilmCaption,
  type FilmOverlay,
  type Scene,
  type SceneCamera,
  type SceneFilm,
} from '../../core/scene/scene';

/** Duration of a new caption as a fraction of the race: long enough to read in a film of usual length. */
const captionShare = 1 / 5;

export function setFilm(
  scene: Scene,
  change: Partial<Pick<SceneFilm, 'cameraMove' | 'orbitTurns' | 'keyframes' | 'captions'>>,
): Scene {
  return { ...scene, film: { ...scene.film, ...change } };
}

export function setOverlay(scene: Scene, change: Partial<FilmOverlay>): Scene {
  const { film } = scene;
  return { ...scene, film: { ...film, overlay: { ...film.overlay, ...change } } };
}

/**
 * Adds a keyframe at a step (rounded, within the race), and lets the camera move by keyframes. An existing keyframe at
 * the step gets the camera and keeps its easing.
 */
export function addKeyframe(scene: Scene, step: number, camera: SceneCamera): Scene {
  const at = wholeStep(scene, step);
  const { keyframes } = scene.film;
  const easing = keyframes.find((keyframe) => keyframe.step === at)?.easing ?? 'smooth';
  const others = keyframes.filter((keyframe) => keyframe.step !== at);
  return setFilm(scene, {
    cameraMove: 'keyframes',
    keyframes: inOrder([...others, { step: at, camera, easing }]),
  });
}

/** Changes the keyframe at a step. The store refuses a move to a step that already has one. */
export function setKeyframe(scene: Scene, step: number, change: Partial<CameraKeyframe>): Scene {
  const keyframes = scene.film.keyframes.map((keyframe) =>
    keyframe.step === step ? { ...keyframe, ...change } : keyframe,
  );
  return setFilm(scene, { keyframes: inOrder(keyframes) });
}

/** The range in which the keyframe at a step can slide: between its neighbours, and within the race. */
export function keyframeReach(scene: Scene, step: number): { readonly min: number; readonly max: number } {
  const steps = scene.film.keyframes.map((keyframe) => keyframe.step);
  const before = steps.findLast((other) => other < step) ?? -1;
  const after = steps.find((other) => other > step) ?? Number.POSITIVE_INFINITY;
  return { min: before + 1, max: Math.min(after - 1, scene.steps) };
}

export function removeKeyframe(scene: Scene, step: number): Scene {
  return setFilm(scene, { keyframes: scene.film.keyframes.filter((keyframe) => keyframe.step !== step) });
}

/** A new caption at the play head's `step`: without a text, within the race, ending before the next one begins. */
export function freshCaption(scene: Scene, step: number): FilmCaption {
  const length = Math.round(scene.steps * captionShare);
  const fromStep = Math.max(0, Math.min(wholeStep(scene, step), scene.steps - length));
  const next = Math.min(
    ...scene.film.captions.map((caption) => caption.fromStep).filter((other) => other > fromStep),
  );
  return { fromStep, toStep: Math.min(fromStep + length, next - 1), text: '' };
}

/** Captions are sorted by their first step. */
export function addCaption(scene: Scene, caption: FilmCaption): Scene {
  return setFilm(scene, { captions: inReadingOrder([...scene.film.captions, caption]) });
}

/** Changes the caption at `index`; its index may change with `fromStep`. */
export function setCaption(scene: Scene, index: number, change: Partial<FilmCaption>): Scene {
  const captions = scene.film.captions.map((caption, at) =>
    at === index ? { ...caption, ...change } : caption,
  );
  return setFilm(scene, { captions: inReadingOrder(captions) });
}

export function removeCaption(scene: Scene, index: number): Scene {
  return setFilm(scene, { captions: scene.film.captions.toSpliced(index, 1) });
}

/** Sets the scene's title, truncated to the maximum length. */
export function setTitle(scene: Scene, title: string): Scene {
  return { ...scene, title: title.slice(0, limits.titleLength) };
}

function wholeStep(scene: Scene, step: number): number {
  return Math.min(Math.max(Math.round(step), 0), scene.steps);
}

function inOrder(keyframes: readonly CameraKeyframe[]): CameraKeyframe[] {
  return keyframes.toSorted((a, b) => a.step - b.step);
}

function inReadingOrder(captions: readonly FilmCaption[]): FilmCaption[] {
  return captions.toSorted((a, b) => a.fromStep - b.fromStep);
}
