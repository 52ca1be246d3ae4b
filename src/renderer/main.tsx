// Starts the window: connects to its shell's engine, restores settings and the last race, and shows the app.
import './host/zodSetup';
import '@fontsource-variable/inter';
import '@fontsource-variable/noto-sans-jp';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import 'katex/dist/katex.min.css';
import 'uplot/dist/uPlot.min.css';
import './styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { failureOf } from '../protocol/failure';
import { createHost } from './host/createHost';
import { startI18n } from './i18n/i18n';
import { chooseLanguage } from '../core/text/language';
import { Root } from './Root';
import { createApp } from './state/app';
import { defaultSettings } from './state/settings';

async function start(): Promise<void> {
  const host = await createHost();
  const [{ settings }, { scene }, file] = await Promise.all([
    host.client.request('settings.load', {}),
    host.client.request('scene.load', {}).catch((error: unknown) => {
      const failure = failureOf(error);
      if (failure.code !== 'io') throw error;
      return { scene: failure };
    }),
    host.restoreFile('scene'),
  ]);
  const app = createApp(host, {
    settings,
    settingsDefaults: { ...defaultSettings, language: chooseLanguage(navigator.languages) },
    savedScene: scene,
    savedFile: file,
  });
  // While the window is built, the engine computes.
  app.begin();
  await startI18n(app.settings.getState().language);
  window.addEventListener('pagehide', () => app.leave());
  host.client.onFlush(() => app.flush());
  window.addEventListener('beforeunload', (event) => {
    // Makes the browser ask before an unfinished export is lost.
    if (app.exporting()) event.preventDefault();
  });
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <Root app={app} />
    </StrictMode>,
  );
}

/** Without an app there is neither a UI kit nor a chosen language: plain text, in both languages. */
function sayThatItFailed(error: unknown): void {
  const message = document.createElement('p');
  message.className = 'starting';
  message.setAttribute('role', 'alert');
  message.textContent = [
    'Optiscape could not start. Close this window and start it again.',
    'Optiscape を起動できませんでした。ウィンドウを閉じて、もう一度起動してください。',
    error instanceof Error ? error.message : String(error),
  ].join('\n');
  document.getElementById('root')!.replaceChildren(message);
}

start().catch(sayThatItFailed);
