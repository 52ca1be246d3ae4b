// Outputs in the browser shell: kept in the data folder until the page has fetched each of them once.
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { writeFailure } from '../engine/fileFailure';
import type { ChoosePlace } from '../engine/outputs/outputPlace';
import { makePrivateFolder } from '../engine/privateFolder';
import { makeProcessFolder, removeDeadFolders, removeFolder } from '../engine/processFolder';
import { sequenceNames, sequenceTitle } from '../protocol/sequenceName';
import { sendFiles, type FilesToSend } from './sendFiles';

export interface Downloads {
  readonly choosePlace: ChoosePlace;
  /** Whether a download is in progress. */
  readonly busy: boolean;
  /**
   * Sends the output at a path, and removes it when all of it is sent; an interrupted download may be repeated. False
   * if there is nothing, or it is already being downloaded.
   */
  answer(path: string, response: ServerResponse, headersOnly: boolean): Promise<boolean>;
  /** Removes everything. */
  close(): Promise<void>;
}

/** The path of downloads, relative to the page. */
export const downloadRoute = 'outputs/';

const prefix = 'run';

/** Keeps outputs in this program's own folder inside `folder`, created on first use. */
export function createDownloads(folder: string): Downloads {
  const kept = new Map<string, FilesToSend>();
  const fetching = new Set<FilesToSend>();
  let ownFolder: Promise<string> | null = null;

  void removeDeadFolders(folder, prefix);

  /** Creates the folder on first use, and again if that failed or if it was removed. */
  async function openFolder(): Promise<string> {
    const making = (ownFolder ??= makeProcessFolder(folder, prefix));
    try {
      const path = await making;
      await makePrivateFolder(path);
      return path;
    } catch (error) {
      if (ownFolder === making) ownFolder = null;
      throw error;
    }
  }

  return {
    get busy() {
      return fetching.size > 0;
    },
    async choosePlace({ suggestedName, files, firstNumber }) {
      const id = randomBytes(18).toString('base64url');
      const nameOf = files === null ? null : sequenceNames(suggestedName, firstNumber);
      const name = nameOf ? `${sequenceTitle(suggestedName)}.zip` : suggestedName;
      const path = await openFolder().then(
        (own) => join(own, id),
        (error: unknown) => {
          throw writeFailure(name, error);
        },
      );
      const pathOf = (file: number): string => `${path}-${file}`;
      return {
        name,
        pathOf,
        offer() {
          const named = Array.from({ length: files ?? 1 }, (_, file) => ({
            path: pathOf(file),
            name: nameOf ? nameOf(file) : name,
          }));
          kept.set(id, { name, files: named, archive: nameOf !== null });
          return downloadRoute + id;
        },
        // A part of a sequence would never be downloaded.
        keep: null,
      };
    },
    async answer(path, response, headersOnly) {
      const id = path.slice(downloadRoute.length);
      const found = kept.get(id);
      if (!found || fetching.has(found)) return false;
      fetching.add(found);
      try {
        await sendFiles(response, found, headersOnly);
      } finally {
        fetching.delete(found);
      }
      if (headersOnly) return true;
      kept.delete(id);
      for (const file of found.files) await rm(file.path, { force: true });
      return true;
    },
    async close() {
      kept.clear();
      const path = await ownFolder?.catch(() => null);
      if (path) await removeFolder(path);
    },
  };
}
