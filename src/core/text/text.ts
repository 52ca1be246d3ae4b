// Writes texts in a language.
import { locales, type Language } from './language';
import type { Locale } from './locale';
import { fillIn, isList, phraseKey, type PhraseValue, type Wording } from './phrase';

export { allLanguages, chooseLanguage, languages, type Language } from './language';
export { phrase, type Phrase, type Wording } from './phrase';

/** A text that the language lacks is written in English. */
export function inLanguage(wording: Wording, language: Language): string {
  return say(wording, locales[language]);
}

/** Sentences one after the other. */
export function sentencesIn(sentences: readonly Wording[], language: Language): string {
  return sentences.map((each) => inLanguage(each, language)).join(locales[language].sentenceSeparator);
}

function say(wording: Wording, locale: Locale): string {
  if (typeof wording === 'string') return wording;
  const text = locale.translate?.(wording.en) ?? locale.phrases[phraseKey(wording)] ?? wording.en;
  return fillIn(text, wording.values, (value) => sayValue(value, locale));
}

function sayValue(value: PhraseValue, locale: Locale): string {
  if (typeof value === 'number') return String(value);
  return isList(value) ? value.join(locale.listSeparator) : say(value, locale);
}
