// The gallery, for development and for component tests: its own page, or a single exhibit. An exhibit's document says
// when it is ready: everything that it needs is computed.
import './host/zodSetup';
import '@fontsource-variable/inter';
import '@fontsource-variable/noto-sans-jp';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import 'katex/dist/katex.min.css';
import 'uplot/dist/uPlot.min.css';
import './styles.css';
import './gallery/gallery.css';
import { createRoot, type Root } from 'react-dom/client';
import { raceSeconds } from '../core/timeline/frameAt';
import { startI18n } from './i18n/i18n';
import type { App } from './state/app';
import { theme } from './theme';
import { askedExhibit, askedLook } from './gallery/address';
import { Catalogue } from './gallery/Catalogue';
import { Exhibited } from './gallery/Exhibited';
import { exhibits, type Exhibit } from './gallery/exhibits';
import { createPageApp } from './gallery/pageApp';

/** The usual position in the race: most has happened by then. */
const usualMoment = 0.6;

async function show(root: Root, exhibit: Exhibit): Promise<void> {
  const { scene, settings, moment = usualMoment, prepare } = exhibit;
  const look = askedLook(location.hash);
  await startI18n(look.language);
  const app = createPageApp({ ...(scene && { scene }), settings: { ...settings, ...look } });
  window.addEventListener('hashchange', () => app.settings.setState(askedLook(location.hash)));
  app.begin();
  app.playback.pause();
  app.playback.seek(moment * raceSeconds(app.scenes.getState().scene));
  prepare?.(app);
  root.render(<Exhibited app={app} exhibit={exhibit} theme={theme} />);
  await raceComputed(app);
  document.documentElement.dataset['exhibit'] = 'ready';
}

function raceComputed({ trajectories }: App): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (trajectories.get().every(({ state }) => state.status !== 'running')) resolve();
    };
    trajectories.subscribe(look);
    look();
  });
}

const root = createRoot(document.getElementById('root')!);
const id = askedExhibit(location.search);
if (id === null) root.render(<Catalogue />);
else void show(root, exhibits[id]);
