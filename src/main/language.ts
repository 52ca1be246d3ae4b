// The language of menus and dialogs: the one chosen in the interface, else the system's.
import { app } from 'electron';
import { z } from 'zod';
import { allLanguages, chooseLanguage, type Language } from '../core/text/text';

/** The interface's language in the renderer's saved settings; null if there is none. */
export function languageOf(settings: string | null): Language | null {
  if (settings === null) return null;
  try {
    const document: unknown = JSON.parse(settings);
    return z.object({ language: z.enum(allLanguages) }).safeParse(document).data?.language ?? null;
  } catch {
    return null;
  }
}

/** Available when Electron is ready. */
export function desktopLanguage(): Language {
  return chooseLanguage([app.getLocale()]);
}
