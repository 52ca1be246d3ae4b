// One notice of each kind. Issues are those that the app itself finds in a broken scene file.
import { parseSceneText, serializeScene } from '../../core/scene/parseScene';
import type { Issue } from '../../core/validation/issue';
import { failureError } from '../../protocol/failure';
import type { Notice } from '../state/notices';
import { ravineRace } from './scenes';

function issuesOf(change: object): readonly Issue[] {
  const scene: object = JSON.parse(serializeScene(ravineRace)) as object;
  const parsed = parseSceneText(JSON.stringify({ ...scene, ...change }));
  if (parsed.ok) throw new Error(`This scene has nothing wrong with it: ${JSON.stringify(change)}`);
  return parsed.issues;
}

const { failure } = failureError('io', 'The connection to the engine was lost.');

export const notices: Readonly<Record<Notice['kind'], Notice>> = {
  opened: { kind: 'opened', name: 'ravine.optiscape', replaced: null },
  saved: { kind: 'saved', name: 'ravine.optiscape' },
  viewAdded: { kind: 'viewAdded', number: 3, edit: () => undefined },
  lessonFull: { kind: 'lessonFull' },
  draftUnreadable: { kind: 'draftUnreadable' },
  openFailed: {
    kind: 'openFailed',
    issues: issuesOf({ steps: 0, seed: -1, speed: 1e9, landscape: { id: 'gorge' }, optimizers: 6 }),
  },
  restoreFailed: { kind: 'restoreFailed', issues: issuesOf({ version: 99 }) },
  editRefused: { kind: 'editRefused', issues: issuesOf({ steps: 1e9 }) },
  saveFailed: { kind: 'saveFailed', failure },
  runFailed: { kind: 'runFailed', failure },
  measuresFailed: { kind: 'measuresFailed', failure },
  surfaceFailed: { kind: 'surfaceFailed', failure },
  runnersFailed: {
    kind: 'runnersFailed',
    names: ['Adam', 'SGD'],
    fault: { kind: 'stalled', message: 'it made no progress for 1.5 s' },
  },
  exported: { kind: 'exported', name: 'ravine.mp4' },
  exportFailed: { kind: 'exportFailed', name: 'ravine.mp4', message: failure.message, copies: false },
  copying: { kind: 'copying', cancel: () => undefined },
  copied: { kind: 'copied', as: 'svgText' },
  disconnected: { kind: 'disconnected' },
  reconnected: { kind: 'reconnected' },
  presenterBlocked: { kind: 'presenterBlocked' },
  recovered: { kind: 'recovered' },
  elsewhere: { kind: 'elsewhere', take: () => undefined },
  taken: { kind: 'taken' },
};
