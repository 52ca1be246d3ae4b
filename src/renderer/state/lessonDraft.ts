// The lesson that is being written: its edits with the way back, its file, and what is kept of it for the next start.
import { createStore } from 'zustand/vanilla';
import type { Lesson, LessonText, LessonView } from '../../core/lesson/lesson';
import { inLessonLanguage } from '../../core/lesson/inLessonLanguage';
import { lessonEnding } from '../../core/lesson/lessonFile';
import { missingTexts } from '../../core/lesson/lessonTexts';
import { parseLesson, parseLessonDraft, parseLessonText } from '../../core/lesson/parseLesson';
import { serializeLesson } from '../../core/lesson/serializeLesson';
import type { Issue } from '../../core/validation/issue';
import { failureOf } from '../../protocol/failure';
import type { Host, OpenedScene, SceneFile } from '../host/host';
import { SceneFileError } from '../host/sceneFile';
import { historyOf, redone, undone, withEdit, type History } from './history';
import {
  addStep,
  duplicateStep,
  emptyLesson,
  findStep,
  isEmptyLesson,
  removeStep,
  type WithStep,
} from './lessonEdits';
import type { Notice } from './notices';

/** A lesson through all its edits, and its file. Undoing the opening of a file leads back to the lesson before, and to its file. */
interface LessonDocument {
  file: SceneFile | null;
  /** What the file has. */
  saved: Lesson | null;
}

interface Draft {
  readonly lesson: Lesson;
  readonly document: LessonDocument;
}

export interface LessonDraftState {
  /** Whether what was kept of the last start has been read. */
  readonly ready: boolean;
  readonly lesson: Lesson;
  /** The key of the step at hand; null for the lesson as a whole. */
  readonly selected: string | null;
  readonly file: { readonly name: string; readonly edited: boolean } | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Whether what is to be mended is on show, as it is once saving was refused for it, or texts are missing in what was saved. */
  readonly issuesShown: boolean;
}

export interface KeptLesson {
  readonly text: string | null;
  readonly file: OpenedScene | null;
}

export interface LessonDraftOptions {
  readonly host: Pick<Host, 'openFile' | 'saveFileAs' | 'keepLesson'>;
  /** The text that was kept last, null if there is none, and the file that it belongs to. Rejects where nobody can be asked. */
  readonly load: () => Promise<KeptLesson>;
  /** Called when what is to be kept has changed. */
  readonly onChange: () => void;
  readonly notify: (notice: Notice) => void;
  /** The language that a new lesson is written in. */
  readonly language: () => string;
}

export type LessonDraft = ReturnType<typeof createLessonDraft>;

const knownIssues = new WeakMap<Lesson, readonly Issue[]>();

/** What is wrong with a lesson, by step and field, as for who opens its file; found once. */
export function lessonIssues(lesson: Lesson): readonly Issue[] {
  const known = knownIssues.get(lesson);
  if (known !== undefined) return known;
  const parsed = parseLesson(JSON.parse(serializeLesson(lesson)));
  const issues = parsed.ok ? [] : parsed.issues;
  knownIssues.set(lesson, issues);
  return issues;
}

export function createLessonDraft({ host, load, onChange, notify, language }: LessonDraftOptions) {
  const draftOf = (lesson: Lesson): Draft => ({ lesson, document: { file: null, saved: null } });
  let history: History<Draft> = historyOf(draftOf(emptyLesson([language()])));
  let selected: string | null = null;
  let ready = false;
  let reading: Promise<boolean> | null = null;
  let issuesShown = false;

  const state = (): LessonDraftState => {
    const { lesson, document } = history.now;
    return {
      ready,
      lesson,
      selected: findStep(lesson, selected)?.key ?? null,
      file: document.file && { name: document.file.name, edited: lesson !== document.saved },
      canUndo: history.past.length > 0,
      canRedo: history.future.length > 0,
      issuesShown,
    };
  };
  const store = createStore<LessonDraftState>(state);
  const show = (): void => store.setState(state(), true);

  const become = (next: History<Draft>): void => {
    if (next === history) return;
    const isOther = next.now.lesson !== history.now.lesson;
    if (next.now.document !== history.now.document) issuesShown = false;
    history = next;
    show();
    if (isOther) onChange();
  };

  const edit = (change: (lesson: Lesson) => Lesson, mergeKey: string | null = null): void => {
    const { now } = history;
    const lesson = change(now.lesson);
    if (lesson !== now.lesson) become(withEdit(history, { ...now, lesson }, mergeKey));
  };

  /** Selects the step that is added. */
  const editWith = (change: (lesson: Lesson) => WithStep | null): boolean => {
    const added = change(history.now.lesson);
    if (added === null) return false;
    selected = added.key;
    edit(() => added.lesson);
    return true;
  };

  /** A step that has been brought back, moved or changed is at hand then; of one that is gone, what stands in its place. */
  const travel = (next: History<Draft>): void => {
    const { steps: before } = history.now.lesson;
    const { steps } = next.now.lesson;
    const changed = steps.find((step) => !before.includes(step));
    const place = before.findIndex(({ key }) => key === selected);
    if (changed !== undefined) selected = changed.key;
    else if (place >= 0 && findStep(next.now.lesson, selected) === undefined) {
      selected = (steps[place] ?? steps.at(-1))?.key ?? null;
    }
    become(next);
  };

  const begin = (lesson: Lesson, document: LessonDocument): void => {
    selected = null;
    become(withEdit(history, { lesson, document }, null));
  };

  const openText = (opened: OpenedScene): boolean => {
    const { name, text, file } = opened;
    const parsed = parseLessonText(text);
    if (!parsed.ok) {
      notify({ kind: 'openFailed', issues: parsed.issues });
      return false;
    }
    begin(parsed.lesson, { file, saved: parsed.lesson });
    host.keepLesson(opened);
    notify({ kind: 'opened', name, replaced: null });
    return true;
  };

  async function write({ lesson, document }: Draft, how: 'again' | 'as'): Promise<void> {
    const text = serializeLesson(lesson);
    if (how === 'again' && document.file !== null) {
      if (!(await document.file.save(text))) return;
      document.saved = lesson;
      host.keepLesson({ name: document.file.name, text, file: document.file });
      notify({ kind: 'saved', name: document.file.name });
    } else {
      const saved = await host.saveFileAs(document.file?.name ?? fileNameOf(lesson), text);
      if (saved === null) return;
      if (saved.file !== null) {
        Object.assign(document, { file: saved.file, saved: lesson });
        onChange();
      }
      host.keepLesson({ ...saved, text });
      notify({ kind: 'saved', name: saved.name });
    }
    show();
  }

  const showIssues = (shown: boolean): void => {
    issuesShown = shown;
    show();
  };

  /** One at a time: of two saves to one file, the later one counts. */
  let saving: Promise<unknown> = Promise.resolve();

  /** Writes the lesson to its file. Where that could not be opened again, resolves with false: nothing is written, and what is to be mended is shown. */
  const save = (how: 'again' | 'as'): Promise<boolean> => {
    const saved = saving.then(async () => {
      const draft = history.now;
      if (lessonIssues(draft.lesson).length > 0) {
        showIssues(true);
        return false;
      }
      await write(draft, how).catch((error: unknown) => {
        notify({ kind: 'saveFailed', failure: failureOf(error) });
      });
      if (missingTexts(draft.lesson).length > 0) showIssues(true);
      return true;
    });
    saving = saved;
    return saved;
  };

  return {
    getState: store.getState,
    subscribe: store.subscribe,

    /**
     * Reads what was kept of the last start, once; to be awaited before the first edit. Resolves with false where it could not be
     * read so far: then nothing may be kept in its place, and it can be tried again.
     */
    restore(): Promise<boolean> {
      reading ??= load().then(
        ({ text, file }) => {
          const kept = text === null ? null : parseLessonDraft(text);
          if (text !== null && kept === null) notify({ kind: 'draftUnreadable' });
          if (kept !== null) history = historyOf({ lesson: kept, document: documentOfKept(kept, file) });
          selected = history.now.lesson.steps[0]?.key ?? null;
          ready = true;
          show();
          return true;
        },
        () => {
          reading = null;
          return false;
        },
      );
      return reading;
    },

    /** What is to be kept: the text, and the file that it belongs to. */
    kept: (): { readonly text: string; readonly file: SceneFile | null } => ({
      text: serializeLesson(history.now.lesson),
      file: history.now.document.file,
    }),

    showIssues,

    /** Applies an edit as one undo entry; consecutive edits with one `mergeKey` are one until `endGesture`. */
    edit,

    /** The next edit starts a new undo entry, whatever its merge key. */
    endGesture(): void {
      history = { ...history, mergeKey: null };
    },

    undo: (): void => travel(undone(history)),
    redo: (): void => travel(redone(history)),

    select(key: string | null): void {
      selected = key;
      history = { ...history, mergeKey: null };
      show();
    },

    /** Adds a step behind the one at hand, and selects it; false where there are as many as there may be. */
    add: (shows: LessonView, title: LessonText): boolean =>
      editWith((lesson) => addStep(lesson, shows, title, findStep(lesson, selected)?.key ?? null)),

    duplicate: (key: string): boolean => editWith((lesson) => duplicateStep(lesson, key)),

    /** Removes a step; the one that then stands in its place is at hand, or the last one. */
    remove(key: string): void {
      const index = history.now.lesson.steps.findIndex((step) => step.key === key);
      const lesson = removeStep(history.now.lesson, key);
      if (key === selected) selected = (lesson.steps[index] ?? lesson.steps.at(-1))?.key ?? null;
      edit(() => lesson);
    },

    /** Begins another lesson; undo leads back to the one before. */
    begin(lesson: Lesson = emptyLesson([language()])): void {
      if (isEmptyLesson(lesson) && isEmptyLesson(history.now.lesson)) return;
      begin(lesson, { file: null, saved: null });
    },

    /** Lets the user choose a lesson's file and opens it; says why where it can't be. The lesson before stays a step of undo away. */
    async open(): Promise<void> {
      try {
        const opened = await host.openFile();
        if (opened !== null) openText(opened);
      } catch (error) {
        const issue =
          error instanceof SceneFileError
            ? error.issue
            : { field: 'file', message: failureOf(error).message };
        notify({ kind: 'openFailed', issues: [issue] });
      }
    },

    openText,

    save: (): Promise<boolean> => save('again'),
    saveAs: (): Promise<boolean> => save('as'),
  };
}

/** The file of a lesson that was kept, and whether it has all of it. */
function documentOfKept(lesson: Lesson, opened: OpenedScene | null): LessonDocument {
  const parsed = opened === null ? null : parseLessonText(opened.text);
  if (opened === null || parsed?.ok !== true) return { file: null, saved: null };
  const isSame = serializeLesson(parsed.lesson) === serializeLesson(lesson);
  return { file: opened.file, saved: isSame ? lesson : parsed.lesson };
}

/** What a lesson's file is called at first: its title, without what file systems do not allow. */
function fileNameOf({ title, languages }: Lesson): string {
  return `${inLessonLanguage({ languages }, title, languages[0]!) || 'lesson'}.${lessonEnding}`;
}
