// The bar on top and the workspace that it has chosen.
import { useState } from 'react';
import { useSetting } from '../app/appContext';
import { AppBar } from '../panels/AppBar';
import { ActivationsWorkspace } from './ActivationsWorkspace';
import { LossesWorkspace } from './LossesWorkspace';
import { RaceWorkspace } from './RaceWorkspace';

export function Workspaces() {
  const workspace = useSetting('workspace');
  const [visited, setVisited] = useState(workspace === 'race');
  if (workspace === 'race' && !visited) setVisited(true);
  return (
    <div className="window">
      <AppBar />
      {/* Once shown the race stays: what its picture has on the graphics card takes a while to make. */}
      {visited && <RaceWorkspace hidden={workspace !== 'race'} />}
      {workspace === 'activations' && <ActivationsWorkspace />}
      {workspace === 'losses' && <LossesWorkspace />}
    </div>
  );
}
