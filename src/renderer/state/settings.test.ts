import { describe, expect, it } from 'vitest';
import { createSettingsStore, defaultSettings as defaults, type Settings } from './settings';

const read = (stored: string | null): Settings => createSettingsStore(stored, defaults).getState();

describe('what was saved last', () => {
  it('is taken field by field: one that is wrong costs no other', () => {
    const stored = { language: 'ja', theme: 'pink', workspace: 'losses', functions: { chain: 7 } };
    expect(read(JSON.stringify(stored))).toEqual({ ...defaults, language: 'ja', workspace: 'losses' });
  });

  it.each([
    null,
    '',
    'null',
    '[]',
    '{',
    '42',
    '"a text"',
    '{"theme":"da',
    '\0\x01\ufffd',
    '{"__proto__":{"theme":"dark"},"constructor":{"prototype":1}}',
    '{"version":99,"theme":{"mode":7},"panelTab":"times","language":"xx","target":1e99}',
    '{"favourites":{"optimizers":[1]},"export":[],"functions":null}',
  ])('%j is nothing', (stored) => {
    expect(read(stored)).toEqual(defaults);
  });
});
