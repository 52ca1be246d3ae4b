// The app's model on the page's own engine, with a scene and settings of one's choice.
import type { Scene } from '../../core/scene/scene';
import { serializeScene } from '../../core/scene/parseScene';
import { createApp, type App } from '../state/app';
import { defaultSettings, type Settings } from '../state/settings';
import { createPageHost } from './pageHost';

export interface PageAppStart {
  /** What a first start opens where left out. */
  readonly scene?: Scene;
  readonly settings?: Partial<Settings>;
}

/** It has computed nothing yet: `begin` asks for the race. */
export function createPageApp({ scene, settings = {} }: PageAppStart = {}): App {
  return createApp(createPageHost(), {
    settings: null,
    settingsDefaults: { ...defaultSettings, ...settings },
    session: scene === undefined ? null : serializeScene(scene),
  });
}
