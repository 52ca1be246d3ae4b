// The window: theme, language, notices and keyboard around the workspaces.
import { MantineProvider } from '@mantine/core';
import i18next from 'i18next';
import { lazy, Suspense, useEffect, useLayoutEffect } from 'react';
import { AppContext, useSetting, useWindow } from './app/appContext';
import { colorScheme } from './app/useSceneTheme';
import { runCommand } from './commands/commands';
import { listenToKeyboard } from './commands/keyboard';
import { WindowBoundary } from './controls/ErrorBoundary';
import { Notices } from './controls/NoticesPlace';
import { showLastingAgain, showNotice } from './controls/notices';
import { isMac } from './host/platform';
import type { App } from './state/app';
import { listenToDrops } from './app/drops';
import { usePresenterWindow } from './app/usePresenterWindow';
import { useLongestWait, useRaceShown } from './app/useRaceShown';
import { theme } from './theme';
import { windowTitle } from './windowTitle';
import { loadWorkspaces, Workspaces } from './workspaces/Workspaces';

/** The page's nonce for styles that the UI kit adds at run time, as the content security policy requires. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

const PresenterWindow = lazy(async () => ({
  default: (await import('./presenter/PresenterWindow')).PresenterWindow,
}));

const Dialogs = lazy(async () => ({ default: (await import('./Dialogs')).Dialogs }));

export function Root({ app }: { readonly app: App }) {
  return (
    <AppContext value={app}>
      <ThemedApp app={app} />
    </AppContext>
  );
}

function ThemedApp({ app }: { readonly app: App }) {
  const language = useSetting('language');
  const appearance = useSetting('theme');
  const raceShown = useRaceShown();
  useLongestWait();
  const file = useWindow((state) => state.file);
  const presenterWindow = usePresenterWindow();

  useEffect(() => {
    document.documentElement.lang = language;
    void i18next.changeLanguage(language).then(showLastingAgain);
  }, [language]);
  useLayoutEffect(() => {
    document.documentElement.dataset['look'] = appearance;
  }, [appearance]);
  useEffect(() => {
    document.title = windowTitle(file, app.host.kind === 'electron' && isMac);
  }, [file, app]);
  useEffect(() => {
    // A window that has lost its server goes on with all its workspaces.
    if (raceShown) void loadWorkspaces().catch(() => undefined);
  }, [raceShown]);
  useEffect(() => app.onNotice((notice) => showNotice(notice, i18next.t)), [app]);
  useEffect(() => listenToKeyboard(app), [app]);
  useEffect(() => app.host.client.onCommand((command) => runCommand(app, command)), [app]);
  useEffect(() => listenToDrops(app), [app]);
  useEffect(() => app.host.onFile((opened) => app.files.openText(opened)), [app]);

  return (
    <MantineProvider theme={theme} getStyleNonce={styleNonce} {...colorScheme(appearance)}>
      <Notices />
      <WindowBoundary>
        <Workspaces />
        {raceShown && (
          <Suspense>
            <Dialogs />
          </Suspense>
        )}
        {presenterWindow !== null && (
          <Suspense>
            <PresenterWindow view={presenterWindow} />
          </Suspense>
        )}
      </WindowBoundary>
    </MantineProvider>
  );
}
