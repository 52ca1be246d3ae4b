import i18next from 'i18next';
import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadBundledLesson } from '../../core/lesson/bundledLessons';
import type { OutputRequest } from '../../protocol/messages';
import { showNotice } from '../controls/notices';
import { Notices } from '../controls/NoticesPlace';
import { defaultExportSettings, type ExportSettings } from '../export/exportSettings';
import { createNullOutput } from '../gallery/pageHost';
import { mount, unmount, waitFor } from '../gallery/testing/mount';
import type { Output } from '../host/host';
import { ravineRace } from '../gallery/scenes';
import { ExportDialog } from './ExportDialog';

afterEach(() => {
  unmount();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function open(change: Partial<ExportSettings> = {}) {
  const content = (
    <>
      <Notices />
      <ExportDialog />
    </>
  );
  const mounted = await mount(content, {
    scene: ravineRace,
    settings: { export: { ...defaultExportSettings, ...change } },
  });
  act(() => mounted.app.window.setState({ exportOpen: true }));
  const start = (): HTMLButtonElement => mounted.control(/^(Export|Add to the queue)…$/) as HTMLButtonElement;
  return { ...mounted, start };
}

describe('the export dialog', () => {
  it('is there when it is asked for, and goes when it is closed', async () => {
    const { app, click, text } = await open({ format: 'csv' });
    expect(text()).toContain('There is no preview of this kind of file.');
    click('Close');
    expect(app.window.getState().exportOpen).toBe(false);
  });

  it('exports nothing while a setting is wrong', async () => {
    const { app, start } = await open({ format: 'mp4', widthPx: 641 });
    expect(start().disabled).toBe(true);
    act(() => app.settings.setState({ export: { ...app.settings.getState().export, format: 'png' } }));
    expect(start().disabled).toBe(false);
  });

  it('says how much there is to export', async () => {
    const { text } = await open({
      format: 'mp4',
      framesPerSecond: 30,
      length: { kind: 'seconds', seconds: 12 },
      holdSeconds: 0,
    });
    expect(text()).toContain('360 frames');
  });

  it('puts the table of the race into the queue, under the name of its landscape', async () => {
    const { app, start } = await open({ format: 'csv' });
    const names: string[] = [];
    app.host.createOutput = ({ suggestedName }) => {
      names.push(suggestedName);
      return Promise.resolve(null);
    };
    await act(async () => {
      start().click();
      await vi.waitFor(() => expect(names).toEqual(['ravine.csv']));
    });
    // No place was chosen for it.
    expect(app.exports.getState()).toEqual([]);
  });

  it('exports all races of the lesson that is open as numbered files, and none without one', async () => {
    const { app, click, has } = await open({ format: 'python' });
    expect(has('All races of the lesson…')).toBe(false);
    const lesson = await loadBundledLesson('ravine-and-momentum');
    act(() => app.lessons.begin(lesson, null));
    const requests: OutputRequest[] = [];
    const files = new Set<number | undefined>();
    app.host.createOutput = (request) => {
      requests.push(request);
      const write: Output['write'] = (_bytes, _position, file) => Promise.resolve(void files.add(file));
      return Promise.resolve({ ...createNullOutput('races'), write });
    };
    click('All races of the lesson…');
    await waitFor(() => expect(app.exports.getState()).toMatchObject([{ status: 'done' }]));
    const races = lesson.steps.flatMap(({ shows }) => (shows.kind === 'race' ? shows.scenes : []));
    expect(requests).toEqual([
      expect.objectContaining({
        suggestedName: 'The ravine and momentum-%02d.py',
        files: races.length,
        firstNumber: 1,
      }),
    ]);
    expect([...files]).toEqual(races.map((_, file) => file));
    expect(app.exports.getState()).toMatchObject([{ framesDone: races.length, frames: races.length }]);
    act(() =>
      app.settings.setState({ export: { ...app.settings.getState().export, format: 'png-sequence' } }),
    );
    expect(has('All races of the lesson…')).toBe(false);
  });

  it('says so where no file can be made, and is ready for the next try', async () => {
    const { app, start, text } = await open({ format: 'csv' });
    app.host.createOutput = () => Promise.reject(new Error('The disk is gone.'));
    await act(async () => {
      start().click();
      await vi.waitFor(() => expect(text()).toContain('The disk is gone.'));
    });
    expect(start().disabled).toBe(false);
  });

  it('copies what is one picture, and says what is on the clipboard', async () => {
    const blobs: Promise<Blob>[] = [];
    vi.stubGlobal(
      'ClipboardItem',
      class {
        static supports = (): boolean => false;
        readonly content: Record<string, Promise<Blob>>;
        constructor(content: Record<string, Promise<Blob>>) {
          this.content = content;
          blobs.push(...Object.values(content));
        }
      },
    );
    vi.spyOn(navigator.clipboard, 'write').mockImplementation(async () => {
      await Promise.all(blobs);
    });
    const { app, click, has, text } = await open({ format: 'mp4' });
    app.onNotice((notice) => showNotice(notice, i18next.t));
    expect(has('Copy')).toBe(false);
    act(() => app.settings.setState({ export: { ...app.settings.getState().export, format: 'svg' } }));
    click('Copy');
    await waitFor(() =>
      expect(app.exports.getState()).toMatchObject([{ status: 'done', copies: 'svgText' }]),
    );
    expect(await (await blobs[0]!).text()).toMatch(/^<svg/);
    await waitFor(() => expect(text()).toContain('as the text of an SVG'));
  });
});
