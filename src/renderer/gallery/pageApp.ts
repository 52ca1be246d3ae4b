// The app's model on the page's own engine, with a scene and settings of one's choice.
import type { Scene } from '../../core/scene/scene';
import { serializeScene } from '../../core/scene/parseScene';
import { defaultExportSettings } from '../export/exportSettings';
import { createApp, type App } from '../state/app';
import { defaultFunctionSettings } from '../state/functionSettings';
import type { Settings } from '../state/settings';
import { createPageHost } from './pageHost';

const plainSettings: Settings = {
  language: 'en',
  theme: 'auto',
  workspace: 'race',
  panelOpen: true,
  panelTab: 'optimizers',
  neuronOpen: true,
  lossScale: 'log',
  favourites: { optimizers: [], landscapes: [] },
  export: defaultExportSettings,
  functions: defaultFunctionSettings,
};

export interface PageAppStart {
  /** What a first start opens where left out. */
  readonly scene?: Scene;
  readonly settings?: Partial<Settings>;
}

/** It has computed nothing yet: `begin` asks for the race. */
export function createPageApp({ scene, settings = {} }: PageAppStart = {}): App {
  return createApp(createPageHost(), {
    settings: null,
    settingsDefaults: { ...plainSettings, ...settings },
    session: scene === undefined ? null : serializeScene(scene),
  });
}
