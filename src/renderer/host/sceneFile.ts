// Reads a file that the page was given and that should be a scene.
import { issueInWords, type Issue } from '../../core/validation/issue';
import { maxSceneFileBytes, sceneFileTooLarge, sceneFileUnreadable } from '../../core/scene/sceneFile';
import { phrase, inLanguage, type Phrase } from '../../core/text/text';
import type { OpenedScene } from './host';

/** A file that can't be opened; `issue` has the reason in every language. */
export class SceneFileError extends Error {
  readonly issue: Issue;

  constructor(words: Phrase) {
    super(inLanguage(words, 'en'));
    this.name = 'SceneFileError';
    this.issue = issueInWords('file', words);
  }
}

/** Rejects with a `SceneFileError`. A file that is too large is not read. */
export async function readSceneFile(file: Pick<File, 'name' | 'size' | 'text'>): Promise<string> {
  const { name, size } = file;
  if (size > maxSceneFileBytes) throw new SceneFileError(sceneFileTooLarge(name, size));
  try {
    return await file.text();
  } catch (error) {
    throw new SceneFileError(
      sceneFileUnreadable(name, error instanceof Error ? error.message : String(error)),
    );
  }
}

/** A file or folder that was dropped on the window. */
export interface Dropped {
  readonly file: Pick<File, 'name' | 'size' | 'text'>;
  readonly isFolder: boolean;
}

/** The only file among the dropped items; rejects with a `SceneFileError` if there is not exactly one. */
export async function readDropped(dropped: readonly Dropped[]): Promise<OpenedScene | null> {
  const [first] = dropped;
  if (first === undefined) return null;
  if (dropped.length > 1) {
    throw new SceneFileError(
      phrase('{length} files were dropped (expected one: only one race can be open)', {
        length: dropped.length,
      }),
    );
  }
  const { file, isFolder } = first;
  if (isFolder) {
    throw new SceneFileError(phrase('{name} is a folder (expected a scene file)', { name: file.name }));
  }
  return { name: file.name, text: await readSceneFile(file), file: null };
}
