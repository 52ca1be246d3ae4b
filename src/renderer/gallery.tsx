// The gallery, for development and for component tests: its own page, or one exhibit alone. The document says which
// exhibit is ready to be looked at: all that it needs has been computed.
import './host/zodSetup';
import '@fontsource-variable/inter';
import '@fontsource-variable/noto-sans-jp';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import 'katex/dist/katex.min.css';
import 'uplot/dist/uPlot.min.css';
import './styles.css';
import './gallery/gallery.css';
import { mergeThemeOverrides } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { raceSeconds } from '../core/timeline/frameAt';
import { startI18n } from './i18n/i18n';
import type { App } from './state/app';
import { theme as appTheme } from './theme';
import { askedExhibit, askedLook, askedNotice } from './gallery/address';
import { Catalogue } from './gallery/Catalogue';
import { Exhibited } from './gallery/Exhibited';
import type { ExhibitId } from './gallery/exhibitIds';
import { exhibits } from './gallery/exhibits';
import { notices } from './gallery/notices';
import { createPageApp } from './gallery/pageApp';
import type { Notice } from './state/notices';

/** Where less motion is asked for, what opens is there at once. */
const theme = mergeThemeOverrides(appTheme, { respectReducedMotion: true });

/** The default position in the race: most has happened by then. */
const defaultMoment = 0.6;

const root = createRoot(document.getElementById('root')!);

/** How often something was shown: nothing is left of the one before. */
let mounts = 0;
/** What is on show. */
let shown: { readonly id: ExhibitId; readonly notice: Notice | null; readonly app: App } | null = null;

async function show(id: ExhibitId, notice: Notice | null): Promise<void> {
  const { scene, settings, moment = defaultMoment, prepare } = exhibits[id];
  const app = createPageApp({
    ...(scene && { scene }),
    settings: { ...settings, ...askedLook(location.hash) },
  });
  shown = { id, notice, app };
  mounts += 1;
  delete document.documentElement.dataset['exhibit'];
  app.window.setState({ raceShown: true });
  app.begin();
  app.playback.pause();
  app.playback.seek(moment * raceSeconds(app.scenes.getState().scene));
  prepare?.(app);
  root.render(<Exhibited key={mounts} app={app} exhibit={exhibits[id]} notice={notice} theme={theme} />);
  await raceComputed(app);
  if (shown.app === app) document.documentElement.dataset['exhibit'] = id;
}

function raceComputed({ trajectories }: App): Promise<void> {
  return new Promise((resolve) => {
    const check = (): void => {
      if (trajectories.areComplete()) resolve();
    };
    trajectories.subscribe(check);
    check();
  });
}

/** Shows what the address asks for; another look of what is on show already changes nothing else of it. */
function follow(): void {
  const id = askedExhibit(location.hash);
  const kind = askedNotice(location.hash);
  const notice = Object.values(notices).find((each) => each.kind === kind) ?? null;
  if (id === null) root.render(<Catalogue />);
  else if (id !== shown?.id || notice !== shown.notice) void show(id, notice);
  else shown.app.settings.setState(askedLook(location.hash));
}

await startI18n(askedLook(location.hash).language);
window.addEventListener('hashchange', follow);
follow();
