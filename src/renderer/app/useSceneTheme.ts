// The look of pictures, plots and the window: the one that is set, or the system's.
import { useComputedColorScheme } from '@mantine/core';
import type { SceneTheme } from '../../core/look/theme';
import type { Theme } from '../state/settings';
import { useSetting } from './appContext';

export function useSceneTheme(): SceneTheme {
  const scheme = useComputedColorScheme('light');
  return useSetting('theme') === 'contrast' ? 'contrast' : scheme;
}

/** The UI kit knows light and dark only: high contrast is light, with colours of its own (`[data-look='contrast']` in styles.css). */
export function colorScheme(
  appearance: Theme,
): { readonly defaultColorScheme: 'auto' } | { readonly forceColorScheme: 'light' | 'dark' } {
  if (appearance === 'auto') return { defaultColorScheme: 'auto' };
  return { forceColorScheme: appearance === 'dark' ? 'dark' : 'light' };
}
