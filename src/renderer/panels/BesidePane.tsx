// The other race of a pair, on its surface or its map, beside the open one: it is looked at, and can be opened itself.
import { useEffect, useMemo, useRef, type RefObject } from 'react';
import { useStore } from 'zustand';
import { isSameSurface } from '../../core/landscapes/reference';
import type { Scene } from '../../core/scene/scene';
import { useApp, useSetting, useWindow } from '../app/appContext';
import { usePresentingUnit } from '../app/usePresentingScale';
import { useSceneTheme } from '../app/useSceneTheme';
import { useTicker } from '../app/useTicker';
import { ErrorBoundary } from '../controls/ErrorBoundary';
import { RaceMap } from '../map2d/RaceMap';
import { nothingPointed } from '../scene3d/pointed';
import { RaceView } from '../scene3d/RaceView';
import { PairMark } from './PairMark';
import type { PictureKind } from './picturePointing';
import { MapTools, SurfaceTools } from './PictureTools';
import { StageMessage } from './StageMessage';
import { useCovered } from './useCovered';
import { useRaceLabels } from './useRaceLabels';

interface BesidePaneProps {
  readonly stage: RefObject<HTMLElement | null>;
  readonly scene: Scene;
  readonly picture: PictureKind;
  readonly onSettled: (settled: boolean) => void;
}

const nothing = (): void => undefined;
const untouched = {
  onStartChange: nothing,
  onPoint: nothing,
  onPart: nothing,
  onSelect: nothing,
  onMenu: nothing,
} as const;

export function BesidePane({ stage, scene, picture, onSettled }: BesidePaneProps) {
  const { beside, playback, computeAgain } = useApp();
  const theme = useSceneTheme();
  const presentingUnit = usePresentingUnit();
  const surface = useStore(beside, (state) => state.surface);
  const surfaceOf = useStore(beside, (state) => state.surfaceOf);
  const surfaceFailed = useStore(beside, (state) => state.surfaceFailed);
  const light = useStore(beside, (state) => state.light);
  const lightOf = useStore(beside, (state) => state.lightOf);
  const units = useSetting('mapUnits');
  const hasField = useSetting('gradientField');
  const selected = useWindow((state) => state.selectedRunner);
  const labels = useRaceLabels(scene);
  const pane = useRef<HTMLDivElement>(null);
  const covered = useCovered(stage, pane);
  const choices = useMemo(
    () => ({ theme, units, hasField, selected, echo: nothingPointed }),
    [theme, units, hasField, selected],
  );
  useTicker(beside.arrows.follow, arrowsPerSecond);
  useEffect(() => beside.trajectories.subscribe(beside.arrows.follow), [beside]);

  const isOf = (of: typeof surfaceOf): boolean => of !== null && isSameSurface(of, scene.landscape);
  const heights = isOf(surfaceOf) && (picture === 'map' || isOf(lightOf?.landscape ?? null)) ? surface : null;
  const Tools = picture === 'map' ? MapTools : SurfaceTools;
  const shared = {
    scene,
    surface: heights,
    trajectories: beside.trajectories,
    playback,
    arrows: beside.arrows,
    presentingUnit,
    labels,
    covered,
    isLookedAt: true,
    onSettled,
    ...untouched,
  };
  return (
    <div ref={pane} className="picturePane besidePane">
      <div className="raceView">
        {picture === 'map' ? (
          <RaceMap {...shared} choices={choices} onField={nothing} />
        ) : (
          // Where it can't be drawn, the open one says so.
          <ErrorBoundary fallback={() => null} onError={nothing}>
            <RaceView
              {...shared}
              light={light}
              theme={theme}
              selected={selected}
              followsFilm={false}
              echo={nothingPointed}
              onCameraChange={nothing}
              onGrab={nothing}
            />
          </ErrorBoundary>
        )}
      </div>
      {heights === null && (
        <StageMessage about={surfaceFailed ? 'surfaceFailed' : 'loadingSurface'} onRetry={computeAgain} />
      )}
      <PairMark isOpen={false} />
      {/* Not to be seen: both pictures have the same room. */}
      {presentingUnit === null && <Tools hasChoice />}
    </div>
  );
}

/** As often as those of the open race. */
const arrowsPerSecond = 20;
