// The overlay's content at a frame: losses, steps, and captions that fade in and out.
import { describe, expect, it } from 'vitest';
import { findLandscape } from '../../../core/landscapes/registry';
import { createDefaultScene } from '../../../core/scene/defaultScene';
import type { FilmCaption, Scene } from '../../../core/scene/scene';
import { createTrajectoryColumns, type Trajectory } from '../../../core/simulation/trajectory';
import { filmScene } from '../../../core/timeline/filmScene';
import { frameAt, secondsAtStep } from '../../../core/timeline/frameAt';
import { overlayAt, shownParts, overlaySteps, type OverlayContent } from './overlayContent';

const words = { title: 'Ravine', step: 'Step', diverged: 'diverged', result: 'Adam is first' };
const base = createDefaultScene(findLandscape('ravine')!);

function sceneWith(captions: readonly FilmCaption[], part: Partial<Scene> = {}): Scene {
  return filmScene(
    { ...base, ...part, film: { ...base.film, captions } },
    { frames: 257, framesPerSecond: 30 },
  );
}

function at(
  scene: Scene,
  step: number,
  trajectories: readonly Trajectory[] = [],
  fading = true,
): OverlayContent {
  const frame = frameAt(scene, trajectories, secondsAtStep(scene, step));
  return overlayAt(scene, trajectories, frame, { 'adam-1': 'Adam', 'sgd-1': 'SGD' }, words, fading);
}

describe('captions', () => {
  const caption = { fromStep: 40, toStep: 120, text: 'Down the wall' };

  it('are there between their steps only, and fade at their ends', () => {
    const scene = sceneWith([caption]);
    expect(at(scene, 39).caption).toBeNull();
    expect(at(scene, 40).caption).toEqual({ text: 'Down the wall', opacity: 0 });
    expect(at(scene, 44).caption!.opacity).toBeCloseTo(4 / 30 / 0.25, 6);
    expect(at(scene, 80).caption!.opacity).toBe(1);
    expect(at(scene, 121).caption).toBeNull();
  });

  it('do not fade at the ends of the film', () => {
    const scene = sceneWith([{ ...caption, fromStep: 0, toStep: base.steps }]);
    expect(at(scene, 0).caption!.opacity).toBe(1);
    expect(at(scene, base.steps).caption!.opacity).toBe(1);
  });

  it('do not fade in a picture by itself', () => {
    const scene = sceneWith([caption]);
    expect(at(scene, 39, [], false).caption).toBeNull();
    expect(at(scene, 40, [], false).caption).toEqual({ text: 'Down the wall', opacity: 1 });
    expect(at(scene, 120, [], false).caption!.opacity).toBe(1);
  });

  it('that say nothing yet are not there', () => {
    const scene = sceneWith([{ ...caption, text: ' ' }]);
    expect(at(scene, 80).caption).toBeNull();
    expect(shownParts(scene).captions).toBe(false);
  });

  it('give way to the one that came last', () => {
    const scene = sceneWith([caption, { fromStep: 60, toStep: 70, text: 'Here' }]);
    expect(at(scene, 65).caption!.text).toBe('Here');
    expect(at(scene, 80).caption!.text).toBe('Down the wall');
  });
});

describe('runners', () => {
  function trajectory(key: string, rows: number, divergedAt: number | null): Trajectory {
    const columns = createTrajectoryColumns(rows);
    for (let row = 0; row < rows; row += 1) columns.values[row] = 100 - row;
    const status = divergedAt === null ? 'completed' : 'diverged';
    return { key, run: 0, state: { status, rows, divergedAt }, columns };
  }

  it('are listed with the loss at their heads', () => {
    const scene = sceneWith([], {
      optimizers: base.optimizers.filter(({ key }) => key === 'adam-1' || key === 'sgd-1'),
    });
    const trajectories = [trajectory('sgd-1', 8, 8), trajectory('adam-1', 257, null)];
    const { runners: listed } = at(scene, 100, trajectories);
    expect(listed.map(({ name, loss, diverged }) => [name, loss, diverged])).toEqual([
      ['SGD', 93, true],
      ['Adam', 0, false],
    ]);
    expect(at(scene, 5, trajectories).runners[0]).toMatchObject({ loss: 95, diverged: false });
  });

  it('that are hidden are left out, and so are further runs of a family', () => {
    const scene = sceneWith([], {
      optimizers: base.optimizers.map((each) => ({ ...each, visible: each.key === 'adam-1' })),
    });
    const trajectories = [
      trajectory('adam-1', 257, null),
      { ...trajectory('adam-1', 257, null), run: 1 },
      trajectory('sgd-1', 257, null),
    ];
    expect(at(scene, 10, trajectories).runners.map(({ name }) => name)).toEqual(['Adam']);
  });
});

describe('the rest', () => {
  it("is the scene's title, or the landscape's name, and the steps done", () => {
    expect(at(sceneWith([]), 12.7)).toMatchObject({ title: 'Ravine', step: 12, steps: 256 });
    expect(at(sceneWith([], { title: 'Lesson 1' }), 0).title).toBe('Lesson 1');
    expect(overlaySteps(12, 256, words)).toBe('Step 12 / 256');
  });

  it('says the result at the end, where captions are on and none is written there', () => {
    expect(at(sceneWith([]), 255.9).caption).toBeNull();
    expect(at(sceneWith([]), 256).caption).toEqual({ text: 'Adam is first', opacity: 1 });
    const written = sceneWith([{ fromStep: 250, toStep: 256, text: 'So it ends' }]);
    expect(at(written, 256).caption?.text).toBe('So it ends');
    const off = { ...base, film: { ...base.film, overlay: { ...base.film.overlay, captions: false } } };
    expect(at(off, 256).caption).toBeNull();
  });

  it('has no room for captions or a legend where there are none', () => {
    expect(shownParts(base)).toMatchObject({ captions: false, legend: true });
    expect(shownParts({ ...base, optimizers: [] })).toMatchObject({ legend: false, losses: false });
  });
});
