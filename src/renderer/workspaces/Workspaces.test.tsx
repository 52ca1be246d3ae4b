import { act } from 'react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { mount, unmount } from '../gallery/testing/mount';
import type { Settings } from '../state/settings';
import { loadWorkspaces, Workspaces } from './Workspaces';

// Plots are drawn on canvases, which the small DOM does not have.
vi.mock('../functions/curveChart', () => ({
  createCurveChart: () => new Proxy({}, { get: () => () => undefined }),
}));

beforeAll(loadWorkspaces);
afterEach(unmount);

const open = (settings: Partial<Settings> = {}) =>
  mount(<Workspaces />, { settings: { workspace: 'activations', ...settings } });

describe('the workspaces', () => {
  it('are chosen in the bar, which keeps what belongs to the race to itself', async () => {
    const { app, has, text } = await open();
    expect(has('Compare tanh')).toBe(true);
    expect(has('Save the race')).toBe(false);
    await act(async () => {
      app.showWorkspace('losses');
      await loadWorkspaces();
    });
    expect(text()).toContain('Squared error (MSE)');
    expect(has('Compare tanh')).toBe(false);
  });

  it('show what is said of the function that is chosen', async () => {
    const { app, click, text } = await open();
    click('Softmax');
    expect(app.settings.getState().functions.activations.selected).toBe('softmax');
    expect(text()).toContain('Try it with two inputs');
  });

  it('compare functions that are ticked, and as many as have colours of their own', async () => {
    const { app, toggle, text } = await open();
    const pinned = () => app.settings.getState().functions.activations.pinned.map(({ id }) => id);
    toggle('Compare tanh');
    toggle('Compare ReLU');
    expect(pinned()).toEqual(['tanh', 'relu']);
    toggle('Compare tanh');
    expect(pinned()).toEqual(['relu']);
    expect(text()).not.toContain('can be compared at a time');
  });

  it('take a parameter of the function, and refuse what is none', async () => {
    const { app, click, fill, text } = await open();
    click('Swish');
    fill('Beta', '3');
    expect(app.settings.getState().functions.activations.parameters).toMatchObject({ swish: { beta: 3 } });
    fill('Beta', 'much');
    expect(text()).toContain('Invalid Beta: "much" (expected a finite number). It is still 3.');
  });

  it('lead to a race on the function’s surface', async () => {
    const { app, click } = await open();
    click('Mish');
    click('Race on its surface');
    expect(app.settings.getState().workspace).toBe('race');
    const landscape = () => app.scenes.getState().scene.landscape;
    const reached = () => expect(landscape()).toMatchObject({ neuron: { activation: { id: 'mish' } } });
    await act(() => vi.waitFor(reached, { timeout: 20_000 }));
  });
});
