// How an exhibit is asked for, behind the #: which one, and its look. All of it can be changed without loading anew.
import { exhibitIds, type ExhibitId } from './exhibitIds';
import { allLanguages, type Language } from '../../core/text/text';

export const themes = ['light', 'dark'] as const;

/** Sizes of the window: the minimum, a medium one and a large one. */
export const windowSizes = [
  { width: 960, height: 600 },
  { width: 1280, height: 720 },
  { width: 1680, height: 1050 },
] as const;

export interface ExhibitLook {
  readonly theme: (typeof themes)[number];
  readonly language: Language;
  /** Kind of a notice that stands over it. */
  readonly notice?: string;
}

/** Relative to the gallery's own address. */
export function exhibitAddress(id: ExhibitId, look: ExhibitLook): string {
  return `gallery.html${exhibitHash(id, look)}`;
}

export function exhibitHash(id: ExhibitId, { theme, language, notice }: ExhibitLook): string {
  return `#show=${id}&theme=${theme}&language=${language}${notice === undefined ? '' : `&notice=${notice}`}`;
}

/** The exhibit of an address; null for the gallery's own page. */
export function askedExhibit(hash: string): ExhibitId | null {
  const asked = askedFor(hash).get('show');
  return exhibitIds.find((id) => id === asked) ?? null;
}

/** The notice that is asked for over it; null for none. */
export function askedNotice(hash: string): string | null {
  return askedFor(hash).get('notice');
}

/** Missing or unknown values default to light and English. */
export function askedLook(hash: string): Pick<ExhibitLook, 'theme' | 'language'> {
  const asked = askedFor(hash);
  return {
    theme: themes.find((each) => each === asked.get('theme')) ?? 'light',
    language: allLanguages.find((each) => each === asked.get('language')) ?? 'en',
  };
}

function askedFor(hash: string): URLSearchParams {
  return new URLSearchParams(hash.replace('#', ''));
}
