// The race: the surface with its runners, the transport, and what can be hidden for a larger picture: loss curves and side panel. On a phone it is looked at, with
// its runners below.
import { useMediaQuery } from '@mantine/hooks';
import { RaceChart } from '../charts/RaceChart';
import { useSetting } from '../app/appContext';
import { FirstTips } from '../panels/FirstTips';
import { RaceStage } from '../panels/RaceStage';
import { RunnerList } from '../panels/RunnerList';
import { SidePanel } from '../panels/SidePanel';
import { TransportBar } from '../panels/TransportBar';

export function RaceWorkspace({ hidden }: { readonly hidden: boolean }) {
  const panelOpen = useSetting('panelOpen');
  const onPhone = useMediaQuery('(max-width: 599px)', false, { getInitialValueInEffect: false });
  return (
    <div className="workspace raceWorkspace" data-panel={panelOpen} data-hidden={hidden} inert={hidden}>
      <main className="stageColumn">
        <RaceStage />
        {!onPhone && <FirstTips />}
        <TransportBar />
        {!onPhone && panelOpen && <RaceChart />}
      </main>
      {onPhone ? (
        <aside className="sidePanel">
          <RunnerList />
        </aside>
      ) : (
        panelOpen && <SidePanel />
      )}
    </div>
  );
}
