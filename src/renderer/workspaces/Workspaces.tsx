// The top bar and the chosen workspace.
import { type ComponentType, lazy, Suspense, useState } from 'react';
import { useSetting, useWindow } from '../app/appContext';
import { AppBar } from '../panels/AppBar';
import { useOpenLesson } from '../app/useOpenLesson';
import { Presenting } from '../presenting/Presenting';
import type { Workspace } from '../state/settings';
import { RaceWorkspace } from './RaceWorkspace';

const loadActivations = () => import('./ActivationsWorkspace');
const loadLosses = () => import('./LossesWorkspace');

const LessonPane = lazy(async () => ({ default: (await import('../lessons/LessonPane')).LessonPane }));

/** Loads the workspaces that the first screen does without. */
export async function loadWorkspaces(): Promise<void> {
  await Promise.all([loadActivations(), loadLosses()]);
}

/** Workspaces that are unmounted when hidden; the race stays mounted. */
const bodies: Readonly<Record<Exclude<Workspace, 'race'>, ComponentType>> = {
  activations: lazy(async () => ({ default: (await loadActivations()).ActivationsWorkspace })),
  losses: lazy(async () => ({ default: (await loadLosses()).LossesWorkspace })),
};

export function Workspaces() {
  const workspace = useSetting('workspace');
  const presenting = useWindow((state) => state.presenting !== null);
  const lesson = useOpenLesson();
  const [visited, setVisited] = useState(workspace === 'race');
  if (workspace === 'race' && !visited) setVisited(true);
  const Body = workspace === 'race' ? null : bodies[workspace];
  return (
    <div
      className="window"
      data-presenting={presenting}
      data-lesson={lesson !== null}
      data-panels={lesson?.panels !== false}
    >
      {presenting ? <Presenting /> : <AppBar />}
      {/* Once shown, the race stays mounted: its data on the graphics card takes long to recreate. */}
      {visited && <RaceWorkspace hidden={workspace !== 'race'} />}
      {Body !== null && (
        <Suspense>
          <Body />
        </Suspense>
      )}
      {lesson !== null && (
        <Suspense>
          <LessonPane open={lesson} />
        </Suspense>
      )}
    </div>
  );
}
