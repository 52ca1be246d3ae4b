import { describe, expect, it } from 'vitest';
import { languages } from '../core/text/text';
import { commandIds, commandKeys, commandLabel, commands, whilePresenting, worksAnywhere } from './commands';

/** Those that only work while presenting are by themselves: they go before others with the same key. */
const groups = [true, false].map((only) =>
  commandIds.filter((id) => (whilePresenting(id) === 'only') === only),
);

describe('the commands', () => {
  it('have a label in every language, and no two the same', () => {
    for (const language of languages) {
      for (const ids of groups) {
        const labels = ids.map((id) => commandLabel(id, language));
        expect(labels.every((label) => label.trim() !== '')).toBe(true);
        expect(new Set(labels).size).toBe(labels.length);
      }
    }
  });

  // Commands that work everywhere work in the race, too, so keys must be unique across both scopes.
  it('have no key twice', () => {
    for (const ids of groups) {
      const keys = ids.flatMap((id): readonly string[] => commands[id].keys);
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    }
  });

  it('each have a key, but for those that few need in a hurry', () => {
    const without = commandIds.filter((id) => commandKeys(id, 'electron').length === 0);
    expect(without).toEqual(['file.handout', 'help.about']);
  });

  it('leave to a browser what it takes for itself', () => {
    expect(commandKeys('file.new', 'electron')).toEqual(['mod+N']);
    expect(commandKeys('file.new', 'web')).toEqual([]);
    expect(commandKeys('edit.redo', 'web')).toEqual(['mod+shift+Z', 'mod+Y']);
  });

  it('are the race’s own unless they work everywhere', () => {
    expect(worksAnywhere('file.open')).toBe(true);
    expect(worksAnywhere('play.toggle')).toBe(false);
  });
});
