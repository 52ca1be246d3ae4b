// Heights and light of the open race's surface, each asked for where it changes.
import { expect, it, vi } from 'vitest';
import { findLandscape } from '../../core/landscapes/registry';
import { createDefaultScene } from '../../core/scene/defaultScene';
import type { SceneLook } from '../../core/scene/scene';
import { failureError } from '../../protocol/failure';
import { createPageApp } from '../gallery/pageApp';

/** The app with all of its surface. */
async function opened() {
  const app = createPageApp();
  app.edit(() => createDefaultScene(findLandscape('himmelblau')!));
  const isComplete = (): boolean => {
    const { surface, lightOf } = app.window.getState();
    const { landscape, look } = app.scenes.getState().scene;
    const { id } = landscape as { id: string };
    const isLit =
      lightOf?.look.relief === look.relief &&
      lightOf.look.heightScale === look.heightScale &&
      (lightOf.landscape as { id: string }).id === id;
    return surface?.landscapeKey === id && isLit;
  };
  const complete = async () => {
    await vi.waitFor(() => expect(isComplete()).toBe(true));
    return app.window.getState();
  };
  const changeLook = (change: Partial<SceneLook>): void =>
    void app.edit((scene) => ({ ...scene, look: { ...scene.look, ...change } }));
  return { app, complete, changeLook, first: await complete() };
}

it('another relief or scale has other light on the same heights', async () => {
  const { complete, changeLook, first } = await opened();
  for (const change of [{ relief: 2 }, { heightScale: 'linear' }] as const) {
    changeLook(change);
    const { surface, light } = await complete();
    expect(surface).toBe(first.surface);
    expect(light!.values).not.toEqual(first.light!.values);
  }
});

it('colours and contours change nothing in it', async () => {
  const { app, changeLook, first } = await opened();
  const changed = vi.fn();
  app.window.subscribe(changed);
  changeLook({ colorMap: 'viridis', surfaceContours: false });
  changeLook({ relief: 2 });
  await vi.waitFor(() => expect(changed).toHaveBeenCalled());
  // Nothing came before the light of the other relief.
  expect(app.window.getState().lightOf?.look.relief).toBe(2);
  expect(changed).toHaveBeenCalledTimes(1);
  expect(app.window.getState().surface).toBe(first.surface);
});

it('of many reliefs in a drag, the last one is lit', async () => {
  const { complete, changeLook } = await opened();
  for (let relief = 0.1; relief < 3; relief += 0.1) changeLook({ relief });
  changeLook({ relief: 1.5 });
  expect((await complete()).lightOf?.look.relief).toBe(1.5);
});

it('another landscape has other heights and other light', async () => {
  const { app, complete, first } = await opened();
  app.edit(() => createDefaultScene(findLandscape('saddle')!));
  const { surface, light } = await complete();
  expect(surface).not.toBe(first.surface);
  expect(light!.values).not.toEqual(first.light!.values);
});

it('heights that fail are told to have failed until they are computed again', async () => {
  const { app, complete } = await opened();
  const fail = (): void => {
    const { client } = app.host;
    const { openStream } = client;
    vi.spyOn(client, 'openStream').mockImplementation((request, events) =>
      request.kind === 'surface'
        ? { done: Promise.reject(failureError('worker', 'It is gone.')), cancel: () => undefined }
        : openStream(request, events),
    );
  };
  const failed = () => vi.waitFor(() => expect(app.window.getState().surfaceFailed).toBe(true));
  const told = vi.fn();
  app.onNotice(told);
  fail();
  app.edit(() => createDefaultScene(findLandscape('saddle')!));
  await failed();
  expect(told.mock.calls).toMatchObject([[{ kind: 'surfaceFailed', failure: { code: 'worker' } }]]);
  app.computeAgain();
  expect(app.window.getState().surfaceFailed).toBe(false);
  await failed();
  vi.restoreAllMocks();
  app.computeAgain();
  await complete();
  expect(app.window.getState().surfaceFailed).toBe(false);
});
