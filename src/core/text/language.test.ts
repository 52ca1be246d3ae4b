import { describe, expect, it } from 'vitest';
import { allLanguages, chooseLanguage, languages, locales } from './language';

describe('languages', () => {
  it('are English first, then the translations; development has a pseudo-locale, too', () => {
    expect(languages[0]).toBe('en');
    expect(languages).toContain('ja');
    expect(languages).not.toContain('en-XA');
    expect(allLanguages).toEqual([...languages, 'en-XA']);
    expect(Object.keys(locales)).toEqual(allLanguages);
  });

  it('are called by their own names, and write lists in their own way', () => {
    expect(locales.en).toMatchObject({ label: 'EN', listSeparator: ', ' });
    expect(locales.ja).toMatchObject({ label: '日本語', listSeparator: '、' });
    expect(locales['en-XA']).toMatchObject({ label: 'ÉÑ~', listSeparator: ', ' });
    expect(new Set(allLanguages.map((language) => locales[language].label)).size).toBe(allLanguages.length);
    // English is written beside the code.
    expect(locales.en).toMatchObject({ phrases: {}, interface: {} });
  });

  it('are chosen by the first preferred tag that there is, whatever its region; otherwise English', () => {
    // qaa and qab stand for languages that nobody translates to.
    expect(chooseLanguage(['qaa-FR', 'ja-JP', 'en-US'])).toBe('ja');
    expect(chooseLanguage(['JA'])).toBe('ja');
    expect(chooseLanguage(['qab', 'ja-jp'])).toBe('ja');
    expect(chooseLanguage(['en-GB', 'ja'])).toBe('en');
    expect(chooseLanguage(['jav'])).toBe('en');
    expect(chooseLanguage(['qaa'])).toBe('en');
    expect(chooseLanguage([])).toBe('en');
  });

  it('do not offer the pseudo-locale to a system that has its tag', () => {
    expect(chooseLanguage(['en-XA', 'ja'])).toBe('en');
  });
});
