import { afterEach, describe, expect, it, vi } from 'vitest';
import { mount, unmount } from '../gallery/testing/mount';
import { ownFormula, ravineRace } from '../gallery/scenes';
import { FormulaPanel } from './FormulaPanel';
import { FormulaParameters } from './FormulaParameters';
import { FormulaText } from './FormulaText';
import { checkDraft, draftOf } from './draft';
import { OwnFormulaCard } from './OwnFormulaCard';

afterEach(unmount);

const problemOf = (text: string) => {
  const checked = checkDraft({ ...draftOf(ravineRace.landscape), text });
  return checked.ok ? null : checked.problem;
};

describe('the field of a formula', () => {
  it('marks what is wrong, and says at which character', async () => {
    const text = 'x^2 + foo(y)';
    const { text: written, control } = await mount(
      <FormulaText text={text} problem={problemOf(text)} onChange={vi.fn()} onEnter={vi.fn()} />,
    );
    expect(document.querySelector('mark')!.textContent).toBe('foo');
    expect(written()).toContain('7');
    expect(control('f(x, y) =').getAttribute('aria-invalid')).toBe('true');
  });

  it('hands on what is typed, on one line, and what Enter ends', async () => {
    const [onChange, onEnter] = [vi.fn(), vi.fn()];
    const { fill, control } = await mount(
      <FormulaText text="x" problem={null} onChange={onChange} onEnter={onEnter} />,
    );
    expect(control('f(x, y) =').getAttribute('aria-invalid')).toBe('false');
    fill('f(x, y) =', 'x +\n y');
    expect(onChange).toHaveBeenCalledExactlyOnceWith('x + y');
    const press = (isComposing: boolean): boolean =>
      control('f(x, y) =').dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, isComposing }),
      );
    press(true);
    expect(onEnter).not.toHaveBeenCalled();
    press(false);
    expect(onEnter).toHaveBeenCalledOnce();
  });
});

describe('the parameters of a formula', () => {
  it('take their value along when the range is moved, and widen the range for a value beyond it', async () => {
    const onChange = vi.fn();
    const { fill } = await mount(
      <FormulaParameters parameters={{ a: { value: 1, min: 0, max: 5 } }} onChange={onChange} withRanges />,
    );
    fill('Parameter a', '9');
    expect(onChange).toHaveBeenLastCalledWith('a', { value: 9, min: 0, max: 9 });
    fill('Lowest a', '2');
    expect(onChange).toHaveBeenLastCalledWith('a', { value: 2, min: 2, max: 5 });
    fill('Highest a', '0.5');
    expect(onChange).toHaveBeenLastCalledWith('a', { value: 0.5, min: 0, max: 0.5 });
    onChange.mockClear();
    fill('Lowest a', '6');
    expect(onChange).not.toHaveBeenCalled();
  });
});

describe('the panel of a formula', () => {
  it('is there only on a formula, and edits the one of the scene', async () => {
    await mount(<FormulaPanel />, { scene: ravineRace });
    expect(document.querySelector('code')).toBeNull();
    unmount();
    const { app, fill, click } = await mount(<FormulaPanel />, { scene: ownFormula });
    expect(document.querySelector('code')!.textContent).toBe('a*x^2 + b*y^2 + sin(k*x)');
    fill('Parameter b', '2.5');
    const { landscape } = app.scenes.getState().scene;
    expect('formula' in landscape && landscape.parameters['b']!.value).toBe(2.5);
    click('Edit the formula');
    expect(app.window.getState().picker).toBe('formula');
  });

  it('opens from its card', async () => {
    const { app, click } = await mount(<OwnFormulaCard />);
    click(/^Your own formula/);
    expect(app.window.getState().picker).toBe('formula');
  });
});
