// The complete interface texts in a language: missing ones are in English.
import { locales } from '../../core/text/language';
import type { InterfaceTable } from '../../core/text/locale';
import type { Language } from '../../core/text/text';
import { en, type Texts } from './en';

export function interfaceTexts(language: Language): Texts {
  const { interface: table, translate } = locales[language];
  return filled(en, table, translate) as Texts;
}

/** The English texts, replaced where the language has its own. */
function filled(
  english: InterfaceTable,
  table: InterfaceTable,
  translate: ((english: string) => string) | undefined,
): InterfaceTable {
  return Object.fromEntries(
    Object.entries(english).map(([name, value]): [string, string | InterfaceTable] => {
      const own = table[name];
      if (typeof value !== 'string')
        return [name, filled(value, typeof own === 'object' ? own : {}, translate)];
      return [name, typeof own === 'string' ? own : (translate?.(value) ?? value)];
    }),
  );
}
