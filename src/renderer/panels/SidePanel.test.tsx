import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { mount, unmount } from '../gallery/testing/mount';
import { filmed, methodRace, nobody, ravineRace } from '../gallery/scenes';
import { SidePanel } from './SidePanel';
import type { PanelTab } from '../state/settings';

afterEach(unmount);

const open = (panelTab: PanelTab, scene = ravineRace) =>
  mount(<SidePanel />, { scene, settings: { panelTab } });

describe('the panel at the side', () => {
  it('has a tab for each of its parts, and keeps the one that is chosen', async () => {
    const { app, click, has } = await open('optimizers');
    expect(has('Add an optimizer')).toBe(true);
    click('Look');
    expect(app.settings.getState().panelTab).toBe('look');
    expect(has('Colours')).toBe(true);
    expect(has('Add an optimizer')).toBe(false);
  });
});

describe('the optimizers', () => {
  it('are hidden, doubled and selected one by one', async () => {
    const { app, click, control } = await open('optimizers');
    const shown = () => app.scenes.getState().scene.optimizers.filter(({ visible }) => visible).length;
    click('Show in the race: Momentum');
    expect(shown()).toBe(5);
    expect(control('Show in the race: Momentum').getAttribute('aria-pressed')).toBe('false');
    click(/^Nesterov/);
    expect(app.window.getState().selectedRunner).toBe('nesterov-1');
  });

  it('offer the race of the landscape where nobody races', async () => {
    const { app, click } = await open('optimizers', nobody);
    click('Back to the landscape’s default race');
    expect(app.scenes.getState().scene.optimizers).toHaveLength(6);
  });

  it('have their hyper-parameters and their name written by the fields', async () => {
    const { app, fill, text } = await open('optimizers');
    const adam = () => app.scenes.getState().scene.optimizers.at(-1)!;
    fill('Learning rate', '0.25');
    expect(adam().hyperparameters['learningRate']).toBe(0.25);
    fill('Learning rate', '-1');
    expect(adam().hyperparameters['learningRate']).toBe(0.25);
    expect(text()).toContain('Invalid Learning rate: -1 (expected 0 ≤ Learning rate). It is still 0.25.');
    fill('Name', 'Mine');
    expect(adam().label).toBe('Mine');
    fill('Name', '');
    expect(adam().label).toBeNull();
  });

  it('have a number back where it stood at a double click on its name, as one step of the history', async () => {
    const { app, fill } = await open('optimizers');
    const decay = () => app.scenes.getState().scene.optimizers.at(-1)!.hyperparameters['beta1'];
    fill('First moment decay', '0.5');
    expect(decay()).toBe(0.5);
    const name = [...document.querySelectorAll('.sidePanel *')].find(
      ({ childElementCount, textContent }) => childElementCount === 0 && textContent === 'First moment decay',
    )!;
    act(() => void name.dispatchEvent(new MouseEvent('dblclick', { bubbles: true })));
    expect(decay()).toBe(0.9);
    act(() => app.scenes.undo());
    expect(decay()).toBe(0.5);
  });

  it('have no more runs than a race may have', async () => {
    const { app, click, fill, text } = await open('optimizers');
    click(/^Several runs/);
    fill('Runs', '500');
    expect(text()).toContain('Invalid Runs: 500 (expected a whole number, 1 ≤ Runs ≤ 200)');
    expect(app.scenes.getState().scene.optimizers.at(-1)!.runs.count).toBe(1);
    click(/^Several runs/);
  });

  it('have rate and formula first, and what libraries make of it folded away', async () => {
    const { app, click, has, text } = await open('optimizers');
    const details = [
      ...document.querySelectorAll('.runnerDetailsBody .settingName, .runnerRule, .disclosureTitle'),
    ].map((element) => (element.matches('.runnerRule') ? 'formula' : element.textContent));
    expect(details.slice(0, 3)).toEqual([
      expect.stringContaining('Learning rate'),
      'formula',
      expect.stringContaining('First moment decay'),
    ]);
    expect(has('Keras')).toBe(false);
    expect(text()).toContain('ConventionPyTorch');
    click(/^Convention/);
    click('Keras');
    expect(app.scenes.getState().scene.optimizers.at(-1)!.hyperparameters['convention']).toBe('keras');
    click(/^Convention/);
    expect(text()).toContain('ConventionKeras');
  });

  it('that search have only a start and a family to set', async () => {
    await open('optimizers', methodRace);
    const sections = [...document.querySelectorAll('.disclosureTitle')].map(({ textContent }) => textContent);
    expect(sections).toEqual(['Start of its own', 'Several runs']);
  });
});

describe('the race', () => {
  it('takes its start, its steps and its seed from the fields, and refuses what is out of range', async () => {
    const { app, fill, text } = await open('race');
    const scene = () => app.scenes.getState().scene;
    const [, y] = scene().start;
    fill('Start x', '1.5');
    expect(scene().start).toEqual([1.5, y]);
    fill('Start y', '-0.5');
    expect(scene().start).toEqual([1.5, -0.5]);
    fill('Steps', '40');
    expect(scene().steps).toBe(40);
    fill('Steps', '0');
    expect(scene().steps).toBe(40);
    expect(text()).toContain(
      'Invalid Steps: 0 (expected a whole number, 1 ≤ Steps ≤ 1000000). It is still 40.',
    );
    fill('Random seed', '7');
    expect(scene().seed).toBe(7);
  });

  it('has a start outside of the domain where a file has it, and takes none by hand', async () => {
    const { app, control, fill, text } = await open('race', { ...ravineRace, start: [7, 2] });
    const x = control('Start x') as HTMLInputElement;
    expect([x.value, x.getAttribute('aria-invalid')]).not.toContain('true');
    expect(x.value).toBe('7');
    fill('Start x', '8');
    expect(text()).toContain(
      'Invalid Start x: 8 (expected -5 ≤ x ≤ 5, the domain of ravine). It is still 7.',
    );
    expect(x.getAttribute('aria-invalid')).toBe('true');
    expect(app.scenes.getState().scene.start).toEqual([7, 2]);
  });

  it('stops runners that have converged where that is switched on', async () => {
    const { app, toggle } = await open('race');
    toggle(/converged/);
    expect(app.scenes.getState().scene.stopWhenConverged).toBe(true);
  });
});

describe('the look', () => {
  it.each([
    ['surfaceContours', 'Contour lines on the surface'],
    ['floorContours', 'Contour lines on the floor'],
    ['axes', 'Axes'],
    ['marks', 'Marked points'],
    ['labels', 'Names at the heads'],
  ] as const)('has a switch for %s, and it moves nothing else', async (field, name) => {
    const { app, toggle } = await open('look');
    const before = app.scenes.getState().scene.look;
    toggle(name);
    expect(app.scenes.getState().scene.look).toEqual({ ...before, [field]: !before[field] });
  });
});

describe('the film', () => {
  it('has a title of at most so many characters', async () => {
    const { app, fill } = await open('film');
    fill('Title', 'A ravine');
    expect(app.scenes.getState().scene.title).toBe('A ravine');
  });

  it.each([
    ['title', 'Title'],
    ['captions', 'Captions'],
    ['formula', 'Formula of the landscape'],
    ['legend', 'Legend'],
    ['steps', 'Step counter'],
    ['losses', 'Losses'],
  ] as const)('shows or hides its %s alone', async (part, name) => {
    const { app, toggle } = await open('film');
    const before = app.scenes.getState().scene.film.overlay;
    toggle(name);
    expect(app.scenes.getState().scene.film.overlay).toEqual({ ...before, [part]: false });
  });

  it('says how long a caption is that is nearly as long as may be', async () => {
    const { fill, text } = await open('film', filmed);
    fill('Caption 1', 'a'.repeat(160));
    expect(text()).toContain('160 of at most 200 characters');
  });

  it('has the steps of captions and keyframes in fields of their own', async () => {
    const { app, fill, click } = await open('film', filmed);
    const film = () => app.scenes.getState().scene.film;
    fill('Caption 1: First step', '5');
    fill('Caption 1: Last step', '25');
    expect(film().captions[0]).toMatchObject({ fromStep: 5, toStep: 25 });
    fill('Keyframe at step 60: Step', '70');
    expect(film().keyframes.map(({ step }) => step)).toEqual([0, 70, 120]);
    click('Remove: Keyframe at step 70');
    expect(film().keyframes.map(({ step }) => step)).toEqual([0, 120]);
    click('Remove: Caption 1');
    expect(film().captions).toHaveLength(2);
  });
});
