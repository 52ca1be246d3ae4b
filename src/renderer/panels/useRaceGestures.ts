// What is done with the race by pointing at its pictures: starts are dragged, runners are selected.
import { useCallback } from 'react';
import type { DrawnPart } from '../../core/explanation/arrows';
import type { Point } from '../../core/geometry/domain';
import type { StartPlace } from '../../core/scene/starts';
import { useApp } from '../app/appContext';
import type { Pointed } from '../scene3d/pointed';
import { setOwnStart, setStart } from '../state/edits';
import type { PictureKind, PointedStore } from './picturePointing';

export function useRaceGestures(picture: PictureKind, store: PointedStore) {
  const app = useApp();
  const onStartChange = useCallback(
    ({ runners }: StartPlace, point: Point, phase: 'drag' | 'end') => {
      if (runners.length === 0) app.edit((scene) => setStart(scene, point), 'start');
      else app.edit((scene) => setOwnStart(scene, runners, point), `start:${runners.join(' ')}`);
      if (phase === 'end') app.scenes.endGesture();
    },
    [app],
  );
  const onSelect = useCallback(
    (selectedRunner: string) => {
      app.window.setState({ selectedRunner });
      // Its settings are what one clicks it for.
      if (app.settings.getState().panelOpen) app.settings.setState({ panelTab: 'optimizers' });
    },
    [app],
  );
  const onPoint = useCallback((pointed: Pointed) => store.setState({ picture, pointed }), [store, picture]);
  const onPart = useCallback((litPart: DrawnPart | null) => app.window.setState({ litPart }), [app]);
  return { onStartChange, onSelect, onPoint, onPart };
}
