// The top bar and the chosen workspace.
import { type ComponentType, useState } from 'react';
import { useSetting } from '../app/appContext';
import { AppBar } from '../panels/AppBar';
import type { Workspace } from '../state/settings';
import { ActivationsWorkspace } from './ActivationsWorkspace';
import { LossesWorkspace } from './LossesWorkspace';
import { RaceWorkspace } from './RaceWorkspace';

/** Workspaces that are unmounted when hidden; the race stays mounted. */
const bodies: Readonly<Record<Exclude<Workspace, 'race'>, ComponentType>> = {
  activations: ActivationsWorkspace,
  losses: LossesWorkspace,
};

export function Workspaces() {
  const workspace = useSetting('workspace');
  const [visited, setVisited] = useState(workspace === 'race');
  if (workspace === 'race' && !visited) setVisited(true);
  const Body = workspace === 'race' ? null : bodies[workspace];
  return (
    <div className="window">
      <AppBar />
      {/* Once shown, the race stays mounted: its data on the graphics card takes long to recreate. */}
      {visited && <RaceWorkspace hidden={workspace !== 'race'} />}
      {Body !== null && <Body />}
    </div>
  );
}
