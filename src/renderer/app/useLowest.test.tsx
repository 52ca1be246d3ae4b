// The lowest value is that of the open landscape, never of the one before.
import { act } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { findLandscape } from '../../core/landscapes/registry';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { mount, unmount } from '../gallery/testing/mount';
import { useLowest } from './useLowest';

afterEach(unmount);

const seen: (number | null)[] = [];

function Lowest() {
  const lowest = useLowest();
  seen.push(lowest);
  return <output>{String(lowest)}</output>;
}

it('is not known after a change of the landscape until the new one has been computed', async () => {
  const { app, text } = await mount(<Lowest />, { scene: createDefaultScene(findLandscape('saddle')!) });
  const surfaceArrived = () =>
    vi.waitFor(() => expect(app.window.getState().surfaceOf).toBe(app.scenes.getState().scene.landscape));
  await act(async () => {
    app.begin();
    await surfaceArrived();
  });
  const before = Number(text());
  expect(before).toBe(app.window.getState().surface!.minimum);
  await act(async () => {
    app.edit(() => createDefaultScene(findLandscape('monkey-saddle')!));
    seen.length = 0;
    await surfaceArrived();
  });
  expect(seen[0]).toBeNull();
  expect(seen).not.toContain(before);
  expect(Number(text())).toBe(app.window.getState().surface!.minimum);
});
