// Sets up the interface's languages. All texts are bundled: nothing is downloaded.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { allLanguages, inLanguage, type Language, type Wording } from '../../core/text/text';
import type { Texts } from './en';
import { interfaceTexts } from './interfaceTexts';

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
    supportedLngs: [...allLanguages],
    defaultNS: 'texts',
    resources: Object.fromEntries(allLanguages.map((each) => [each, { texts: interfaceTexts(each) }])),
    interpolation: { escapeValue: false },
  });
  // Inserts texts of the core into texts of the interface: {{value, wording}}
  i18next.services.formatter?.add('wording', (value: Wording, tag) =>
    inLanguage(value, allLanguages.find((each) => each === tag) ?? 'en'),
  );
}
