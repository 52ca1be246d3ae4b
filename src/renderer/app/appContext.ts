// Access to the app's model and its stores for components.
import { createContext, useContext, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { SurfaceGrid } from '../../core/contour/surfaceGrid';
import { isSameSurface } from '../../core/landscapes/reference';
import type { LandscapeDefinition } from '../../core/landscapes/registry';
import { requireLandscape } from '../../core/landscapes/resolve';
import type { Language } from '../../core/text/text';
import type { Scene } from '../../core/scene/scene';
import type { App } from '../state/app';
import type { WindowState } from '../state/windowState';
import type { Settings } from '../state/settings';

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error('useApp needs an AppContext around it');
  return app;
}

/** A part of the open scene; the component renders again when it changes (during a drag, with the next frame). */
export function useScene<T>(select: (scene: Scene) => T): T {
  const { scenes } = useApp();
  return useSyncExternalStore(scenes.subscribeByFrame, () => select(scenes.getState().scene));
}

/** The open scene's landscape. */
export function useLandscape(): LandscapeDefinition {
  return requireLandscape(useScene(({ landscape }) => landscape)).landscape;
}

/** Like `useScene`, but immediately after every edit: a text field must show the key that was just pressed. */
export function useTypedScene<T>(select: (scene: Scene) => T): T {
  const { scenes } = useApp();
  return useSyncExternalStore(scenes.subscribe, () => select(scenes.getState().scene));
}

export function useHistory(): { readonly canUndo: boolean; readonly canRedo: boolean } {
  const { scenes } = useApp();
  const canUndo = useSyncExternalStore(scenes.subscribe, () => scenes.getState().past.length > 0);
  const canRedo = useSyncExternalStore(scenes.subscribe, () => scenes.getState().future.length > 0);
  return { canUndo, canRedo };
}

export function useWindow<T>(select: (state: WindowState) => T): T {
  return useStore(useApp().window, select);
}

/** The open landscape's heights, while its numbers are dragged the last ones that arrived; null until they are loaded. */
export function useHeights(): SurfaceGrid | null {
  const landscape = useScene((scene) => scene.landscape);
  const surface = useWindow((state) => state.surface);
  const surfaceOf = useWindow((state) => state.surfaceOf);
  return surfaceOf !== null && isSameSurface(surfaceOf, landscape) ? surface : null;
}

export function useSetting<K extends keyof Settings>(key: K): Settings[K] {
  return useStore(useApp().settings, (settings) => settings[key]);
}

export function useLanguage(): Language {
  return useSetting('language');
}

/** Whether another race stands beside the open one. */
export function useInPair(): boolean {
  return useStore(useApp().beside, (state) => state.scene !== null);
}

/** Whether the transport runs; the component renders again when that changes. */
export function usePlaying(): boolean {
  const { playback } = useApp();
  return useSyncExternalStore(playback.subscribe, playback.playing);
}
