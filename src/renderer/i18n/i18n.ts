// Sets up the interface's languages. All texts are bundled: nothing is fetched.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, languages } from '../../core/text/text';
import { en, type Texts } from './en';
import { ja } from './ja';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'texts';
    resources: { texts: Texts };
  }
}

export async function startI18n(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    supportedLngs: [...languages],
    defaultNS: 'texts',
    resources: { en: { texts: en }, ja: { texts: ja } },
    interpolation: { escapeValue: false },
  });
}

/** The language to start with where the user has chosen none. */
export function systemLanguage(preferred: readonly string[]): Language {
  const known = preferred.map((tag) => tag.slice(0, 2).toLowerCase());
  return known.find((tag): tag is Language => (languages as readonly string[]).includes(tag)) ?? 'en';
}
