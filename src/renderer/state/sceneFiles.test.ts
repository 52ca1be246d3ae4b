import { expect, it, vi } from 'vitest';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { landscapes } from '../../core/landscapes/registry';
import { serializeScene } from '../../core/scene/parseScene';
import type { Scene } from '../../core/scene/scene';
import { sceneFileTooLarge } from '../../core/scene/sceneFile';
import type { OpenedScene, SceneFile } from '../host/host';
import { SceneFileError } from '../host/sceneFile';
import type { Notice } from './notices';
import { createSceneFiles, type SceneFilesOptions } from './sceneFiles';
import { createSceneStore } from './sceneStore';

const open = createDefaultScene(landscapes[0]!);
const other = { ...createDefaultScene(landscapes[1]!), title: 'Two valleys' };

/** A file, and what has been saved to it. */
function fileOf(name: string): SceneFile & { readonly texts: string[] } {
  const texts: string[] = [];
  return { name, id: 0, texts, save: (text) => Promise.resolve(texts.push(text) > 0) };
}

const opened = (file: SceneFile, scene: Scene): OpenedScene => ({
  name: file.name,
  text: serializeScene(scene),
  file,
});

function connect(
  host: Partial<SceneFilesOptions['host']>,
  scene: Scene = open,
  restored: OpenedScene | null = null,
) {
  const scenes = createSceneStore(scene);
  const notices: Notice[] = [];
  const onFile = vi.fn();
  const onLesson = vi.fn();
  const files = createSceneFiles({
    host: {
      openFile: () => Promise.resolve(null),
      saveFileAs: (name) => Promise.resolve({ name, file: null }),
      ...host,
    },
    scenes,
    restored,
    onOpen: (each) => scenes.edit(() => each),
    onLesson,
    onFile,
    notify: (notice) => notices.push(notice),
  });
  const edit = (steps: number): unknown => scenes.edit((before) => ({ ...before, steps }));
  const state = (): [string | undefined, boolean] => [files.file()?.name, files.edited()];
  return { files, scenes, notices, onFile, onLesson, edit, state, shown: () => scenes.getState().scene };
}

it('opens the file that the user chose, and reports it', async () => {
  const file = opened(fileOf('two.optiscape'), other);
  const { files, shown, notices, state } = connect({ openFile: () => Promise.resolve(file) });
  await files.open();
  expect(shown()).toEqual(other);
  expect(notices).toEqual([{ kind: 'opened', name: 'two.optiscape', replaced: null }]);
  expect(state()).toEqual(['two.optiscape', false]);
});

it('does nothing when the user chooses no file', async () => {
  const { files, shown, notices } = connect({});
  await files.open();
  expect([shown(), notices]).toEqual([open, []]);
});

it('keeps the open race and its file where a file is no scene, and reports why', () => {
  const { files, shown, notices, state } = connect({}, open, opened(fileOf('own.optiscape'), open));
  files.openText({
    name: 'wrong.json',
    text: '{"format":"optiscape-scene","version":1,"landscape":{"id":"ravine"},"steps":-1}',
    file: fileOf('wrong.json'),
  });
  expect(shown()).toBe(open);
  expect(notices).toMatchObject([{ kind: 'openFailed', issues: [{ field: 'steps' }] }]);
  expect(state()).toEqual(['own.optiscape', false]);
});

it('begins the lesson of a file; the open race and its file stay', () => {
  const { files, shown, notices, onLesson } = connect({});
  const step = { key: 'a', title: 'A', text: 'B', shows: { kind: 'words' } };
  const lesson = {
    format: 'optiscape-lesson',
    version: 1,
    languages: ['en'],
    title: 'Own',
    goal: 'Mine',
    steps: [step],
  };
  files.openText({ name: 'Own.OPTISCAPE-lesson', text: JSON.stringify(lesson), file: null });
  expect(onLesson).toHaveBeenCalledWith(
    expect.objectContaining({ title: { en: 'Own' } }),
    expect.objectContaining({ name: 'Own.OPTISCAPE-lesson' }),
  );
  const wrong = JSON.stringify({ ...lesson, steps: [{ ...step, shows: { kind: 'dance' } }] });
  files.openText({ name: 'wrong.optiscape-lesson', text: wrong, file: null });
  expect(onLesson).toHaveBeenCalledOnce();
  expect(notices).toMatchObject([{ kind: 'openFailed', issues: [{ field: 'steps[0].shows.kind' }] }]);
  expect(shown()).toBe(open);
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
  ['its title', other, 'Two valleys.optiscape'],
  ['its landscape, without a title', open, `${landscapes[0]!.id}.optiscape`],
])('saves a race without a file under %s', async (_what, scene, name) => {
  const saved: [string, string][] = [];
  const saveFileAs: SceneFilesOptions['host']['saveFileAs'] = (suggested, text) => {
    saved.push([suggested, text]);
    return Promise.resolve({ name: suggested, file: null });
  };
  const { files, notices, state } = connect({ saveFileAs }, scene);
  await files.save();
  expect(saved).toEqual([[name, serializeScene(scene)]]);
  expect(notices).toEqual([{ kind: 'saved', name }]);
  // A download can't be written again.
  expect(state()).toEqual([undefined, false]);
});

it('saves again to the file that was opened, without asking, and knows what is unsaved', async () => {
  const file = fileOf('two.optiscape');
  const saveFileAs = vi.fn();
  const { files, edit, scenes, shown, state, onFile, notices } = connect({ saveFileAs });
  files.openText(opened(file, other));
  edit(7);
  expect(state()).toEqual(['two.optiscape', true]);
  scenes.undo();
  expect(state()).toEqual(['two.optiscape', false]);
  scenes.redo();
  onFile.mockReset();
  await files.save();
  expect(file.texts).toEqual([serializeScene(shown())]);
  expect(state()).toEqual(['two.optiscape', false]);
  expect(onFile).toHaveBeenCalledOnce();
  expect(notices.at(-1)).toEqual({ kind: 'saved', name: 'two.optiscape' });
  scenes.undo();
  expect(state()).toEqual(['two.optiscape', true]);
  expect(saveFileAs).not.toHaveBeenCalled();
});

it('has another file once it is saved under another name, whatever is undone', async () => {
  const copy = fileOf('copy.optiscape');
  const saveFileAs = vi.fn(() => Promise.resolve({ name: copy.name, file: copy }));
  const { files, edit, scenes, state } = connect({ saveFileAs });
  files.openText(opened(fileOf('two.optiscape'), other));
  edit(7);
  await files.saveAs();
  expect(saveFileAs).toHaveBeenCalledWith('two.optiscape', expect.anything());
  expect(state()).toEqual(['copy.optiscape', false]);
  scenes.undo();
  expect(state()).toEqual(['copy.optiscape', true]);
  await files.save();
  expect(copy.texts).toHaveLength(1);
});

it('never saves a race to the file of another: undo brings back the file with its race', async () => {
  const [own, two] = [fileOf('own.optiscape'), fileOf('two.optiscape')];
  const { files, edit, scenes, state, notices } = connect({}, open, opened(own, open));
  edit(7);
  files.openText(opened(two, other));
  expect(notices).toEqual([{ kind: 'opened', name: 'two.optiscape', replaced: 'own.optiscape' }]);
  scenes.undo();
  expect(state()).toEqual(['own.optiscape', true]);
  await files.save();
  expect([own.texts.length, two.texts.length]).toEqual([1, 0]);
  scenes.redo();
  expect(state()).toEqual(['two.optiscape', false]);
});

it('has no file for a new race', () => {
  const { files, scenes, state } = connect({}, open, opened(fileOf('own.optiscape'), open));
  const begun = createDefaultScene(landscapes[0]!);
  files.beginWithoutFile(begun);
  scenes.edit(() => begun);
  expect(state()).toEqual([undefined, false]);
  scenes.undo();
  expect(state()).toEqual(['own.optiscape', false]);
});

it('knows at the start whether the restored race differs from its file', () => {
  const file = fileOf('own.optiscape');
  expect(connect({}, open, opened(file, open)).state()).toEqual(['own.optiscape', false]);
  expect(connect({}, open, opened(file, other)).state()).toEqual(['own.optiscape', true]);
  // It has been replaced by something else.
  const strange = { name: file.name, text: 'no scene', file };
  expect(connect({}, open, strange).state()).toEqual([undefined, false]);
});

it('has the later one of two saves in the file, and saves once where there was no file yet', async () => {
  const slow = fileOf('slow.optiscape');
  const order: string[] = [];
  const saveFileAs = vi.fn(async (_name: string, text: string) => {
    await new Promise((resolve) => setTimeout(resolve));
    order.push(text);
    return { name: slow.name, file: slow };
  });
  const { files, edit, shown } = connect({ saveFileAs });
  const first = files.save();
  edit(7);
  await Promise.all([first, files.save()]);
  expect(saveFileAs).toHaveBeenCalledOnce();
  expect(slow.texts).toEqual([serializeScene(shown())]);
  expect(order).not.toContain(serializeScene(open));
});

it('leaves all as it is where the user does not want to replace the file', async () => {
  const file = { ...fileOf('own.optiscape'), save: () => Promise.resolve(false) };
  const { files, edit, notices, state } = connect({}, open, opened(file, open));
  edit(7);
  await files.save();
  expect([notices, state()]).toEqual([[], ['own.optiscape', true]]);
});

it('reports that a scene could not be saved, and that it is still unsaved', async () => {
  const file = { ...fileOf('own.optiscape'), save: () => Promise.reject(new Error('the disk is full')) };
  const { files, edit, notices, state } = connect({}, open, opened(file, open));
  edit(7);
  await files.save();
  expect(notices).toMatchObject([{ kind: 'saveFailed', failure: { message: 'the disk is full' } }]);
  expect(state()).toEqual(['own.optiscape', true]);
});
