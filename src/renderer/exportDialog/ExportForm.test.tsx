import { afterEach, describe, expect, it } from 'vitest';
import { mount, unmount } from '../gallery/testing/mount';
import { filmed, ravineRace } from '../gallery/scenes';
import { useScene, useSetting } from '../app/appContext';
import { defaultExportSettings, settingsIssues, type ExportSettings } from '../export/exportSettings';
import { ExportForm } from './ExportForm';
import { ExportQueueList } from './ExportQueueList';
import { createNullOutput } from '../gallery/pageHost';
import { useExports } from './useExports';

afterEach(unmount);

function Form() {
  const scene = useScene((current) => current);
  const settings = useSetting('export');
  return <ExportForm scene={scene} settings={settings} issues={settingsIssues(settings)} />;
}

async function open(change: Partial<ExportSettings> = {}, scene = filmed) {
  const mounted = await mount(<Form />, {
    scene,
    settings: { export: { ...defaultExportSettings, ...change } },
  });
  return { ...mounted, settings: () => mounted.app.settings.getState().export };
}

describe('the form of an export', () => {
  it('takes sides, and says what is wrong with one beside it', async () => {
    const { fill, settings, text } = await open();
    fill('Width', '1920');
    fill('Height', '1080');
    expect(settings()).toMatchObject({ widthPx: 1920, heightPx: 1080 });
    fill('Height', '1081');
    expect(settings().heightPx).toBe(1080);
    expect(text()).toContain('an even number for video: 1080 or 1082');
  });

  it('takes how large texts are, within what is allowed', async () => {
    const { fill, settings, text } = await open();
    fill('Text scale', '1.5');
    expect(settings().textScale).toBe(1.5);
    fill('Text scale', '4');
    expect(settings().textScale).toBe(1.5);
    expect(text()).toContain('0.5 ≤ Text scale ≤ 3');
  });

  it('takes how long the end stands still, and the length in seconds or steps', async () => {
    const held = await open({ length: { kind: 'seconds', seconds: 12 } });
    held.fill('Hold the last frame (seconds)', '2.5');
    expect(held.settings().holdSeconds).toBe(2.5);
    held.fill('Seconds', '20');
    expect(held.settings().length).toEqual({ kind: 'seconds', seconds: 20 });
    unmount();
    const stepped = await open({ length: { kind: 'steps', stepsPerFrame: 2 } });
    stepped.fill('Steps per frame', '4');
    expect(stepped.settings().length).toEqual({ kind: 'steps', stepsPerFrame: 4 });
  });

  it('offers a transparent background only where the kind can have one', async () => {
    const still = await open({ format: 'png' });
    still.toggle('Transparent background');
    expect(still.settings().background).toBe('transparent');
    still.toggle('Transparent background');
    expect(still.settings().background).toBe('theme');
    unmount();
    expect((await open({ format: 'mp4' })).has('Transparent background')).toBe(false);
  });

  it('asks for a rate of frames of what moves, and for a size of what is drawn', async () => {
    for (const [format, drawn, moves] of [
      ['mp4', true, true],
      ['png', true, false],
      ['svg', true, false],
      ['csv', false, false],
    ] as const) {
      const { has } = await open({ format });
      expect([has('Width'), has('Frames per second')], format).toEqual([drawn, moves]);
      unmount();
    }
  });

  it('lays parts over the picture one by one, as an edit of the scene', async () => {
    const { app, toggle } = await open();
    const before = app.scenes.getState().scene.film.overlay;
    toggle('Legend');
    expect(app.scenes.getState().scene.film.overlay).toEqual({ ...before, legend: false });
    app.scenes.undo();
    expect(app.scenes.getState().scene.film.overlay).toEqual(before);
  });

  it('lets the camera go along keyframes only where there are any', async () => {
    const keyframes = () => document.querySelector<HTMLInputElement>('input[value="keyframes"]')!;
    await open({}, ravineRace);
    expect(keyframes().disabled).toBe(true);
    unmount();
    await open({}, filmed);
    expect(keyframes().disabled).toBe(false);
  });
});

function Queue() {
  return <ExportQueueList tasks={useExports()} />;
}

describe('the queue of exports', () => {
  it('says how each ended, and ends one that is under way', async () => {
    const { app, click, has, text } = await mount(<Queue />);
    const { exports } = app;
    const add = (name: string, make: Parameters<typeof exports.add>[2]): number =>
      exports.add(name, createNullOutput(name), make);
    expect(text()).toBe('');
    add('a.mp4', () => Promise.resolve({ codec: 'vp9', frames: 10, insteadOf: 'h264' }));
    add('b.gif', () => Promise.reject(new Error('The disk is full.')));
    add(
      'c.webm',
      (_output, signal) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(new Error('aborted'))),
        ),
    );
    await expect
      .poll(() => exports.getState().map(({ status }) => status))
      .toEqual(['done', 'failed', 'running']);
    await expect.poll(text).toContain('The disk is full.');
    expect(text()).toMatch(/H\.264.*VP9/);
    expect(has(/a\.mp4/)).toBe(false);
    click(/c\.webm/);
    await expect.poll(() => exports.getState().at(-1)!.status).toBe('cancelled');
    await expect.poll(() => has(/c\.webm/)).toBe(false);
    click('Clear the list');
    expect(exports.getState()).toEqual([]);
  });
});
