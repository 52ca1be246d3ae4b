import { describe, expect, it } from 'vitest';
import { en } from './en';
import { locales } from '../../core/text/language';

function entries(table: object, path = ''): [string, string][] {
  return Object.entries(table).flatMap(([key, value]: [string, unknown]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : entries(value as object, `${path}${key}.`),
  );
}

describe('the texts', () => {
  it('are all there in both languages, with the same placeholders', () => {
    const japanese = new Map(entries(locales.ja.interface));
    const holes = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1]).toSorted();
    for (const [key, text] of entries(en)) {
      expect(japanese.get(key), key).toBeTruthy();
      expect(holes(japanese.get(key)!), key).toEqual(holes(text));
    }
    expect(japanese.size).toBe(entries(en).length);
  });
});
