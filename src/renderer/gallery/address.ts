// The address of an exhibit: its id in the query, its look after the #, which can be changed without reloading.
import { exhibitIds, type ExhibitId } from './exhibitIds';
import { languages, type Language } from '../../core/text/text';

export const themes = ['light', 'dark'] as const;

/** Sizes of the window: the minimum, a usual one and a large one. */
export const windowSizes = [
  { width: 960, height: 600 },
  { width: 1280, height: 720 },
  { width: 1680, height: 1050 },
] as const;

export interface ExhibitLook {
  readonly theme: (typeof themes)[number];
  readonly language: Language;
}

/** Relative to the gallery's own address. */
export function exhibitAddress(id: ExhibitId, { theme, language }: ExhibitLook): string {
  return `gallery.html?show=${id}#theme=${theme}&language=${language}`;
}

/** The exhibit of an address; null for the gallery's own page. */
export function askedExhibit(search: string): ExhibitId | null {
  const asked = new URLSearchParams(search).get('show');
  return exhibitIds.find((id) => id === asked) ?? null;
}

/** Missing or unknown values default to light and English. */
export function askedLook(hash: string): ExhibitLook {
  const asked = new URLSearchParams(hash.replace('#', ''));
  return {
    theme: themes.find((each) => each === asked.get('theme')) ?? 'light',
    language: languages.find((each) => each === asked.get('language')) ?? 'en',
  };
}
