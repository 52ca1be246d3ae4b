// The race on its map, with its buttons and what the arrows of its gradient field say.
import { Button } from '@mantine/core';
import { RotateCw } from 'lucide-react';
import { useCallback, useMemo, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { SurfaceGrid } from '../../core/contour/surfaceGrid';
import { formatSetting } from '../../core/numbers/formatNumber';
import { useApp, useInPair, useScene, useSetting, useWindow } from '../app/appContext';
import { usePresentingUnit } from '../app/usePresentingScale';
import { useSceneTheme } from '../app/useSceneTheme';
import { MathFormula } from '../controls/MathFormula';
import type { FieldRange } from '../map2d/liveMap';
import type { MapChoices } from '../map2d/mapScene';
import { stepMap } from '../map2d/mapSteps';
import { RaceMap, type RaceMapHandle } from '../map2d/RaceMap';
import type { MenuRequest } from '../scene3d/pointing';
import type { RaceLabels } from '../scene3d/raceLabels';
import { FocusablePicture } from '../controls/FocusablePicture';
import { PairMark } from './PairMark';
import { PictureMenu } from './PictureMenu';
import { MapTools } from './PictureTools';
import { PointedCard } from './PointedCard';
import { usePointedBeside, type PointedStore } from './picturePointing';
import { useCovered } from './useCovered';
import type { PictureLoss } from './usePictureLoss';
import { useRaceGestures } from './useRaceGestures';

interface MapPaneProps {
  readonly stage: RefObject<HTMLElement | null>;
  readonly labels: RaceLabels;
  /** Null until its heights are loaded. */
  readonly surface: SurfaceGrid | null;
  readonly loss: PictureLoss;
  readonly pointed: PointedStore;
  readonly onBegun: () => void;
  readonly onSettled: (settled: boolean) => void;
}

export function MapPane({ stage, labels, surface, loss, pointed, onBegun, onSettled }: MapPaneProps) {
  const app = useApp();
  const { t } = useTranslation();
  const theme = useSceneTheme();
  const presentingUnit = usePresentingUnit();
  const inPair = useInPair();
  const scene = useScene((current) => current);
  const units = useSetting('mapUnits');
  const hasField = useSetting('gradientField');
  const selected = useWindow((state) => state.selectedRunner);
  const echo = usePointedBeside(pointed, 'map');
  const { onStartChange, onSelect, onPoint, onPart } = useRaceGestures('map', pointed);
  const [menu, setMenu] = useState<MenuRequest | null>(null);
  const [field, setField] = useState<FieldRange | null>(null);
  const pane = useRef<HTMLDivElement>(null);
  const covered = useCovered(stage, pane);
  const map = useRef<RaceMapHandle>(null);
  const setMap = useCallback(
    (handle: RaceMapHandle | null) => {
      map.current = handle;
      app.setLiveMap(handle);
    },
    [app],
  );
  const choices = useMemo(
    (): MapChoices => ({ theme, units, hasField, selected, echo }),
    [theme, units, hasField, selected, echo],
  );
  return (
    <div className="mapColumn">
      <InsteadOfSurface loss={loss} />
      <div ref={pane} className="picturePane">
        <div className="raceView">
          <FocusablePicture
            label={t('view.focusableMap')}
            onKey={(key) => map.current !== null && stepMap(map.current, key)}
            onMenu={() => map.current?.askForMenuOf(app.window.getState().selectedRunner)}
          >
            <RaceMap
              scene={scene}
              surface={surface}
              trajectories={app.trajectories}
              playback={app.playback}
              arrows={app.arrows}
              presentingUnit={presentingUnit}
              labels={labels}
              choices={choices}
              covered={covered}
              ref={setMap}
              onStartChange={onStartChange}
              onPoint={onPoint}
              onPart={onPart}
              onSelect={onSelect}
              onMenu={setMenu}
              onField={setField}
              onSettled={onSettled}
              onBegun={onBegun}
            />
          </FocusablePicture>
        </div>
        {hasField && field !== null && <FieldLegend range={field} />}
        <PictureMenu request={menu} onClose={() => setMenu(null)} />
        <PointedCard store={pointed} picture="map" />
        {inPair && <PairMark isOpen />}
        {presentingUnit === null && <MapTools hasChoice />}
      </div>
    </div>
  );
}

/** Why the map is shown although the surface was asked for, and how to get that back; nothing if all is well. */
function InsteadOfSurface({ loss }: Pick<MapPaneProps, 'loss'>) {
  const { t } = useTranslation();
  const drawsIn3d = useWindow((state) => state.drawsIn3d);
  if (!drawsIn3d) {
    return (
      <p className="pictureNotice" role="alert" title={t('view.noPictureHint')}>
        {t('view.noPicture')}
      </p>
    );
  }
  if (loss.state !== 'gone') return null;
  return (
    <p className="pictureNotice" role="status">
      {t('view.contextGone')}
      <Button size="compact-xs" variant="default" leftSection={<RotateCw size={13} />} onClick={loss.retry}>
        {t('view.tryAgain')}
      </Button>
    </p>
  );
}

/** What arrows are as long as. */
function FieldLegend({ range: { low, high } }: { readonly range: FieldRange }) {
  const { t } = useTranslation();
  return (
    <p className="fieldLegend" data-covers="">
      <MathFormula latex="-\nabla f" inline />
      <FieldArrow length={9} /> {formatSetting(low)}
      <FieldArrow length={30} /> {formatSetting(high)}
      <span className="fieldScale">{t('view.fieldScale')}</span>
    </p>
  );
}

function FieldArrow({ length }: { readonly length: number }) {
  const head = Math.min(5, 0.7 * length);
  return (
    <svg width={length} height={8} viewBox={`0 0 ${length} 8`} aria-hidden>
      <path d={`M0 4H${length - head}`} stroke="currentColor" strokeWidth={1.25} />
      <path d={`M${length} 4l${-head} ${-0.54 * head}v${1.08 * head}Z`} fill="currentColor" />
    </svg>
  );
}
