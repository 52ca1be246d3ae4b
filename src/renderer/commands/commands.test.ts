import { describe, expect, it, vi } from 'vitest';
import { findLandscape } from '../../core/landscapes/registry';
import { createDefaultScene } from '../../core/scene/defaultScene';
import type { App } from '../state/app';
import { createPlayback } from '../state/playback';
import { runCommand } from './commands';

/** A race in a hidden workspace; `started` if it was playing before. */
function elsewhere(started: boolean) {
  const playback = createPlayback({ duration: 10, speed: 1, loop: false }, () => 0);
  if (started) playback.play();
  playback.hold();
  const scene = createDefaultScene(findLandscape('ravine')!);
  const showWorkspace = vi.fn((workspace: string) => {
    if (workspace === 'race') playback.release();
  });
  const setState = vi.fn();
  const app = {
    playback,
    showWorkspace,
    leaveTips: vi.fn(),
    scenes: { getState: () => ({ scene }) },
    window: { setState, getState: () => ({ presenting: null }) },
  } as unknown as App;
  return { app, playback, showWorkspace };
}

describe('a command of the race, chosen in another workspace', () => {
  it.each([true, false])('plays it where that was chosen (it had been playing: %s)', (started) => {
    const { app, playback, showWorkspace } = elsewhere(started);
    runCommand(app, 'play.toggle');
    expect(showWorkspace).toHaveBeenCalledWith('race');
    expect(playback.playing()).toBe(true);
  });

  it.each(['play.stepForward', 'file.export'] as const)('%s leads to it, paused', (id) => {
    const { app, playback, showWorkspace } = elsewhere(true);
    runCommand(app, id);
    expect(showWorkspace).toHaveBeenCalledWith('race');
    expect(playback.playing()).toBe(false);
  });

  it('lets it go on where it has nothing to do with playing', () => {
    const { app, playback } = elsewhere(true);
    runCommand(app, 'picker.optimizers');
    expect(playback.playing()).toBe(true);
  });

  it('is not led to by what works everywhere', () => {
    const { app, showWorkspace } = elsewhere(true);
    runCommand(app, 'help.shortcuts');
    expect(showWorkspace).not.toHaveBeenCalled();
  });
});
