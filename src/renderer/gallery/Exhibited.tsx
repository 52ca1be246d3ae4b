// One exhibit as the window would show it: its app, started and paused at a moment of its race.
import { MantineProvider, type MantineThemeOverride } from '@mantine/core';
import i18next from 'i18next';
import { useEffect } from 'react';
import { AppContext, useSetting } from '../app/appContext';
import { Notices } from '../controls/NoticesPlace';
import type { App } from '../state/app';
import type { Exhibit } from './exhibits';

interface ExhibitedProps {
  readonly app: App;
  readonly exhibit: Exhibit;
  readonly theme: MantineThemeOverride;
}

export function Exhibited({ app, exhibit, theme }: ExhibitedProps) {
  return (
    <AppContext value={app}>
      <InItsPlace exhibit={exhibit} theme={theme} />
    </AppContext>
  );
}

function InItsPlace({ exhibit: { place, content: Content }, theme }: Omit<ExhibitedProps, 'app'>) {
  const language = useSetting('language');
  const appearance = useSetting('theme');
  useEffect(() => {
    document.documentElement.lang = language;
    void i18next.changeLanguage(language);
  }, [language]);
  return (
    <MantineProvider
      theme={theme}
      {...(appearance === 'auto' ? { defaultColorScheme: 'auto' } : { forceColorScheme: appearance })}
    >
      <Notices />
      <div className="exhibit" data-place={place}>
        <Content />
      </div>
    </MantineProvider>
  );
}
