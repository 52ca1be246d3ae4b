// The picture: the three-dimensional view with its view buttons, and its messages while waiting.
import { inLanguage } from '../../core/text/text';
import { Divider, useComputedColorScheme } from '@mantine/core';
import { Box, Grid2x2, PanelBottom, PanelLeft, Rotate3d, Route } from 'lucide-react';
import { memo, useCallback, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { createStore } from 'zustand/vanilla';
import { isSameRelief } from '../../core/contour/surfaceLight';
import type { Point } from '../../core/geometry/domain';
import { axisSymbols, isSameSurface, landscapeKey } from '../../core/landscapes/reference';
import { markNames } from '../../core/look/landscapeMarks';
import type { SceneCamera } from '../../core/scene/scene';
import { ErrorBoundary, FailurePage } from '../controls/ErrorBoundary';
import { useApp, useHeights, useLanguage, useScene, useWindow, useLandscape } from '../app/appContext';
import { runnerNames } from '../../core/scene/runnerName';
import { NeuronCard } from '../neuron/NeuronCard';
import { NoticesPlace } from '../controls/NoticesPlace';
import type { RaceLabels } from '../scene3d/raceLabels';
import { nothingPointed, type MenuRequest, type Pointed } from '../scene3d/pointing';
import { RaceView } from '../scene3d/RaceView';
import type { LiveView } from '../state/app';
import { setStart } from '../state/edits';
import { FocusablePicture } from './FocusablePicture';
import { PictureMenu } from './PictureMenu';
import { PointedCard } from './PointedCard';
import { RaceResult } from './RaceResult';
import { StageMessage } from './StageMessage';
import { usePictureLoss } from './usePictureLoss';
import { firstFrameMark } from '../state/windowState';
import { useCovered } from './useCovered';
import { CommandButton } from '../controls/CommandButton';

const iconSize = 18;

export function RaceStage() {
  const app = useApp();
  const { t } = useTranslation();
  const language = useLanguage();
  const theme = useComputedColorScheme('light');
  const scene = useScene((current) => current);
  const heights = useHeights();
  const surfaceFailed = useWindow((state) => state.surfaceFailed);
  const light = useWindow((state) => state.light);
  const lightOf = useWindow((state) => state.lightOf);
  const followsFilm = useWindow((state) => state.followsFilm);
  const loss = usePictureLoss();
  const [settled, setSettled] = useState(false);
  const [pointed] = useState(() => createStore(() => nothingPointed));
  const [menu, setMenu] = useState<MenuRequest | null>(null);

  // Compared as text, so that the labels keep their identity, and are not redrawn, until a name changes.
  const names = JSON.stringify(Object.fromEntries(runnerNames(scene.optimizers)));
  const axes = axisSymbols(scene.landscape);
  const labels = useMemo(
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

  const onStartChange = useCallback(
    (point: Point, phase: 'drag' | 'end') => {
      app.edit((current) => setStart(current, point), 'start');
      if (phase === 'end') app.scenes.endGesture();
    },
    [app],
  );
  const onCameraChange = useCallback(
    (camera: SceneCamera) => void app.edit((current) => ({ ...current, camera }), 'camera'),
    [app],
  );
  const onPoint = useCallback((to: Pointed) => pointed.setState(to, true), [pointed]);
  const onSelect = useCallback(
    (selectedRunner: string) => {
      app.window.setState({ selectedRunner });
      // Its settings are what one clicks it for.
      if (app.settings.getState().panelOpen) app.settings.setState({ panelTab: 'optimizers' });
    },
    [app],
  );
  const onGrab = useCallback(() => app.window.setState({ followsFilm: false }), [app]);
  const onBegun = useCallback(() => {
    performance.mark(firstFrameMark);
    app.window.setState({ raceShown: true });
  }, [app]);
  const setLiveView = useCallback((view: LiveView | null) => app.setLiveView(view), [app]);

  const stage = useRef<HTMLElement>(null);
  const covered = useCovered(stage);
  useRaceMark(stage);
  const landscape = useLandscape();
  const shownKey = useScene((scene) => landscapeKey(scene.landscape));
  const surfaceReady =
    heights?.landscapeKey === shownKey &&
    lightOf !== null &&
    landscapeKey(lightOf.landscape) === shownKey &&
    isSameRelief(lightOf.look, scene.look);
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
      <div className="raceView">
        <ErrorBoundary
          key={loss.picture}
          fallback={(message) => (
            <FailurePage title={t('view.noPicture')} hint={t('view.noPictureHint')} message={message} />
          )}
        >
          <FocusablePicture>
            <RaceView
              scene={scene}
              surface={surfaceShown}
              light={light}
              trajectories={app.trajectories}
              playback={app.playback}
              theme={theme}
              labels={labels}
              covered={covered}
              followsFilm={followsFilm}
              ref={setLiveView}
              onStartChange={onStartChange}
              onPoint={onPoint}
              onSelect={onSelect}
              onMenu={setMenu}
              onCameraChange={onCameraChange}
              onGrab={onGrab}
              onContextLost={loss.onLost}
              onContextRestored={loss.onRestored}
              onSettled={setSettled}
              onBegun={onBegun}
            />
          </FocusablePicture>
        </ErrorBoundary>
      </div>
      {loss.state !== 'none' && (
        <StageMessage about={loss.state === 'gone' ? 'contextGone' : 'contextLost'} onRetry={loss.retry} />
      )}
      {loss.state === 'none' && surfaceShown === null && (
        <StageMessage about={surfaceFailed ? 'surfaceFailed' : 'loadingSurface'} onRetry={app.computeAgain} />
      )}
      <PictureMenu request={menu} onClose={() => setMenu(null)} />
      <RaceResult />
      <PointedCard store={pointed} />
      <NeuronCard />
      <StageTools />
      <NoticesPlace />
    </section>
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

const StageTools = memo(function StageTools() {
  const { t } = useTranslation();
  return (
    <div className="stageTools" data-covers="" role="toolbar" aria-label={t('view.views')}>
      <CommandButton command="view.reset">
        <Rotate3d size={iconSize} />
      </CommandButton>
      <Divider mx={6} />
      <CommandButton command="view.top">
        <Grid2x2 size={iconSize} />
      </CommandButton>
      <CommandButton command="view.front">
        <PanelBottom size={iconSize} />
      </CommandButton>
      <CommandButton command="view.side">
        <PanelLeft size={iconSize} />
      </CommandButton>
      <CommandButton command="view.isometric">
        <Box size={iconSize} />
      </CommandButton>
      <CommandButton command="view.race">
        <Route size={iconSize} />
      </CommandButton>
    </div>
  );
});
