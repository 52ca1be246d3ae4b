// One exhibit as the window would show it: its app, started and paused at a moment of its race.
import { MantineProvider, type MantineThemeOverride } from '@mantine/core';
import i18next from 'i18next';
import { useEffect } from 'react';
import { AppContext, useSetting } from '../app/appContext';
import { colorScheme } from '../app/useSceneTheme';
import { Notices } from '../controls/NoticesPlace';
import type { App } from '../state/app';
import type { Notice } from '../state/notices';
import type { Exhibit } from './exhibits';
import { SaidNotice } from './SaidNotice';

interface ExhibitedProps {
  readonly app: App;
  readonly exhibit: Exhibit;
  /** Over the exhibit. */
  readonly notice: Notice | null;
  readonly theme: MantineThemeOverride;
}

export function Exhibited({ app, ...shown }: ExhibitedProps) {
  return (
    <AppContext value={app}>
      <InItsPlace {...shown} />
    </AppContext>
  );
}

function InItsPlace({ exhibit: { place, content: Content }, notice, theme }: Omit<ExhibitedProps, 'app'>) {
  const language = useSetting('language');
  const appearance = useSetting('theme');
  useEffect(() => {
    document.documentElement.lang = language;
    void i18next.changeLanguage(language);
  }, [language]);
  return (
    <MantineProvider theme={theme} {...colorScheme(appearance)}>
      <Notices />
      <div className="exhibit" data-place={place}>
        <Content />
        {notice !== null && <SaidNotice notice={notice} />}
      </div>
    </MantineProvider>
  );
}
