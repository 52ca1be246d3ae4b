import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { mount, unmount } from '../gallery/testing/mount';
import { ownFormula, ravineRace } from '../gallery/scenes';
import { FormulaDialog } from './FormulaDialog';

afterEach(unmount);

async function open(scene = ravineRace) {
  const mounted = await mount(<FormulaDialog />, { scene });
  act(() => mounted.app.window.setState({ picker: 'formula' }));
  const race = (): HTMLButtonElement =>
    mounted.control(/Race on this landscape|Update the race/) as HTMLButtonElement;
  /** The engine has looked at it. */
  const settled = (check: () => void) => act(() => vi.waitFor(check, { timeout: 10_000 }));
  return { ...mounted, race, settled };
}

describe('the formula dialog', () => {
  it('opens on the formula that is raced on, and offers to update its race', async () => {
    const { has, text } = await open(ownFormula);
    expect(has('Update the race')).toBe(true);
    expect(text()).toContain('a*x^2 + b*y^2 + sin(k*x)');
    expect(has('Parameter k')).toBe(true);
  });

  it('says what is wrong with the text, and lets nobody race on it', async () => {
    const { fill, text, race } = await open();
    fill('f(x, y) =', 'x^2 + sinx + y');
    expect(text()).toContain('Character 7');
    expect(race().disabled).toBe(true);
    fill('f(x, y) =', 'x^2 + sin(x) + y^2');
    expect(race().disabled).toBe(false);
  });

  it('says where the values are not finite, and takes another domain', async () => {
    const { fill, race, settled, text } = await open();
    fill('f(x, y) =', 'log(x) + y^2');
    await settled(() => expect(text()).toContain('x = -5'));
    expect(race().disabled).toBe(true);
    fill('Lowest x', '0.1');
    await settled(() => expect(text()).not.toContain('x = -5'));
    expect(race().disabled).toBe(false);
    fill('Lowest x', '9');
    expect(text()).toContain('Invalid x: 9 (expected x < 5)');
  });

  it('has a slider for each parameter, and races on what it stands at', async () => {
    const { app, fill, click, settled } = await open();
    fill('f(x, y) =', 'a*x^2 + 2*y^2');
    fill('Parameter a', '3');
    click('Race on this landscape');
    await settled(() => expect(app.window.getState().picker).toBeNull());
    expect(app.scenes.getState().scene.landscape).toMatchObject({
      formula: 'a*x^2 + 2*y^2',
      parameters: { a: { value: 3 } },
    });
  });

  it('leaves the race alone when it is cancelled', async () => {
    const { app, fill, click } = await open();
    fill('f(x, y) =', 'x^2 + y^2');
    click('Cancel');
    expect(app.window.getState().picker).toBeNull();
    expect(app.scenes.getState().scene.landscape).toEqual(ravineRace.landscape);
  });
});
