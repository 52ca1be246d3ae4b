// Decides what a start of the program is: the app with its window, the command line, or a hidden export.
import { inLanguage, languages } from '../core/text/text';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { dataFolder } from '../engine/dataFolder';
import { appId } from './appId';
import { registerAppScheme } from './appProtocol';
import { runCommandLine } from './commandLine';
import { giveUp, runExportPage, runPrintPage } from './exportPage';
import { menuTexts } from './menuTexts';
import { keepProfileIn } from './profile';
import { readStart } from './startArguments';
import { runWindowApp, type AppParts } from './windowApp';
import { workingFolder } from './workingFolder';

/** Starts by its arguments; must be called before Electron is ready. */
export function startApp(words: readonly string[], parts: AppParts): void {
  const start = readStart(words, workingFolder(), process.env);
  switch (start.kind) {
    case 'refused':
      if (start.by === 'program') giveUp(start.message);
      else refuse(start.message);
      return;
    case 'exportPage':
      allowSoftwareDrawing();
      void runExportPage(start.address, start.profileFolder);
      return;
    case 'printPage':
      void runPrintPage(start.page, start.pdf, start.profileFolder);
      return;
    case 'commandLine':
      chooseDataFolder(start.dataFolder);
      void runCommandLine(start.words);
      return;
    case 'window':
      chooseDataFolder(start.dataFolder);
      startWindow(words, parts);
      return;
  }
}

function startWindow(words: readonly string[], parts: AppParts): void {
  const folder = dataFolder();
  try {
    // Separate from the app's own files. Before the lock is taken, so that there is one instance per data folder.
    keepProfileIn(join(folder, 'electron'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // In every language, since the settings with the user's language can't be read.
    const words = languages.map((language) => inLanguage(menuTexts.dataFolderUnusable, language));
    refuse([...words, folder, reason].join('\n'));
    return;
  }
  app.setAppUserModelId(appId);
  registerAppScheme();
  allowSoftwareDrawing();
  runWindowApp(words, parts);
}

/** Sets the environment variable, so that the engine and the command line find their files in one way. */
function chooseDataFolder(folder: string | null): void {
  if (folder !== null) process.env.OPTISCAPE_DATA = folder;
}

/** Without a graphics card that Chromium trusts, draw in software rather than not at all. */
function allowSoftwareDrawing(): void {
  app.commandLine.appendSwitch('enable-unsafe-swiftshader');
}

function refuse(message: string): void {
  dialog.showErrorBox('Optiscape', message);
  app.exit(2);
}
