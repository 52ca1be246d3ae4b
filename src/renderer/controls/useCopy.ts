// Puts a text on the clipboard, and says if that fails.
import { useClipboard } from '@mantine/hooks';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { showProblem } from './notices';

/** How long a button says that it has copied. */
const copiedMs = 2000;

export interface Copying {
  /** To be called by what the user presses: browsers allow it only then. */
  readonly copy: (text: string) => void;
  /** For a moment after a text was copied. */
  readonly copied: boolean;
}

export function useCopy(): Copying {
  const { t } = useTranslation();
  const { copy, copied, error } = useClipboard({ timeout: copiedMs });
  useEffect(() => {
    if (error !== null) showProblem(t, t('app.copyFailed'), error.message);
  }, [error, t]);
  return { copy, copied };
}
