// The bar on top and the workspace that it has chosen.
import { type ComponentType, useState } from 'react';
import { useSetting } from '../app/appContext';
import { AppBar } from '../panels/AppBar';
import type { Workspace } from '../state/settings';
import { ActivationsWorkspace } from './ActivationsWorkspace';
import { LossesWorkspace } from './LossesWorkspace';
import { RaceWorkspace } from './RaceWorkspace';

/** Those that come and go; the race stays. */
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
      {/* Once shown the race stays: what its picture has on the graphics card takes a while to make. */}
      {visited && <RaceWorkspace hidden={workspace !== 'race'} />}
      {Body !== null && <Body />}
    </div>
  );
}
