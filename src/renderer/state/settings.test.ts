import { describe, expect, it } from 'vitest';
import { defaultExportSettings } from '../export/exportSettings';
import { defaultFunctionSettings } from './functionSettings';
import { createSettingsStore, type Settings } from './settings';

const defaults: Settings = {
  language: 'en',
  theme: 'auto',
  workspace: 'race',
  panelOpen: true,
  panelTab: 'optimizers',
  neuronOpen: true,
  lossScale: 'log',
  favourites: { optimizers: [], landscapes: [] },
  export: defaultExportSettings,
  functions: defaultFunctionSettings,
};

const read = (stored: string | null): Settings => createSettingsStore(stored, defaults).getState();

describe('what was saved last', () => {
  it('is taken field by field: one that is wrong costs no other', () => {
    const stored = { language: 'ja', theme: 'pink', workspace: 'losses', functions: { chain: 7 } };
    expect(read(JSON.stringify(stored))).toEqual({ ...defaults, language: 'ja', workspace: 'losses' });
  });

  it.each([null, '', 'null', '[]', '{'])('%j is nothing', (stored) => {
    expect(read(stored)).toEqual(defaults);
  });
});
