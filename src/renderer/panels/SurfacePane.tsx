// The race on its surface: the three-dimensional picture with its buttons, and what there is to say while there is none.
import { useCallback, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { SurfaceGrid } from '../../core/contour/surfaceGrid';
import type { SceneCamera } from '../../core/scene/scene';
import { useApp, useInPair, useScene, useWindow } from '../app/appContext';
import { usePresentingUnit } from '../app/usePresentingScale';
import { useSceneTheme } from '../app/useSceneTheme';
import { ErrorBoundary } from '../controls/ErrorBoundary';
import { cameraAfterKey } from '../scene3d/cameraSteps';
import type { MenuRequest } from '../scene3d/pointing';
import type { RaceLabels } from '../scene3d/raceLabels';
import { RaceView, type RaceViewHandle } from '../scene3d/RaceView';
import { FocusablePicture } from '../controls/FocusablePicture';
import { PairMark } from './PairMark';
import { PictureMenu } from './PictureMenu';
import { SurfaceTools } from './PictureTools';
import { PointedCard } from './PointedCard';
import { usePointedBeside, type PointedStore } from './picturePointing';
import { StageMessage } from './StageMessage';
import { useCovered } from './useCovered';
import type { PictureLoss } from './usePictureLoss';
import { useRaceGestures } from './useRaceGestures';

interface SurfacePaneProps {
  readonly stage: RefObject<HTMLElement | null>;
  readonly labels: RaceLabels;
  /** Null until there is one with its light. */
  readonly surface: SurfaceGrid | null;
  readonly loss: PictureLoss;
  readonly pointed: PointedStore;
  readonly hasChoice: boolean;
  readonly onBegun: () => void;
  readonly onSettled: (settled: boolean) => void;
}

export function SurfacePane({
  stage,
  labels,
  surface,
  loss,
  pointed,
  hasChoice,
  onBegun,
  onSettled,
}: SurfacePaneProps) {
  const app = useApp();
  const { t } = useTranslation();
  const theme = useSceneTheme();
  const presentingUnit = usePresentingUnit();
  const inPair = useInPair();
  const scene = useScene((current) => current);
  const light = useWindow((state) => state.light);
  const followsFilm = useWindow((state) => state.followsFilm);
  const selected = useWindow((state) => state.selectedRunner);
  const echo = usePointedBeside(pointed, 'surface');
  const { onStartChange, onSelect, onPoint, onPart } = useRaceGestures('surface', pointed);
  const [menu, setMenu] = useState<MenuRequest | null>(null);
  const pane = useRef<HTMLDivElement>(null);
  const covered = useCovered(stage, pane);
  const view = useRef<RaceViewHandle>(null);
  const setView = useCallback(
    (handle: RaceViewHandle | null) => {
      view.current = handle;
      app.setLiveView(handle);
    },
    [app],
  );
  const onCameraChange = useCallback(
    (camera: SceneCamera) => void app.edit((current) => ({ ...current, camera }), 'camera'),
    [app],
  );
  const onGrab = useCallback(() => app.window.setState({ followsFilm: false }), [app]);
  const onKey = (key: string): boolean => {
    const camera = cameraAfterKey(app.viewCamera(), key);
    if (camera !== null) app.setView(camera, 'cut');
    return camera !== null;
  };
  return (
    <div ref={pane} className="picturePane">
      <div className="raceView">
        <ErrorBoundary
          key={loss.picture}
          // The map takes its place.
          fallback={() => null}
          onError={() => app.window.setState({ drawsIn3d: false })}
        >
          <FocusablePicture
            label={t('view.focusable')}
            onKey={onKey}
            onMenu={() => view.current?.askForMenuOf(app.window.getState().selectedRunner)}
          >
            <RaceView
              scene={scene}
              surface={surface}
              light={light}
              trajectories={app.trajectories}
              playback={app.playback}
              arrows={app.arrows}
              selected={selected}
              presentingUnit={presentingUnit}
              theme={theme}
              labels={labels}
              covered={covered}
              followsFilm={followsFilm}
              echo={echo}
              ref={setView}
              onStartChange={onStartChange}
              onPoint={onPoint}
              onPart={onPart}
              onSelect={onSelect}
              onMenu={setMenu}
              onCameraChange={onCameraChange}
              onGrab={onGrab}
              onContextLost={loss.onLost}
              onContextRestored={loss.onRestored}
              onSettled={onSettled}
              onBegun={onBegun}
            />
          </FocusablePicture>
        </ErrorBoundary>
      </div>
      {loss.state === 'waiting' && <StageMessage about="contextLost" onRetry={loss.retry} />}
      <PictureMenu request={menu} onClose={() => setMenu(null)} />
      <PointedCard store={pointed} picture="surface" />
      {inPair && <PairMark isOpen />}
      {presentingUnit === null && <SurfaceTools hasChoice={hasChoice} />}
    </div>
  );
}
