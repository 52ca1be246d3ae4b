import { expect, it } from 'vitest';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { landscapes } from '../../core/landscapes/registry';
import { serializeScene } from '../../core/scene/parseScene';
import type { Scene } from '../../core/scene/scene';
import { sceneFileTooLarge } from '../../core/scene/sceneFile';
import { SceneFileError } from '../host/sceneFile';
import type { Notice } from './notices';
import { createSceneFiles, type SceneFilesOptions } from './sceneFiles';

const open = createDefaultScene(landscapes[0]!);
const other = { ...createDefaultScene(landscapes[1]!), title: 'Two valleys' };

function connect(host: Partial<SceneFilesOptions['host']>, scene: Scene = open) {
  const opened: Scene[] = [];
  const notices: Notice[] = [];
  const files = createSceneFiles({
    host: { openFile: () => Promise.resolve(null), saveFile: (name) => Promise.resolve(name), ...host },
    openScene: () => scene,
    onOpen: (each) => opened.push(each),
    notify: (notice) => notices.push(notice),
  });
  return { files, opened, notices };
}

it('opens the file that the user chose, and reports it', async () => {
  const file = { name: 'two.json', text: serializeScene(other) };
  const { files, opened, notices } = connect({ openFile: () => Promise.resolve(file) });
  await files.open();
  expect(opened).toEqual([other]);
  expect(notices).toEqual([{ kind: 'opened', name: 'two.json' }]);
});

it('does nothing when the user chooses no file', async () => {
  const { files, opened, notices } = connect({});
  await files.open();
  expect([opened, notices]).toEqual([[], []]);
});

it('keeps the open race where a file is no scene, and reports why', () => {
  const { files, opened, notices } = connect({});
  files.openText(
    'wrong.json',
    '{"format":"optiscape-scene","version":1,"landscape":{"id":"ravine"},"steps":-1}',
  );
  expect(opened).toEqual([]);
  expect(notices).toMatchObject([{ kind: 'openFailed', issues: [{ field: 'steps' }] }]);
});

it('reports what is wrong with a file that can not be read', async () => {
  const error = new SceneFileError(sceneFileTooLarge('huge.json', 2 ** 40));
  const refused = connect({ openFile: () => Promise.reject(error) });
  await refused.files.open();
  expect(refused.notices).toEqual([{ kind: 'openFailed', issues: [error.issue] }]);
  const broken = connect({ openFile: () => Promise.reject(new Error('the disk is gone')) });
  await broken.files.open();
  expect(broken.notices).toMatchObject([{ kind: 'openFailed', issues: [{ field: 'file' }] }]);
});

it.each<[string, Scene, string]>([
  ['its title', other, 'Two valleys.optiscape.json'],
  ['its landscape, without a title', open, `${landscapes[0]!.id}.optiscape.json`],
])('saves a scene under %s', async (_what, scene, name) => {
  const saved: [string, string][] = [];
  const { files, notices } = connect(
    { saveFile: (suggested, text) => Promise.resolve(saved.push([suggested, text]) > 0 ? suggested : null) },
    scene,
  );
  await files.save();
  expect(saved).toEqual([[name, serializeScene(scene)]]);
  expect(notices).toEqual([{ kind: 'saved', name }]);
});

it('reports that a scene could not be saved', async () => {
  const { files, notices } = connect({ saveFile: () => Promise.reject(new Error('the disk is full')) });
  await files.save();
  expect(notices).toMatchObject([{ kind: 'saveFailed', failure: { message: 'the disk is full' } }]);
});
