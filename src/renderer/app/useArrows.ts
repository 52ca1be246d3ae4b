// Keeps the arrows of updates with the play head, while a component shows them.
import { useApp, useLanguage, useScene, useWindow } from './appContext';
import { useTicker } from './useTicker';

/** As often as the numbers of the explained step. */
const perSecond = 20;

export function useArrows(): void {
  const { arrows } = useApp();
  // A change of these is followed at once.
  useScene((scene) => scene.optimizers);
  useWindow((state) => state.selectedRunner);
  useLanguage();
  useTicker(arrows.follow, perSecond);
}
