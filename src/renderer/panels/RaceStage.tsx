// The race's pictures, its surface and its map, one of them or both beside each other, and what lies over them.
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { isSameRelief } from '../../core/contour/surfaceLight';
import { axisSymbols, isSameSurface, landscapeKey } from '../../core/landscapes/reference';
import { markNames } from '../../core/look/landscapeMarks';
import { runnerNames } from '../../core/scene/runnerName';
import { inLanguage } from '../../core/text/text';
import {
  useApp,
  useHeights,
  useLandscape,
  useLanguage,
  useScene,
  useSetting,
  useWindow,
} from '../app/appContext';
import { useArrows } from '../app/useArrows';
import { NoticesPlace } from '../controls/NoticesPlace';
import { NeuronCard } from '../neuron/NeuronCard';
import type { RaceLabels } from '../scene3d/raceLabels';
import { firstFrameMark } from '../state/windowState';
import { MapPane } from './MapPane';
import { usePointedStore } from './picturePointing';
import { RaceCaption } from './RaceCaption';
import { StageMessage } from './StageMessage';
import { SurfacePane } from './SurfacePane';
import { usePictureLoss } from './usePictureLoss';

export function RaceStage() {
  const app = useApp();
  const { t } = useTranslation();
  const language = useLanguage();
  const scene = useScene((current) => current);
  const heights = useHeights();
  const surfaceFailed = useWindow((state) => state.surfaceFailed);
  const lightOf = useWindow((state) => state.lightOf);
  const drawsIn3d = useWindow((state) => state.drawsIn3d);
  const presenting = useWindow((state) => state.presenting !== null);
  const chosen = useSetting('picture');
  const loss = usePictureLoss();
  const pointed = usePointedStore();
  const labels = useRaceLabels();

  const picture = !drawsIn3d || loss.state === 'gone' ? 'map' : chosen;
  const [hasSurface, hasMap] = [picture !== 'map', picture !== 'surface'];
  const [surfaceSettled, setSurfaceSettled] = useState(false);
  const [mapSettled, setMapSettled] = useState(false);
  const settled = (!hasSurface || surfaceSettled) && (!hasMap || mapSettled);
  const onBegun = useCallback(() => {
    if (app.window.getState().raceShown) return;
    performance.mark(firstFrameMark);
    app.window.setState({ raceShown: true });
  }, [app]);

  useArrows();
  const stage = useRef<HTMLElement>(null);
  useRaceMark(stage);
  const landscape = useLandscape();
  const shownKey = useScene((scene) => landscapeKey(scene.landscape));
  const isLit =
    lightOf !== null &&
    landscapeKey(lightOf.landscape) === shownKey &&
    isSameRelief(lightOf.look, scene.look);
  const surfaceReady = heights?.landscapeKey === shownKey && (isLit || !hasSurface);
  // A new surface appears with its light.
  const surfaceShown = lightOf !== null && isSameSurface(lightOf.landscape, scene.landscape) ? heights : null;
  return (
    <section
      ref={stage}
      className="stage"
      data-surface={surfaceReady ? 'ready' : 'loading'}
      data-view={settled ? 'settled' : 'moving'}
      aria-label={t('view.picture', {
        landscape: inLanguage(landscape.name, language),
        count: scene.optimizers.length,
      })}
    >
      <div className="pictures" data-picture={picture}>
        {hasSurface && (
          <SurfacePane
            stage={stage}
            labels={labels}
            surface={surfaceShown}
            loss={loss}
            pointed={pointed}
            hasChoice={!hasMap}
            onBegun={onBegun}
            onSettled={setSurfaceSettled}
          />
        )}
        {hasMap && (
          <MapPane
            stage={stage}
            labels={labels}
            surface={heights}
            loss={loss}
            pointed={pointed}
            onBegun={onBegun}
            onSettled={setMapSettled}
          />
        )}
      </div>
      {loss.state !== 'waiting' && (hasSurface ? surfaceShown : heights) === null && (
        <StageMessage about={surfaceFailed ? 'surfaceFailed' : 'loadingSurface'} onRetry={app.computeAgain} />
      )}
      {!presenting && <RaceCaption />}
      <NeuronCard />
      <NoticesPlace />
    </section>
  );
}

/** The texts in pictures. They keep their identity, and are not redrawn, until a name changes. */
function useRaceLabels(): RaceLabels {
  const language = useLanguage();
  // Compared as text.
  const names = useScene(({ optimizers }) => JSON.stringify(Object.fromEntries(runnerNames(optimizers))));
  const axes = useScene(({ landscape }) => axisSymbols(landscape));
  return useMemo(
    (): RaceLabels => ({
      runners: JSON.parse(names) as Record<string, string>,
      axes,
      marks: {
        minimum: inLanguage(markNames.minimum, language),
        'local-minimum': inLanguage(markNames['local-minimum'], language),
        saddle: inLanguage(markNames.saddle, language),
        'exact-point': inLanguage(markNames['exact-point'], language),
      },
      start: inLanguage(markNames.start, language),
    }),
    [names, axes, language],
  );
}

/** Says on an element whether the race is complete: that changes twice with every edit, which renders nothing. */
function useRaceMark(element: RefObject<HTMLElement | null>): void {
  const { trajectories } = useApp();
  useLayoutEffect(() => {
    const mark = (): void => {
      element.current?.setAttribute('data-race', trajectories.areComplete() ? 'complete' : 'computing');
    };
    mark();
    return trajectories.subscribe(mark);
  }, [trajectories, element]);
}
