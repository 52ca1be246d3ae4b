// Passes a secret address to a browser through a file that only this user may read and that redirects there. Other
// users can read the command line that a browser is started with.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeProcessFolder, removeDeadFolders, removeFolder } from '../engine/processFolder';

export interface StartPage {
  /** The URL for the browser: a file. */
  readonly url: string;
  /** Never rejects. */
  remove(): Promise<void>;
}

const folderPrefix = 'optiscape-start';

/** Writes a page that redirects to `address`, in its own folder inside `folder`. */
export async function writeStartPage(address: string, folder: string): Promise<StartPage> {
  void removeDeadFolders(folder, folderPrefix);
  const own = await makeProcessFolder(folder, folderPrefix);
  const path = join(own, 'optiscape.html');
  await writeFile(path, pageTo(address), { flag: 'wx', mode: 0o600 });
  return {
    url: pathToFileURL(path).href,
    remove: () => removeFolder(own),
  };
}

const pageTo = (address: string): string => `<!doctype html>
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url=${address}">
<title>Optiscape</title>
`;
