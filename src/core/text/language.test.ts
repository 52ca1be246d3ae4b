import { describe, expect, it } from 'vitest';
import { allLanguages, chooseLanguage, languages, locales } from './language';

describe('languages', () => {
  it('are English first, then the translations; development has a pseudo-locale, too', () => {
    expect(languages).toEqual(['en', 'ja']);
    expect(allLanguages).toEqual(['en', 'ja', 'en-XA']);
    expect(Object.keys(locales)).toEqual(allLanguages);
  });

  it('are called by their own names, and write lists in their own way', () => {
    expect(
      allLanguages.map((language) => [locales[language].label, locales[language].listSeparator]),
    ).toEqual([
      ['EN', ', '],
      ['日本語', '、'],
      ['ÉÑ~', ', '],
    ]);
    // English is written beside the code.
    expect(locales.en).toMatchObject({ phrases: {}, interface: {} });
  });

  it('are chosen by the first preferred tag that there is, whatever its region; otherwise English', () => {
    expect(chooseLanguage(['fr-FR', 'ja-JP', 'en-US'])).toBe('ja');
    expect(chooseLanguage(['JA'])).toBe('ja');
    expect(chooseLanguage(['de', 'ja-jp'])).toBe('ja');
    expect(chooseLanguage(['en-GB', 'ja'])).toBe('en');
    expect(chooseLanguage(['jav'])).toBe('en');
    expect(chooseLanguage(['de'])).toBe('en');
    expect(chooseLanguage([])).toBe('en');
  });

  it('do not offer the pseudo-locale to a system that has its tag', () => {
    expect(chooseLanguage(['en-XA', 'ja'])).toBe('en');
  });
});
