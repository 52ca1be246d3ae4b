import { afterEach, expect, it } from 'vitest';
import { act } from 'react';
import { nobody, ravineRace } from '../gallery/scenes';
import { mount, unmount, waitFor } from '../gallery/testing/mount';
import { explainedStep } from '../../core/timeline/explainedStep';
import { StepView } from './StepView';

afterEach(unmount);

const body = (): HTMLElement | null => document.querySelector('.stepBody');

it('explains the selected runner’s step at the play head, in words, rows and curvature', async () => {
  const { app, text } = await mount(<StepView />, { scene: ravineRace });
  act(() => app.begin());
  await waitFor(() => expect(body()).not.toBeNull());
  act(() => {
    app.playback.pause();
    app.playback.seek(0);
  });
  await waitFor(() => expect(body()?.dataset['step']).toBe('1'));
  expect(text()).toContain('The gradient is ');
  const terms = [...document.querySelectorAll('[data-term]')].map((row) => row.getAttribute('data-term'));
  expect(terms).toEqual(['g', 'm', 'v', 'mHat', 'vHat', 'next']);
  // A row that is the same for both coordinates tells the values of both.
  const gradient = document.querySelector('[data-term="g"] td .formulaInline')?.getAttribute('aria-label');
  expect(gradient).toMatch(/mathbf\{\(-?[\d.]+,\\, -?[\d.]+\)\}/);
  expect(text()).toContain('Curvature here');
  act(() => {
    app.playback.seek(1);
    app.window.setState({ selectedRunner: 'sgd-1' });
  });
  await waitFor(() => expect(Number(body()?.dataset['step'])).toBeGreaterThan(1));
  await waitFor(() => expect(document.querySelectorAll('[data-term]')).toHaveLength(2));
});

it('promises no rest where f falls away', async () => {
  const { app, text } = await mount(<StepView />, {
    scene: { ...ravineRace, landscape: { id: 'saddle' }, start: [0.1, 4] },
  });
  act(() => app.begin());
  act(() => app.window.setState({ selectedRunner: 'sgd-1' }));
  await waitFor(() => expect(text()).toContain('f falls away: it leaves along here.'));
  expect(text()).toContain('Below the limit');
  expect(text()).not.toContain('come to rest');
});

it('says what to do where nobody is selected', async () => {
  const { app, text } = await mount(<StepView />, { scene: nobody });
  expect(text()).toContain('Select a runner');
  // Nobody can select one that a lesson hides.
  act(() => app.window.setState({ aheadHidden: true }));
  await waitFor(() => expect(text()).toContain('once the question is answered'));
});

it('explains what leads on from the play head, at the end the last update, and the one that diverged', () => {
  const state = { status: 'completed', rows: 11, divergedAt: null } as const;
  expect([0, 0.5, 3, 9.9, 10].map((step) => explainedStep(step, state))).toEqual([1, 1, 4, 10, 10]);
  expect(explainedStep(20, { status: 'diverged', rows: 7, divergedAt: 7 })).toBe(7);
  expect(explainedStep(0, { status: 'running', rows: 1, divergedAt: null })).toBe(1);
});
