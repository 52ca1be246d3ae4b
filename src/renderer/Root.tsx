// The window: theme, language, notices and keyboard around the workspaces.
import { MantineProvider } from '@mantine/core';
import i18next from 'i18next';
import { useEffect } from 'react';
import { AppContext, useSetting } from './app/appContext';
import { runCommand } from './commands/commands';
import { listenToKeyboard } from './commands/keyboard';
import { ErrorBoundary, FailurePage } from './controls/ErrorBoundary';
import { ExportDialog } from './exportDialog/ExportDialog';
import { FormulaDialog } from './formula/FormulaDialog';
import { OwnFormulaCard } from './formula/OwnFormulaCard';
import { Notices } from './controls/NoticesPlace';
import { showNotice } from './controls/notices';
import { ShortcutsDialog } from './panels/ShortcutsDialog';
import { LandscapeDialog } from './picker/LandscapeDialog';
import { OptimizerDialog } from './picker/OptimizerDialog';
import type { App } from './state/app';
import { listenToDrops } from './app/drops';
import { theme } from './theme';
import { Workspaces } from './workspaces/Workspaces';

/** The page's nonce for styles that the UI kit adds at run time, as the content security policy requires. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

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

  useEffect(() => {
    document.documentElement.lang = language;
    void i18next.changeLanguage(language);
  }, [language]);
  useEffect(() => app.onNotice((notice) => showNotice(notice, i18next.t)), [app]);
  useEffect(() => listenToKeyboard(app), [app]);
  useEffect(() => app.host.client.onCommand((command) => runCommand(app, command)), [app]);
  useEffect(() => listenToDrops(app), [app]);
  useEffect(() => app.host.client.onFile((file) => app.openText(file.name, file.text)), [app]);

  return (
    <MantineProvider
      theme={theme}
      getStyleNonce={styleNonce}
      {...(appearance === 'auto' ? { defaultColorScheme: 'auto' } : { forceColorScheme: appearance })}
    >
      <Notices />
      <ErrorBoundary
        fallback={(message) => (
          <FailurePage
            title={i18next.t('notice.crashed')}
            hint={i18next.t('notice.crashedHint')}
            message={message}
          />
        )}
      >
        <Workspaces />
        <OptimizerDialog />
        <LandscapeDialog header={<OwnFormulaCard />} />
        <FormulaDialog />
        <ExportDialog />
        <ShortcutsDialog />
      </ErrorBoundary>
    </MantineProvider>
  );
}
