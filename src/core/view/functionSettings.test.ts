import { describe, expect, it } from 'vitest';
import { experimentLimits } from './functionSettings';
import {
  defaultFunctionSettings as settings,
  functionSettingsSchema,
  maxPinned,
  selectedOf,
  selectFunction,
  setClasses,
  setFunctionParameters,
  shownActivations,
  togglePinned,
} from './functionSettings';

const colorsOf = (shown: ReturnType<typeof shownActivations>): Record<string, string> =>
  Object.fromEntries(shown.map(({ definition, color }) => [definition.id, color]));

describe('a comparison', () => {
  it('shows what is selected, and what is pinned beside it', () => {
    const looked = selectFunction(settings, 'activations', 'tanh');
    expect(shownActivations(looked.activations).map(({ definition }) => definition.id)).toEqual(['tanh']);
    const pinned = selectFunction(togglePinned(looked, 'activations', 'tanh'), 'activations', 'relu');
    expect(shownActivations(pinned.activations).map(({ definition }) => definition.id)).toEqual([
      'tanh',
      'relu',
    ]);
    expect(selectedOf(shownActivations(pinned.activations)).definition.id).toBe('relu');
  });

  it('gives everyone a colour of its own, which stays', () => {
    const first = colorsOf(shownActivations(settings.activations));
    let many = settings;
    for (const id of ['tanh', 'relu', 'swish', 'mish', 'elu', 'selu', 'gelu', 'softplus']) {
      many = togglePinned(many, 'activations', id);
    }
    const colors = colorsOf(shownActivations(many.activations));
    expect(colors['sigmoid']).toBe(first['sigmoid']);
    expect(new Set(Object.values(colors)).size).toBe(maxPinned + 1);
    // One is removed, another is added: the rest keep theirs.
    const changed = togglePinned(togglePinned(many, 'activations', 'swish'), 'activations', 'celu');
    const { swish, ...kept } = colors;
    expect(colorsOf(shownActivations(changed.activations))).toEqual({ ...kept, celu: swish });
  });

  it('keeps the colour of what is selected when it is pinned and another one is looked at', () => {
    const pinned = togglePinned(settings, 'activations', 'sigmoid');
    const looked = selectFunction(pinned, 'activations', 'tanh');
    expect(colorsOf(shownActivations(looked.activations))['sigmoid']).toBe(
      colorsOf(shownActivations(settings.activations))['sigmoid'],
    );
  });

  it('keeps all colours when one is let go, the selected one’s too', () => {
    let many = settings;
    for (const id of ['tanh', 'relu']) many = togglePinned(many, 'activations', id);
    many = selectFunction(many, 'activations', 'mish');
    const { tanh, ...kept } = colorsOf(shownActivations(many.activations));
    expect(tanh).toBeDefined();
    expect(colorsOf(shownActivations(togglePinned(many, 'activations', 'tanh').activations))).toEqual(kept);
    // Selected, pinned, and unpinned again.
    const relu = selectFunction(many, 'activations', 'relu');
    expect(colorsOf(shownActivations(togglePinned(relu, 'activations', 'relu').activations))['relu']).toBe(
      kept['relu'],
    );
  });

  it('takes no more than it has colours for', () => {
    let full = settings;
    for (const id of ['tanh', 'relu', 'swish', 'mish', 'elu', 'selu', 'gelu', 'softplus', 'celu']) {
      full = togglePinned(full, 'activations', id);
    }
    expect(full.activations.pinned.map(({ id }) => id)).not.toContain('celu');
    expect(functionSettingsSchema.parse(full)).toEqual(full);
  });

  it('leaves out what is not known, and falls back on the first function', () => {
    const unknown = {
      ...settings.activations,
      selected: 'gone',
      pinned: [{ id: 'lost', place: 0 }],
    };
    expect(shownActivations(unknown).map(({ definition }) => definition.id)).toEqual(['sigmoid']);
  });

  it('keeps parameters, and takes the defaults for those that a function would refuse', () => {
    const set = setFunctionParameters(settings, 'activations', 'swish', { beta: 3 });
    const shown = selectFunction(set, 'activations', 'swish').activations;
    expect(shownActivations(shown)[0]!.parameters).toEqual({ beta: 3 });
    const wrong = { ...shown, parameters: { swish: { gamma: 3 } } };
    expect(shownActivations(wrong)[0]!.parameters).toEqual({ beta: 1 });
  });
});

describe('the number of classes', () => {
  it('adds inputs of 0, and keeps target and component among those that are left', () => {
    const four = setClasses(settings, 4);
    expect(four.logits).toEqual([2, 1, 0.1, 0]);
    const two = setClasses({ ...four, target: 3, component: 2 }, 2);
    expect([two.logits, two.target, two.component]).toEqual([[2, 1], 1, 1]);
  });
});

describe('what was kept of an earlier session', () => {
  it.each([
    ['a depth beyond the limit', { chain: { ...settings.chain, depth: experimentLimits.depth.max + 1 } }],
    ['a single class', { logits: [1] }],
    ['a target that is no class', { target: 3 }],
    ['a layout that is none', { activations: { ...settings.activations, layout: 'above' } }],
  ])('%s does not pass', (_, part) => {
    expect(functionSettingsSchema.safeParse({ ...settings, ...part }).success).toBe(false);
    expect(functionSettingsSchema.safeParse(settings).success).toBe(true);
  });
});
