// The user's files in a browser: its own pickers if it has them, otherwise a download and a file input.
import { lessonEnding, savedEndings } from '../../core/lesson/lessonFile';
import { sceneEndings } from '../../core/scene/sceneFile';
import type { OpenedScene, SavedScene, SceneFile } from './host';
import { readSceneFile } from './sceneFile';

interface FilePickers {
  showOpenFilePicker(options: PickerOptions): Promise<FileSystemFileHandle[]>;
  showSaveFilePicker(options: PickerOptions & { suggestedName: string }): Promise<FileSystemFileHandle>;
}

interface PickerOptions {
  readonly id: string;
  readonly types?: readonly {
    readonly description: string;
    readonly accept: Record<string, readonly string[]>;
  }[];
}

const withDots = (endings: readonly string[]): string[] => endings.map((ending) => `.${ending}`);

/** What is opened: a scene or a lesson. */
const openedEndings = withDots([...sceneEndings, lessonEnding]);

/** All that Chromium lets its pickers be limited to: they refuse to open for other extensions, as a lesson's is. */
const isLimit = (ending: string): boolean => /^\.[a-z0-9.+]{1,15}$/i.test(ending);

/** All files can be chosen where the pickers can't be limited to these. */
const pickerOf = (endings: readonly string[]): PickerOptions => ({
  id: 'optiscape-scenes',
  ...(endings.every(isLimit) && {
    types: [{ description: 'Optiscape', accept: { 'application/json': endings } }],
  }),
});

/** What a file input accepts. */
const accepted = (endings: readonly string[]): string => [...endings, 'application/json'].join(',');

/** What a file input for scene files accepts. */
export const sceneFileTypes = accepted(withDots(sceneEndings));

/**
 * Lets the user choose a file and reads it; null if the user cancels. Rejects with a `SceneFileError` if it can't be
 * read or is too large.
 */
export async function openWithBrowser(): Promise<OpenedScene | null> {
  const pickers = pickersOf(window);
  if (!pickers.showOpenFilePicker) {
    const file = await chooseWithInput();
    return file && { name: file.name, text: await readSceneFile(file), file: null };
  }
  return unlessAborted(async () => {
    const [handle] = await pickers.showOpenFilePicker!(pickerOf(openedEndings));
    return handle
      ? { name: handle.name, text: await readSceneFile(await handle.getFile()), file: sceneFile(handle) }
      : null;
  });
}

/** Lets the user choose where to save a text; null if the user cancels. */
export async function saveWithBrowser(suggestedName: string, text: string): Promise<SavedScene | null> {
  const pickers = pickersOf(window);
  if (!pickers.showSaveFilePicker) {
    download(suggestedName, text);
    return { name: suggestedName, file: null };
  }
  return unlessAborted(async () => {
    const handle = await pickers.showSaveFilePicker!({
      ...pickerOf(withDots(savedEndings(suggestedName))),
      suggestedName,
    });
    await writeTo(handle, text);
    return { name: handle.name, file: sceneFile(handle) };
  });
}

const sceneFile = (handle: FileSystemFileHandle): SceneFile => ({
  id: null,
  name: handle.name,
  // The browser asks whether the page may.
  async save(text) {
    await writeTo(handle, text);
    return true;
  },
});

/** The browser writes to a temporary file and moves it into place on close. */
async function writeTo(handle: FileSystemFileHandle, text: string): Promise<void> {
  const stream = await handle.createWritable();
  try {
    await stream.write(text);
    await stream.close();
  } catch (error) {
    await stream.abort().catch(() => undefined);
    throw error;
  }
}

function pickersOf(from: Window): Partial<FilePickers> {
  return from as Partial<FilePickers>;
}

async function unlessAborted<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}

function chooseWithInput(): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accepted(openedEndings);
    input.addEventListener('change', () => {
      resolve(input.files?.[0] ?? null);
    });
    input.addEventListener('cancel', () => {
      resolve(null);
    });
    input.click();
  });
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  downloadFrom(address, name);
  // Once a download has begun, it keeps its own reference to the data.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}

/** Makes the browser download `address`. */
export function downloadFrom(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}
