import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ravineRace } from '../gallery/scenes';
import { letCanvasesStayBlank } from '../gallery/testing/blankCanvas';
import { mount, unmount, waitFor } from '../gallery/testing/mount';
import { Dock } from './Dock';

beforeEach(letCanvasesStayBlank);
afterEach(() => {
  unmount();
  vi.restoreAllMocks();
});

it('shows one view at a time, and keeps which one', async () => {
  const { app, click, control } = await mount(<Dock />, { scene: ravineRace });
  expect(document.querySelector('.raceChart')).not.toBeNull();
  expect(document.querySelector('.standings')).toBeNull();
  click('Standings');
  expect(control('Standings').getAttribute('aria-selected')).toBe('true');
  await waitFor(() => expect(document.querySelector('.standings')).not.toBeNull());
  expect(document.querySelector('.raceChart')).toBeNull();
  expect(app.settings.getState().dockTab).toBe('standings');
});
