// The handout's words: the interface's texts in the handout's language, whatever the window's own is.
import i18next from 'i18next';
import { inLanguage, type Language, type Wording } from '../../core/text/text';

export type HandoutWords = ReturnType<typeof handoutWords>;

export function handoutWords(language: Language) {
  const texts = i18next.getFixedT(language);
  return Object.assign(texts, {
    language,
    /** A text of the core. */
    say: (wording: Wording): string => inLanguage(wording, language),
  });
}
