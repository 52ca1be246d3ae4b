// The user's files in a browser: its own pickers if it has them, otherwise a download and a file input.
import { readSceneFile } from './sceneFile';

interface FilePickers {
  showOpenFilePicker(options: PickerOptions): Promise<FileSystemFileHandle[]>;
  showSaveFilePicker(options: PickerOptions & { suggestedName: string }): Promise<FileSystemFileHandle>;
}

interface PickerOptions {
  readonly id: string;
  readonly types: readonly {
    readonly description: string;
    readonly accept: Record<string, readonly string[]>;
  }[];
}

const scenePicker: PickerOptions = {
  id: 'optiscape-scenes',
  types: [{ description: 'Optiscape', accept: { 'application/json': ['.json'] } }],
};

/**
 * Lets the user choose a file and reads it; null if the user cancels. Rejects with a `SceneFileError` if it can't be
 * read or is too large.
 */
export async function openWithBrowser(): Promise<{ name: string; text: string } | null> {
  const pickers = pickersOf(window);
  const file = pickers.showOpenFilePicker
    ? await unlessAborted(async () => {
        const [handle] = await pickers.showOpenFilePicker!(scenePicker);
        return handle ? handle.getFile() : null;
      })
    : await chooseWithInput();
  return file && { name: file.name, text: await readSceneFile(file) };
}

/** Lets the user choose where to save a text; returns the file's name, or null if the user cancels. */
export async function saveWithBrowser(suggestedName: string, text: string): Promise<string | null> {
  const pickers = pickersOf(window);
  if (!pickers.showSaveFilePicker) {
    download(suggestedName, text);
    return suggestedName;
  }
  return unlessAborted(async () => {
    const handle = await pickers.showSaveFilePicker!({ ...scenePicker, suggestedName });
    // The browser writes to a temporary file and moves it into place on close.
    const stream = await handle.createWritable();
    try {
      await stream.write(text);
      await stream.close();
    } catch (error) {
      await stream.abort().catch(() => undefined);
      throw error;
    }
    return handle.name;
  });
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
    input.accept = '.json,application/json';
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
