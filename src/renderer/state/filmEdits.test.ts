import { describe, expect, it } from 'vitest';
import { findLandscape } from '../../core/landscapes/registry';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { parseScene } from '../../core/scene/parseScene';
import { keyframeEasings, limits, type Scene, type SceneCamera } from '../../core/scene/scene';
import {
  addCaption,
  addKeyframe,
  freshCaption,
  keyframeReach,
  removeCaption,
  removeKeyframe,
  setCaption,
  setFilm,
  setKeyframe,
  setOverlay,
  setTitle,
} from './filmEdits';
import { createSceneStore } from './sceneStore';

/** With 256 steps. */
const scene = createDefaultScene(findLandscape('ravine')!);

function lookingFrom(azimuthDegrees: number): SceneCamera {
  return { ...scene.camera, azimuthDegrees };
}

function withKeyframes(...steps: number[]): Scene {
  return steps.reduce((before, step) => addKeyframe(before, step, lookingFrom(step)), scene);
}

function stepsOf({ film }: Scene): number[] {
  return film.keyframes.map(({ step }) => step);
}

describe('a keyframe', () => {
  it('is put at a whole step of the race, in order, and the camera moves by keyframes', () => {
    const after = withKeyframes(200, 40.4, -3, 300);
    expect(stepsOf(after)).toEqual([0, 40, 200, 256]);
    expect(after.film.cameraMove).toBe('keyframes');
    expect(after.film.keyframes[1]).toEqual({ step: 40, camera: lookingFrom(40.4), easing: 'smooth' });
    expect(parseScene(after)).toMatchObject({ ok: true });
  });

  it('at a step that has one gets the new camera and keeps its easing', () => {
    const held = setKeyframe(withKeyframes(10, 40), 40, { easing: 'hold' });
    const after = addKeyframe(held, 40.2, lookingFrom(7));
    expect(stepsOf(after)).toEqual([10, 40]);
    expect(after.film.keyframes[1]).toEqual({ step: 40, camera: lookingFrom(7), easing: 'hold' });
  });

  it('moves past others and stays itself', () => {
    const after = setKeyframe(withKeyframes(10, 40, 90), 10, { step: 60 });
    expect(stepsOf(after)).toEqual([40, 60, 90]);
    expect(after.film.keyframes[1]!.camera).toEqual(lookingFrom(10));
  });

  it('is refused where another one is, and the scene stays as it was', () => {
    const store = createSceneStore(withKeyframes(10, 40));
    const before = store.getState();
    expect(store.edit((current) => setKeyframe(current, 10, { step: 40 }))).toMatchObject({
      ok: false,
      issues: [
        { message: expect.stringMatching(/: 40 \(expected a step that no other keyframe has\)$/) as string },
      ],
    });
    expect(store.getState()).toBe(before);
  });

  it('slides between its neighbours and within the race', () => {
    const three = withKeyframes(10, 40, 90);
    expect(keyframeReach(three, 10)).toEqual({ min: 0, max: 39 });
    expect(keyframeReach(three, 40)).toEqual({ min: 11, max: 89 });
    expect(keyframeReach(three, 90)).toEqual({ min: 41, max: 256 });
    expect(keyframeReach({ ...three, steps: 60 }, 40)).toEqual({ min: 11, max: 60 });
  });

  it('takes every easing, and is removed', () => {
    for (const easing of keyframeEasings) {
      expect(setKeyframe(withKeyframes(10), 10, { easing }).film.keyframes[0]!.easing).toBe(easing);
    }
    expect(stepsOf(removeKeyframe(withKeyframes(10, 40), 10))).toEqual([40]);
  });

  it('is dragged as one entry of the history', () => {
    const store = createSceneStore(withKeyframes(10));
    let at = 10;
    for (const to of [11, 14, 30]) {
      store.edit((current) => setKeyframe(current, at, { step: to }), 'keyframe');
      at = to;
    }
    store.endGesture();
    store.undo();
    expect(stepsOf(store.getState().scene)).toEqual([10]);
  });

  it('more than there may be is refused with the number allowed', () => {
    const full = withKeyframes(...Array.from({ length: limits.keyframes }, (_, index) => index));
    const store = createSceneStore(full);
    expect(store.edit((current) => addKeyframe(current, 200, scene.camera))).toMatchObject({
      ok: false,
      issues: [
        { message: expect.stringContaining(`(expected at most ${limits.keyframes} keyframes)`) as string },
      ],
    });
  });
});

describe('a caption', () => {
  const said = (fromStep: number, toStep: number, text = 'x') => ({ fromStep, toStep, text });

  it('begins at the play head and stands for a fifth of the race', () => {
    expect(freshCaption(scene, 40.3)).toEqual({ fromStep: 40, toStep: 91, text: '' });
  });

  it('keeps its length at the end of the race, and never leaves it', () => {
    expect(freshCaption(scene, 256)).toMatchObject({ fromStep: 205, toStep: 256 });
    expect(freshCaption({ ...scene, steps: 1 }, 1)).toMatchObject({ fromStep: 1, toStep: 1 });
  });

  it('is over before the next one begins', () => {
    const after = addCaption(addCaption(scene, said(60, 80)), said(200, 210));
    expect(freshCaption(after, 40)).toMatchObject({ fromStep: 40, toStep: 59 });
    expect(freshCaption(after, 59)).toMatchObject({ fromStep: 59, toStep: 59 });
  });

  it('stands among the others in the order in which they begin', () => {
    let after = [said(100, 120, 'b'), said(10, 20, 'a'), said(200, 210, 'c')].reduce(addCaption, scene);
    const texts = () => after.film.captions.map(({ text }) => text).join('');
    expect(texts()).toBe('abc');
    after = setCaption(after, 0, { fromStep: 150, toStep: 160 });
    expect(texts()).toBe('bac');
    after = setCaption(after, 1, { text: 'A' });
    expect(texts()).toBe('bAc');
    after = removeCaption(after, 0);
    expect(texts()).toBe('Ac');
    expect(parseScene(after)).toMatchObject({ ok: true });
  });

  it('that would end before it begins is refused', () => {
    const store = createSceneStore(addCaption(scene, said(10, 20)));
    expect(store.edit((current) => setCaption(current, 0, { toStep: 9 }))).toMatchObject({
      ok: false,
      issues: [{ field: 'film.captions[0].toStep' }],
    });
  });
});

describe('the film', () => {
  it('changes by parts', () => {
    const orbit = setFilm(scene, { cameraMove: 'orbit', orbitTurns: -0.5 });
    expect(setOverlay(orbit, { losses: false }).film).toEqual({
      ...scene.film,
      cameraMove: 'orbit',
      orbitTurns: -0.5,
      overlay: { ...scene.film.overlay, losses: false },
    });
  });

  it('has a title no longer than it may be', () => {
    expect(setTitle(scene, 'Tale').title).toBe('Tale');
    expect(parseScene(setTitle(scene, 'あ'.repeat(300)))).toMatchObject({ ok: true });
  });
});
