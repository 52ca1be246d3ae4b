// The race: the surface with its runners, the transport, and what can be hidden for a larger picture: the dock below it and the side
// panel. On a phone it is looked at, with its runners below.
import { Splitter } from '@mantine/core';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useInPair, useSetting, useWindow } from '../app/appContext';
import { useDockAwaited } from '../app/useDockAwaited';
import { useOnPhone } from '../app/useOnPhone';
import { useRaceShown } from '../app/useRaceShown';
import { Dock } from '../dock/Dock';
import { useOpenLesson } from '../app/useOpenLesson';
import { FirstTips } from '../panels/FirstTips';
import { RaceStage } from '../panels/RaceStage';
import { RunnerList } from '../panels/RunnerList';
import { SidePanel } from '../panels/SidePanel';
import { PresentingLegend } from '../presenting/PresentingLegend';
import { PresentingStrip } from '../presenting/PresentingStrip';
import { TransportBar } from '../panels/TransportBar';
import { chartShares } from '../state/settings';

export function RaceWorkspace({ hidden }: { readonly hidden: boolean }) {
  const app = useApp();
  const { t } = useTranslation();
  const panelOpen = useSetting('panelOpen');
  const dockTab = useSetting('dockTab');
  const shareOf = dockTab === 'step' ? 'stepShare' : 'chartShare';
  const share = useSetting(shareOf);
  const onPhone = useOnPhone();
  // Rendered piece by piece beside the first race, once that is on show.
  const panelsReady = useDeferredValue(useRaceShown());
  const presenting = useWindow((state) => state.presenting);
  const lesson = useOpenLesson();
  const inLesson = lesson !== null;
  const inPair = useInPair();
  const sideShown = lesson?.panels ?? panelOpen;
  // In front of a class the picture has the room of what only comes with the race.
  const isAwaited = useDockAwaited();
  const chartShown = presenting === null ? panelOpen && !onPhone : presenting.dockOpen && !isAwaited;
  return (
    <div
      className="workspace raceWorkspace"
      data-panel={sideShown}
      data-presenting={presenting !== null}
      data-dock={chartShown ? dockTab : 'none'}
      data-chart={chartShown}
      data-pair={inPair}
      data-panels={panelsReady ? 'ready' : 'waiting'}
      data-hidden={hidden}
      inert={hidden}
    >
      <main className="stageColumn">
        <Splitter
          className="chartSplit"
          orientation="vertical"
          lineSize={10}
          step={2}
          withHandle={false}
          attributes={{ handle: { 'aria-label': t('chart.height') } }}
          sizes={[100 - share, share]}
          onSizeChange={([, size]) => app.settings.setState({ [shareOf]: Number(size) })}
        >
          <Splitter.Pane
            className="stagePane"
            defaultSize={100 - chartShares.usual}
            min={100 - chartShares.max}
            max={100 - chartShares.min}
          >
            <RaceStage />
            {presenting === null ? (
              <>
                {!onPhone && !inLesson && <FirstTips />}
                <TransportBar />
              </>
            ) : (
              <PresentingStrip />
            )}
          </Splitter.Pane>
          <Splitter.Pane
            className="chartPane"
            defaultSize={chartShares.usual}
            min={chartShares.min}
            max={chartShares.max}
          >
            {chartShown && panelsReady && <Dock />}
          </Splitter.Pane>
        </Splitter>
      </main>
      {presenting !== null ? (
        <PresentingLegend />
      ) : onPhone ? (
        <aside className="sidePanel">{panelsReady && <RunnerList />}</aside>
      ) : (
        sideShown && (panelsReady ? <SidePanel /> : <aside className="sidePanel" />)
      )}
    </div>
  );
}
