// A session's files of scenes and lessons: the page knows them by number, so that it reaches only those that the user has chosen.
import { createHash } from 'node:crypto';
import { basename, isAbsolute } from 'node:path';
import { z } from 'zod';
import { failureError, failureOf } from '../protocol/failure';
import type { KeptDocument, OpenedFile, RecentLessonFile } from '../protocol/messages';
import { createLessonCopies } from './lessonCopies';
import type { Store, StoreEntry } from './store';
import type { Unfinished } from './unfinished';

/** The user's files, in a shell that reaches them by path. Reading and writing reject with a `FailureError`. */
export interface SceneFiles {
  /** Lets the user choose a file; null if the user cancels. */
  chooseToOpen(): Promise<string | null>;
  chooseToSave(suggestedName: string): Promise<string | null>;
  read(path: string): Promise<string>;
  write(path: string, text: string): Promise<void>;
  /** Asks the user whether to replace a file that another program has changed meanwhile. */
  confirmReplace(path: string): Promise<boolean>;
  /** Shows which file the race belongs to, null if to none, and whether it has changes that the file does not have. */
  show(path: string | null, edited: boolean): void;
  /** Those of lessons among the recent files, the latest first. */
  recentLessons(): readonly string[];
  /** Puts a file at the top of the recent ones. */
  addRecent(path: string): void;
  removeRecent(path: string): void;
}

/** Where the store has the path of a document's file. */
const pathEntries = { scene: 'file', lesson: 'lessonFile' } as const satisfies Record<
  KeptDocument,
  StoreEntry
>;

const savedSchema = z.object({ path: z.string().refine(isAbsolute).nullable() });

/** With `files` null, only documents without a file can be saved. Files that are being written are added to `saves`. */
export function createSessionFiles(files: SceneFiles | null, store: Store, saves: Unfinished) {
  const paths: string[] = [];
  /** What each file had when it was last opened or saved here. */
  const contents = new Map<string, string>();
  const copies = createLessonCopies(store);

  function shell(): SceneFiles {
    if (!files) throw failureError('not-found', 'This shell has no file dialogs.');
    return files;
  }

  function idOf(path: string): number {
    const known = paths.indexOf(path);
    return known === -1 ? paths.push(path) - 1 : known;
  }

  function pathOf(id: number | null): string | null {
    if (id === null) return null;
    const path = paths[id];
    if (path === undefined)
      throw failureError('not-found', `Unknown file: ${id} (expected one of this session)`);
    return path;
  }

  function opened(path: string, text: string): OpenedFile {
    contents.set(path, digest(text));
    return { id: idOf(path), name: basename(path), text };
  }

  async function write(path: string, text: string): Promise<void> {
    await shell().write(path, text);
    contents.set(path, digest(text));
  }

  /** Resolves with false where another program has written to the file. */
  async function writeUnlessChanged(path: string, text: string): Promise<boolean> {
    if (await hasChanged(path)) return false;
    await write(path, text);
    return true;
  }

  /** Whether another program has written to a file since. One that is gone can be written anew. */
  async function hasChanged(path: string): Promise<boolean> {
    const text = await shell()
      .read(path)
      .catch((error: unknown) => (failureOf(error).code === 'not-found' ? null : ''));
    return text !== null && digest(text) !== contents.get(path);
  }

  /** Saves a document for the next start, with the file that it belongs to. */
  function createSaving(of: KeptDocument): (text: string, id: number | null) => Promise<void> {
    /** The path that is saved with it; undefined while it is unknown. */
    let savedPath: string | null | undefined;
    let saving: Promise<void> = Promise.resolve();

    const savePath = async (path: string | null): Promise<void> => {
      if (files) await store.save(pathEntries[of], JSON.stringify({ path }));
    };

    /** The file changes only between two saves without one: at no time does the document belong to the file of another. */
    const saveBoth = async (text: string, path: string | null): Promise<void> => {
      const isOther = path !== savedPath;
      if (isOther) {
        savedPath = undefined;
        await savePath(null);
      }
      await store.save(of, text);
      if (isOther && path !== null) await savePath(path);
      savedPath = path;
    };

    return async (text, id) => {
      const path = pathOf(id);
      // One after the other only where the file changes: the store saves the latest of several texts.
      if (path === savedPath) {
        await store.save(of, text);
        return;
      }
      const done = saving.then(() => saveBoth(text, path));
      saving = done.catch(() => undefined);
      await done;
    };
  }

  return {
    opened,
    async open(): Promise<OpenedFile | null> {
      const path = await shell().chooseToOpen();
      return path === null ? null : opened(path, await shell().read(path));
    },
    /** Rejects with a `FailureError` that says why it can't be read. */
    async reopen(id: number): Promise<OpenedFile> {
      const path = pathOf(id)!;
      return opened(path, await shell().read(path));
    },
    /** Those that are on the disk come first. */
    async recentLessons(): Promise<RecentLessonFile[]> {
      const paths = files?.recentLessons() ?? [];
      const onDisk = paths.map(async (path) => ({
        name: basename(path),
        file: idOf(path),
        text: await shell()
          .read(path)
          .catch(() => null),
      }));
      const kept = (await copies.all()).map((copy) => ({ ...copy, file: null }));
      return [...(await Promise.all(onDisk)), ...kept];
    },
    async keepLesson(name: string, id: number | null, text: string): Promise<void> {
      const path = pathOf(id);
      if (path === null) await copies.add(name, text);
      else shell().addRecent(path);
    },
    async forgetLesson(name: string, id: number | null): Promise<void> {
      const path = pathOf(id);
      if (path === null) await copies.remove(name);
      else shell().removeRecent(path);
    },
    /** The file that the saved document belongs to; null if there is none, or it can't be read. */
    async restore(of: KeptDocument): Promise<OpenedFile | null> {
      if (!files) return null;
      try {
        const { path } = savedSchema.parse(JSON.parse((await store.load(pathEntries[of])) ?? 'null'));
        return path === null ? null : opened(path, await files.read(path));
      } catch {
        return null;
      }
    },
    /** Resolves with false if the user has decided against it. */
    async save(id: number, text: string): Promise<boolean> {
      const { confirmReplace } = shell();
      const path = pathOf(id)!;
      if (await saves.add(writeUnlessChanged(path, text))) return true;
      if (!(await confirmReplace(path))) return false;
      await saves.add(write(path, text));
      return true;
    },
    async saveAs(suggestedName: string, text: string): Promise<{ id: number; name: string } | null> {
      const path = await shell().chooseToSave(suggestedName);
      if (path === null) return null;
      await saves.add(write(path, text));
      return { id: idOf(path), name: basename(path) };
    },
    show(id: number | null, edited: boolean): void {
      shell().show(pathOf(id), edited);
    },
    saveRace: createSaving('scene'),
    saveLesson: createSaving('lesson'),
  };
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64');
