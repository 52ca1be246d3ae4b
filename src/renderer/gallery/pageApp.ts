// The app's model on the page's own engine, with a given scene and settings.
import type { Scene } from '../../core/scene/scene';
import { serializeScene } from '../../core/scene/parseScene';
import { createApp, type App } from '../state/app';
import { defaultSettings, type Settings } from '../state/settings';
import { createPageHost } from './pageHost';

export interface PageAppStart {
  /** Default: the scene of a first start. */
  readonly scene?: Scene;
  readonly settings?: Partial<Settings>;
}

/** Nothing is computed before `begin`. */
export function createPageApp({ scene, settings = {} }: PageAppStart = {}): App {
  return createApp(createPageHost(), {
    settings: null,
    settingsDefaults: { ...defaultSettings, ...settings },
    savedScene: scene === undefined ? null : serializeScene(scene),
    savedFile: null,
  });
}
