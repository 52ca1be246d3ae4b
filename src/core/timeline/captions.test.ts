import { describe, expect, it } from 'vitest';
import { findLandscape } from '../landscapes/registry';
import { createDefaultScene } from '../scene/defaultScene';
import type { FilmCaption, Scene } from '../scene/scene';
import { captionAt } from './captions';

function sceneWith(...captions: FilmCaption[]): Scene {
  const scene = createDefaultScene(findLandscape('ravine')!);
  return { ...scene, film: { ...scene.film, captions } };
}

describe('the caption at a step', () => {
  const early: FilmCaption = { fromStep: 0, toStep: 40, text: 'early' };
  const late: FilmCaption = { fromStep: 30, toStep: 60, text: 'late' };
  const empty: FilmCaption = { fromStep: 35, toStep: 60, text: ' \n' };

  it.each([
    [0, 'early'],
    [29.9, 'early'],
    [30, 'late'],
    [36, 'late'],
    [60, 'late'],
    [60.1, null],
  ])('at step %s it is %s', (step, text) => {
    expect(captionAt(sceneWith(late, early, empty), step)?.text ?? null).toBe(text);
  });

  it('is the latter of two that begin together', () => {
    const other = { ...early, text: 'other' };
    expect(captionAt(sceneWith(early, other), 3)).toBe(other);
  });
});
