// The race's pictures, its surface and its map, one of them or both beside each other, and what lies over them.
import { Fragment, useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { isSameRelief } from '../../core/contour/surfaceLight';
import { isSameSurface, landscapeKey } from '../../core/landscapes/reference';
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
import { firstFrameMark } from '../state/windowState';
import { BesidePane } from './BesidePane';
import { MapPane } from './MapPane';
import { usePointedStore } from './picturePointing';
import { RaceCaption } from './RaceCaption';
import { StageMessage } from './StageMessage';
import { SurfacePane } from './SurfacePane';
import { usePictureLoss } from './usePictureLoss';
import { useRaceLabels } from './useRaceLabels';

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
  const labels = useRaceLabels(scene);

  const beside = useStore(app.beside, (state) => state.scene);
  const besideIsLeft = useStore(app.beside, (state) => state.isLeft);

  const allowed = !drawsIn3d || loss.state === 'gone' ? 'map' : chosen;
  // Two races have a picture each.
  const picture = beside !== null && allowed === 'both' ? 'surface' : allowed;
  const [hasSurface, hasMap] = [picture !== 'map', picture !== 'surface'];
  const [surfaceSettled, setSurfaceSettled] = useState(false);
  const [mapSettled, setMapSettled] = useState(false);
  const [besideSettled, setBesideSettled] = useState(false);
  const settled =
    (!hasSurface || surfaceSettled) && (!hasMap || mapSettled) && (beside === null || besideSettled);
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
  const open = (
    <Fragment key="open">
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
    </Fragment>
  );
  const other = beside !== null && picture !== 'both' && (
    <BesidePane key="beside" stage={stage} scene={beside} picture={picture} onSettled={setBesideSettled} />
  );
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
        {besideIsLeft ? [other, open] : [open, other]}
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

/** Says on an element whether the race is complete: that changes twice with every edit, which renders nothing. */
function useRaceMark(element: RefObject<HTMLElement | null>): void {
  const { trajectories, beside } = useApp();
  useLayoutEffect(() => {
    const mark = (): void => {
      const isComplete =
        trajectories.areComplete() && (beside.getState().scene === null || beside.trajectories.areComplete());
      element.current?.setAttribute('data-race', isComplete ? 'complete' : 'computing');
    };
    mark();
    const ends = [trajectories, beside.trajectories, beside].map((source) => source.subscribe(mark));
    return () => ends.forEach((end) => end());
  }, [trajectories, beside, element]);
}
