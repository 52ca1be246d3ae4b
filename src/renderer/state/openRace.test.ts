// Playing by itself: a race on a new landscape does, one that is brought back by undo does not.
import { afterEach, expect, it, vi } from 'vitest';
import { findLandscape } from '../../core/landscapes/registry';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { createPageApp } from '../gallery/pageApp';

afterEach(() => {
  vi.unstubAllGlobals();
});

const onAnotherLandscape = () => {
  const app = createPageApp();
  app.edit(() => createDefaultScene(findLandscape('saddle')!));
  expect(app.playback.playing()).toBe(true);
  return app;
};

it('a race that was paused is brought back paused, at its start', () => {
  const { playback, scenes } = onAnotherLandscape();
  playback.pause();
  for (const step of [scenes.undo, scenes.redo]) {
    playback.seek(1);
    step();
    expect(playback.playing()).toBe(false);
    expect(playback.seconds()).toBe(0);
  }
});

it('a race that plays goes on playing where another is brought back', () => {
  const { playback, scenes } = onAnotherLandscape();
  scenes.undo();
  expect(playback.playing()).toBe(true);
});

it('a landscape that is chosen after an undo plays again', () => {
  const { edit, playback, scenes } = onAnotherLandscape();
  playback.pause();
  scenes.undo();
  edit(() => createDefaultScene(findLandscape('himmelblau')!));
  expect(playback.playing()).toBe(true);
});

it('the first race plays when its surface is there, but not a lesson’s in its place', async () => {
  for (const lends of [false, true]) {
    const app = createPageApp();
    app.begin();
    if (lends) app.scenes.lend(createDefaultScene(findLandscape('saddle')!));
    await vi.waitFor(() => expect(app.window.getState().surface).not.toBeNull());
    expect(app.playback.playing()).toBe(!lends);
  }
});

it('nothing plays by itself where motion is to be reduced', () => {
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: query === '(prefers-reduced-motion: reduce)' }));
  const app = createPageApp();
  app.begin();
  app.edit(() => createDefaultScene(findLandscape('saddle')!));
  expect(app.playback.playing()).toBe(false);
  app.playback.play();
  app.edit(() => createDefaultScene(findLandscape('himmelblau')!));
  expect(app.playback.playing()).toBe(true);
});
