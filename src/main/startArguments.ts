// Reads what a start asks for: a window, perhaps with a file; the command line; or a hidden export.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lessonEnding } from '../core/lesson/lessonFile';
import { sceneEndings } from '../core/scene/sceneFile';

export type Start =
  | { readonly kind: 'window'; readonly dataFolder: string | null }
  /** `words` are a command and its arguments, from a terminal. */
  | { readonly kind: 'commandLine'; readonly words: readonly string[]; readonly dataFolder: string | null }
  /** A hidden page of this machine's own server, with a temporary profile. */
  | { readonly kind: 'exportPage'; readonly address: string; readonly profileFolder: string }
  /** A hidden page from the file `page`, to be written as PDF to the file `pdf`, with a temporary profile. */
  | {
      readonly kind: 'printPage';
      readonly page: string;
      readonly pdf: string;
      readonly profileFolder: string;
    }
  /** The start can't be done as asked; `by` says who asked. */
  | { readonly kind: 'refused'; readonly message: string; readonly by: 'user' | 'program' };

/** A process's own arguments, without the program and, in development, without the app folder passed to Electron. */
export function ownWords(words: readonly string[], isDefaultApp: boolean): string[] {
  const own = words.slice(1);
  return isDefaultApp ? own.slice(own.findIndex((word) => !word.startsWith('-')) + 1) : own;
}

/**
 * What `words` (see `ownWords`) ask for. Unknown switches are Chromium's. The address of a hidden export's page is
 * secret, so it comes in the environment: other users can read command lines.
 */
export function readStart(
  words: readonly string[],
  workingFolder: string,
  environment: NodeJS.ProcessEnv = {},
): Start {
  const hidden = readHiddenPage(environment, valueOf(words, 'user-data-dir'), workingFolder);
  if (hidden !== null) return hidden;
  const folder = valueOf(words, 'data-folder');
  if (folder === '') {
    const message = 'Invalid --data-folder: nothing (expected --data-folder=PATH)';
    return { kind: 'refused', message, by: 'user' };
  }
  const dataFolder = folder === undefined ? null : resolve(workingFolder, folder);
  const command = words.findIndex((word) => !word.startsWith('-') || /^(-h|--help|-V|--version)$/.test(word));
  // A file to open has a folder or an extension in its name.
  return command >= 0 && /^-|^[a-z][a-z-]*$/.test(words[command] ?? '')
    ? { kind: 'commandLine', words: words.slice(command), dataFolder }
    : { kind: 'window', dataFolder };
}

/** Null where the environment asks for no hidden page. */
function readHiddenPage(
  {
    OPTISCAPE_EXPORT_PAGE: address,
    OPTISCAPE_PRINT_PAGE: page,
    OPTISCAPE_PRINT_FILE: pdf,
  }: NodeJS.ProcessEnv,
  profile: string | undefined,
  workingFolder: string,
): Start | null {
  if (address === undefined && page === undefined) return null;
  if (!profile) {
    const what = `the page of ${address === undefined ? 'OPTISCAPE_PRINT_PAGE' : 'OPTISCAPE_EXPORT_PAGE'}`;
    const message = `Invalid --user-data-dir: nothing (expected a folder for ${what})`;
    return { kind: 'refused', message, by: 'program' };
  }
  const profileFolder = resolve(workingFolder, profile);
  if (address !== undefined) return readExportPage(address, profileFolder);
  if (!page || !pdf) {
    const name = page ? 'OPTISCAPE_PRINT_FILE' : 'OPTISCAPE_PRINT_PAGE';
    return { kind: 'refused', message: `Invalid ${name}: nothing (expected a file)`, by: 'program' };
  }
  return {
    kind: 'printPage',
    page: resolve(workingFolder, page),
    pdf: resolve(workingFolder, pdf),
    profileFolder,
  };
}

function readExportPage(address: string, profileFolder: string): Start {
  const { protocol, hostname } = URL.canParse(address) ? new URL(address) : { protocol: '', hostname: '' };
  if (protocol !== 'http:' || hostname !== '127.0.0.1') {
    const message = `Invalid OPTISCAPE_EXPORT_PAGE: ${address} (expected an address of this machine, http://127.0.0.1:…)`;
    return { kind: 'refused', message, by: 'program' };
  }
  return { kind: 'exportPage', address, profileFolder };
}

/** The value of `--name=value`; empty without a value, undefined if the switch is missing. */
function valueOf(words: readonly string[], name: string): string | undefined {
  const word = words.find((each) => each === `--${name}` || each.startsWith(`--${name}=`));
  return word?.slice(`--${name}=`.length);
}

const openedEndings = [...sceneEndings, lessonEnding];

/** The files of scenes and lessons among a start's arguments, as full paths. */
export function sceneFilesOf(words: readonly string[], workingFolder: string): string[] {
  return words.flatMap((word) => {
    const path = pathOf(word, workingFolder);
    const isScene =
      path !== null && openedEndings.some((ending) => path.toLowerCase().endsWith(`.${ending}`));
    return isScene ? [path] : [];
  });
}

/** Linux passes files as URLs. */
function pathOf(word: string, workingFolder: string): string | null {
  if (word.startsWith('-')) return null;
  if (!/^file:/i.test(word)) return resolve(workingFolder, word);
  try {
    return fileURLToPath(word);
  } catch {
    return null; // a file of another machine, or not a valid URL
  }
}
