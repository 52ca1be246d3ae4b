import { describe, expect, it } from 'vitest';
import { UsageError } from '../usageError';
import { handoutKind, readHandoutOptions, type HandoutOptions } from './handoutOptions';

const read = (options: Partial<HandoutOptions> = {}, languages = ['en', 'ja']) =>
  readHandoutOptions({ out: 'a.pdf', answers: true, ...options }, { languages });

describe('a handout', () => {
  it('is a PDF or a page by the ending of its name', () => {
    expect(handoutKind('folder/a.PDF')).toBe('pdf');
    expect(handoutKind('a.b.html')).toBe('html');
    for (const out of ['a', 'a.htm', 'pdf', '.pdf']) {
      expect(() => handoutKind(out)).toThrow(
        `Invalid --out: ${out} (expected a name that ends in .pdf or .html)`,
      );
    }
  });

  it('is on A4 as PDF, and as a page on what the printer has, unless it says otherwise', () => {
    expect(read().paper).toBe('a4');
    expect(read({ out: 'a.html' }).paper).toBeNull();
    expect(read({ paper: 'Letter' }).paper).toBe('letter');
    expect(read({ out: 'a.html', paper: 'a4' }).paper).toBe('a4');
    expect(() => read({ paper: 'a3' })).toThrow('Invalid --paper: a3 (expected a4 or letter)');
  });

  it("is in the lesson's first language, or in another one of its own", () => {
    expect(read().language).toBe('en');
    expect(read({}, ['ja', 'en']).language).toBe('ja');
    expect(read({ language: 'ja' }).language).toBe('ja');
    expect(read({}, ['de']).language).toBe('en');
    expect(() => read({ language: 'fr' })).toThrow('Invalid --language: fr (expected en or ja)');
    expect(() => read({ language: 'ja' }, ['en'])).toThrow('Invalid --language: ja (expected en)');
    expect(() => read({ language: 'en' }, ['de'])).toThrow(
      new UsageError('Invalid --language: en (expected none: the lesson is in de)'),
    );
  });

  it('has answers unless they are left out, and notes if they are asked for', () => {
    expect(read()).toMatchObject({ answers: true, notes: false });
    expect(read({ answers: false, notes: true })).toMatchObject({ answers: false, notes: true });
  });
});
