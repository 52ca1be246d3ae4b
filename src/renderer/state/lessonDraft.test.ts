// The lesson that is being written: what edits, files and another start make of it.
import { expect, it, vi } from 'vitest';
import { landscapes } from '../../core/landscapes/registry';
import type { Lesson, LessonRace } from '../../core/lesson/lesson';
import { serializeLesson } from '../../core/lesson/serializeLesson';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { sceneFileTooLarge } from '../../core/scene/sceneFile';
import { failureError } from '../../protocol/failure';
import type { SceneFile } from '../host/host';
import { SceneFileError } from '../host/sceneFile';
import { createLessonDraft, lessonIssues, type LessonDraftOptions } from './lessonDraft';
import { addStep, emptyLesson, moveStep, newQuestion, setStep, withWords } from './lessonEdits';
import type { Notice } from './notices';
import { defaultSettings } from './settings';
import { shownView } from './shownView';

const words = { kind: 'words' } as const;

function lessonOf(...titles: string[]): Lesson {
  return titles.reduce(
    (lesson, title) => addStep(lesson, words, { en: title }, null)!.lesson,
    emptyLesson(['en']),
  );
}

/** A file, and what has been saved to it. */
function fileOf(name: string): SceneFile & { readonly texts: string[] } {
  const texts: string[] = [];
  return { name, id: 0, texts, save: (text) => Promise.resolve(texts.push(text) > 0) };
}

const nothing = { text: null, file: null };

async function begun({
  host,
  load,
}: { host?: Partial<LessonDraftOptions['host']>; load?: LessonDraftOptions['load'] } = {}) {
  const notices: Notice[] = [];
  const onChange = vi.fn();
  const draft = createLessonDraft({
    host: {
      openFile: () => Promise.resolve(null),
      saveFileAs: (name) => Promise.resolve({ name, file: null }),
      keepLesson: () => undefined,
      ...host,
    },
    load: load ?? (() => Promise.resolve(nothing)),
    onChange,
    notify: (notice) => notices.push(notice),
    language: () => 'en',
  });
  expect(draft.getState().ready).toBe(false);
  await draft.restore();
  const titles = (): string =>
    draft
      .getState()
      .lesson.steps.map(({ title }) => title['en'])
      .join('');
  const selected = (): string | undefined => {
    const { lesson, selected: key } = draft.getState();
    return lesson.steps.find((step) => step.key === key)?.title['en'];
  };
  const add = (...names: string[]) => names.forEach((en) => draft.add(words, { en }));
  const select = (title: string) =>
    draft.select(draft.getState().lesson.steps.find((step) => step.title['en'] === title)!.key);
  return { draft, notices, onChange, titles, selected, add, select };
}

it('adds steps behind the one at hand, which the new one becomes', async () => {
  const { draft, titles, selected, add, select } = await begun();
  expect(draft.getState()).toMatchObject({ ready: true, selected: null, canUndo: false });
  add('a', 'b', 'c');
  expect([titles(), selected()]).toEqual(['abc', 'c']);
  select('a');
  add('x');
  expect([titles(), selected()]).toEqual(['axbc', 'x']);
  draft.duplicate(draft.getState().selected!);
  expect([titles(), selected()]).toEqual(['axxbc', 'x']);
  expect(draft.getState().lesson.steps.findIndex(({ key }) => key === draft.getState().selected)).toBe(2);
});

it('removes steps; the next one is at hand, and undo brings the step back to hand', async () => {
  const { draft, titles, selected, add, select } = await begun();
  add('a', 'b', 'c');
  select('b');
  draft.remove(draft.getState().selected!);
  expect([titles(), selected()]).toEqual(['ac', 'c']);
  draft.remove(draft.getState().selected!);
  expect([titles(), selected()]).toEqual(['a', 'a']);
  draft.undo();
  draft.undo();
  expect([titles(), selected()]).toEqual(['abc', 'b']);
  draft.redo();
  expect([titles(), selected()]).toEqual(['ac', 'c']);
  draft.remove('none');
  expect(titles()).toBe('ac');
});

it('undoes edits one by one, a text that was typed as one', async () => {
  const { draft, titles, add, onChange } = await begun();
  add('a', 'b');
  const key = draft.getState().lesson.steps[0]!.key;
  draft.edit((lesson) => moveStep(lesson, key, 1));
  for (const text of ['L', 'Lo', 'Look']) {
    draft.edit((lesson) => setStep(lesson, key, { text: { en: text } }), `${key}.text.en`);
  }
  draft.endGesture();
  draft.edit((lesson) => setStep(lesson, key, { text: { en: 'Look!' } }), `${key}.text.en`);
  const text = (): string | undefined => draft.getState().lesson.steps.at(-1)!.text['en'];
  draft.undo();
  expect(text()).toBe('Look');
  draft.undo();
  expect([titles(), text()]).toEqual(['ba', '']);
  draft.undo();
  expect(titles()).toBe('ab');
  expect(draft.getState()).toMatchObject({ canUndo: true, canRedo: true });
  onChange.mockClear();
  draft.edit((lesson) => lesson);
  draft.select(null);
  expect(onChange).not.toHaveBeenCalled();
  draft.redo();
  expect(onChange).toHaveBeenCalledOnce();
});

it('is there again at the next start, finished or not', async () => {
  const first = await begun();
  first.add('a', 'b');
  const key = first.draft.getState().selected!;
  first.draft.edit((lesson) =>
    setStep(lesson, key, {
      text: { en: 'Its loss is {{loss' },
      question: {
        ...newQuestion(lesson),
        answers: newQuestion(lesson).answers.map((each) => ({ ...each, isRight: false })),
      },
    }),
  );
  const { lesson } = first.draft.getState();
  expect(lessonIssues(lesson)).not.toEqual([]);
  const kept = first.draft.kept();
  expect(kept.file).toBeNull();
  const second = await begun({ load: () => Promise.resolve({ ...nothing, text: kept.text }) });
  expect(second.draft.getState()).toMatchObject({ lesson, canUndo: false, ready: true });
  expect(second.selected()).toBe('a');

  const titled = await begun();
  titled.draft.edit((each) => ({ ...each, title: withWords(each.title, 'en', 'Ravines') }));
  const { text } = titled.draft.kept();
  const again = await begun({ load: () => Promise.resolve({ ...nothing, text }) });
  expect(again.draft.getState().lesson.title).toEqual({ en: 'Ravines' });
});

it('belongs to its file again at the next start, and knows what that lacks', async () => {
  const lesson = lessonOf('a');
  const file = fileOf('a.optiscape-lesson');
  const onDisk = { name: file.name, text: serializeLesson(lesson), file };
  const { draft, add } = await begun({ load: () => Promise.resolve({ text: onDisk.text, file: onDisk }) });
  expect(draft.getState().file).toEqual({ name: file.name, edited: false });
  expect(draft.kept()).toEqual({ text: onDisk.text, file });
  add('b');
  const { text } = draft.kept();
  const again = await begun({ load: () => Promise.resolve({ text, file: onDisk }) });
  expect(again.draft.getState().file).toEqual({ name: file.name, edited: true });
  const foreign = { ...onDisk, text: '{}' };
  const without = await begun({ load: () => Promise.resolve({ text, file: foreign }) });
  expect(without.draft.getState().file).toBeNull();
});

it('is kept anew with the file that it was saved to', async () => {
  const file = fileOf('mine.optiscape-lesson');
  const { draft, add, onChange } = await begun({
    host: { saveFileAs: () => Promise.resolve({ name: file.name, file }) },
  });
  add('a');
  onChange.mockClear();
  await draft.save();
  expect(onChange).toHaveBeenCalledOnce();
  expect(draft.kept().file).toBe(file);
});

it('keeps nothing in the place of what could not be asked for, and asks again', async () => {
  const load = vi
    .fn<LessonDraftOptions['load']>()
    .mockRejectedValueOnce(new Error('disconnected'))
    .mockResolvedValue({ ...nothing, text: serializeLesson(lessonOf('a')) });
  const draft = createLessonDraft({
    host: { openFile: vi.fn(), saveFileAs: vi.fn(), keepLesson: vi.fn() },
    load,
    onChange: vi.fn(),
    notify: vi.fn(),
    language: () => 'en',
  });
  expect([await draft.restore(), draft.getState().ready]).toEqual([false, false]);
  expect([await draft.restore(), draft.getState().ready]).toEqual([true, true]);
  expect(draft.getState().lesson).toEqual(lessonOf('a'));
});

it('begins empty where what was kept is no lesson, and reads only once', async () => {
  const { draft: empty, notices } = await begun({ load: () => Promise.resolve({ ...nothing, text: '{' }) });
  expect(empty.getState()).toMatchObject({ ready: true, lesson: emptyLesson(['en']) });
  expect(notices).toEqual([{ kind: 'draftUnreadable' }]);
  const load = vi.fn(() => Promise.resolve({ ...nothing, text: serializeLesson(lessonOf('a')) }));
  const { draft, add, titles } = await begun({ load });
  add('b');
  await draft.restore();
  expect(titles()).toBe('ab');
  expect(load).toHaveBeenCalledOnce();
});

it('tells what would be refused, by step and field', () => {
  const lesson = lessonOf('a', 'b');
  expect(lessonIssues(lesson)).toEqual([]);
  expect(lessonIssues(emptyLesson(['en']))).toMatchObject([{ field: 'steps' }]);
  const scene = createDefaultScene(landscapes[0]!);
  const shown = {
    scene,
    beside: { scene: null, isLeft: false },
    seconds: 0,
    settings: defaultSettings,
    window: { selectedRunner: null, litTerm: null, hiddenCurves: [] },
  };
  const wrong = setStep(lesson, lesson.steps[1]!.key, {
    shows: {
      ...(shownView(shown) as LessonRace),
      pauses: [scene.steps + 1],
    },
  });
  expect(lessonIssues(wrong)).toMatchObject([{ field: 'steps[1].shows.pauses[0]' }]);
});

it('opens a file; undo leads back to the lesson before and to its file', async () => {
  const file = fileOf('waves.optiscape-lesson');
  const lesson = lessonOf('w');
  const { draft, titles, add, notices } = await begun({
    host: { openFile: () => Promise.resolve({ name: file.name, text: serializeLesson(lesson), file }) },
  });
  add('a');
  await draft.open();
  expect(notices).toEqual([{ kind: 'opened', name: file.name, replaced: null }]);
  expect(titles()).toBe('w');
  expect(draft.getState()).toMatchObject({ file: { name: file.name, edited: false }, selected: null });
  add('x');
  expect(draft.getState().file).toEqual({ name: file.name, edited: true });
  draft.undo();
  expect(draft.getState().file).toEqual({ name: file.name, edited: false });
  draft.undo();
  expect([titles(), draft.getState().file]).toEqual(['a', null]);
  draft.redo();
  expect(draft.getState().file?.name).toBe(file.name);
});

it('refuses a broken or foreign file in words, and keeps the lesson', async () => {
  let text = '{"format":"optiscape-scene","version":1}';
  const { draft, titles, add, notices } = await begun({
    host: { openFile: () => Promise.resolve({ name: 'x', text, file: null }) },
  });
  add('a');
  await draft.open();
  text = serializeLesson(lessonOf('w')).replace('"minutes": 45', '"minutes": -5');
  await draft.open();
  expect(notices).toMatchObject([
    {
      kind: 'openFailed',
      issues: [{ field: 'format' }, { field: 'languages' }, { field: 'title' }, { field: 'steps' }],
    },
    { kind: 'openFailed', issues: [{ field: 'minutes', message: expect.stringContaining('-5') as string }] },
  ]);
  expect(titles()).toBe('a');
});

it('says why a file can’t be read', async () => {
  const tooLarge = new SceneFileError(sceneFileTooLarge('big', 2 ** 30));
  const errors = [tooLarge, failureError('io', 'EIO: read')];
  const { draft, notices } = await begun({ host: { openFile: () => Promise.reject(errors.shift()!) } });
  await draft.open();
  await draft.open();
  expect(notices).toEqual([
    { kind: 'openFailed', issues: [tooLarge.issue] },
    { kind: 'openFailed', issues: [{ field: 'file', message: 'EIO: read' }] },
  ]);
});

it('saves under a name that the user chooses, and then to that file', async () => {
  const file = fileOf('mine.optiscape-lesson');
  const saveFileAs = vi.fn((_name: string, _text: string) => Promise.resolve({ name: file.name, file }));
  const { draft, add, notices } = await begun({ host: { saveFileAs } });
  add('a');
  draft.edit((lesson) => ({ ...lesson, title: { en: 'Ravines' } }));
  await draft.save();
  expect(saveFileAs).toHaveBeenCalledWith(
    'Ravines.optiscape-lesson',
    serializeLesson(draft.getState().lesson),
  );
  expect(draft.getState().file).toEqual({ name: file.name, edited: false });
  add('b');
  expect(draft.getState().file?.edited).toBe(true);
  await draft.save();
  expect(file.texts).toEqual([serializeLesson(draft.getState().lesson)]);
  expect(draft.getState().file?.edited).toBe(false);
  await draft.saveAs();
  expect(saveFileAs).toHaveBeenCalledTimes(2);
  expect(notices).toEqual(Array(3).fill({ kind: 'saved', name: file.name }));
  draft.begin();
  expect(draft.getState()).toMatchObject({ file: null, lesson: emptyLesson(['en']), selected: null });
});

it('does not save what could not be opened again', async () => {
  const saveFileAs = vi.fn();
  const { draft, notices } = await begun({ host: { saveFileAs } });
  expect(await draft.save()).toBe(false);
  expect(draft.getState().issuesShown).toBe(true);
  expect(saveFileAs).not.toHaveBeenCalled();
  expect(notices).toEqual([]);
});

it('stays as it is where the user cancels or saving fails', async () => {
  const outcomes = [() => Promise.resolve(null), () => Promise.reject(failureError('io', 'ENOSPC'))];
  const { draft, add, notices } = await begun({ host: { saveFileAs: () => outcomes.shift()!() } });
  add('a');
  await draft.save();
  expect(notices).toEqual([]);
  await draft.save();
  expect(notices).toMatchObject([{ kind: 'saveFailed', failure: { message: 'ENOSPC' } }]);
  expect(draft.getState().file).toBeNull();
  const declined = { ...fileOf('x'), save: () => Promise.resolve(false) };
  draft.openText({ name: 'x', text: serializeLesson(lessonOf('w')), file: declined });
  add('b');
  await draft.save();
  expect(draft.getState().file?.edited).toBe(true);
});

it('does not begin an empty lesson instead of an empty one', async () => {
  const { draft } = await begun();
  draft.begin();
  expect(draft.getState().canUndo).toBe(false);
  draft.begin(lessonOf('w'));
  draft.undo();
  expect(draft.getState().lesson.steps).toEqual([]);
});
