// The race: the surface with its runners, the transport, the loss curves and the side panel.
import { RaceChart } from '../charts/RaceChart';
import { useSetting } from '../app/appContext';
import { RaceStage } from '../panels/RaceStage';
import { SidePanel } from '../panels/SidePanel';
import { TransportBar } from '../panels/TransportBar';

export function RaceWorkspace({ hidden }: { readonly hidden: boolean }) {
  const panelOpen = useSetting('panelOpen');
  return (
    <div className="workspace raceWorkspace" data-panel={panelOpen} data-hidden={hidden} inert={hidden}>
      <main className="stageColumn">
        <RaceStage />
        <TransportBar />
        <RaceChart />
      </main>
      {panelOpen && <SidePanel />}
    </div>
  );
}
