// The texts of the desktop's menus and dialogs, in the interface's languages.
import { phrase, type Phrase } from '../core/text/text';
import type { FileExtension } from '../protocol/exportFormats';

export const menuTexts = {
  file: phrase('&File'),
  openRecent: phrase('Open recent'),
  clearRecent: phrase('Clear list'),
  close: phrase('Close window'),
  quit: phrase('Quit'),
  edit: phrase('&Edit'),
  cut: phrase('Cut'),
  copy: phrase('Copy'),
  paste: phrase('Paste'),
  selectAll: phrase('Select all'),
  race: phrase('&Race'),
  play: phrase('&Playback'),
  view: phrase('&View'),
  zoomIn: phrase('Zoom in'),
  zoomOut: phrase('Zoom out'),
  zoomReset: phrase('Actual size'),
  fullScreen: phrase('Full screen'),
  reload: phrase('Reload'),
  developerTools: phrase('Developer tools'),
  help: phrase('&Help'),
  ok: phrase('OK'),
  pageStopped: phrase('The window stopped unexpectedly and was reloaded.'),
  pageStoppedAgain: phrase('The window stopped unexpectedly again. Your race is saved.'),
  pageHangs: phrase(
    'The window is not responding. If you reload it, your race comes back as it was last saved; an export that is running is lost.',
  ),
  loadAgain: phrase('Reload'),
  wait: phrase('Wait'),
  exportRuns: phrase('An export is running. It is lost if you close the window now.'),
  loseExport: phrase('Close and discard it'),
  stay: phrase('Keep open'),
  mainFault: phrase(
    'Something went wrong inside Optiscape. What could be saved has been saved; it is best to restart the app.',
  ),
  restart: phrase('Restart'),
  goOn: phrase('Continue'),
  pageNotLoaded: phrase("Optiscape's window can't be shown:"),
  dataFolderUnusable: phrase("The data folder can't be used; --data-folder=PATH chooses another one."),
  sceneFiles: phrase('Optiscape scenes'),
  replaceFrames: phrase('This folder has files of the same names. Replace them?'),
  replace: phrase('Replace'),
  cancel: phrase('Cancel'),
} as const satisfies Record<string, Phrase>;

/** Another program has written to the file `name`. */
export function changedMeanwhile(name: string): Phrase {
  return phrase('{name} has been changed by another program. Replace it with your race?', { name });
}

/** `count` files were passed at one time. */
export function onlyOneRace(name: string, count: number): Phrase {
  return phrase('{count} files were to be opened. Only one race can be open: it is {name}.', { count, name });
}

/** The kinds of files, by extension. */
export const outputTexts: Readonly<Record<FileExtension, Phrase>> = {
  mp4: phrase('MP4 video'),
  webm: phrase('WebM video'),
  gif: phrase('GIF animation'),
  png: phrase('PNG picture'),
  svg: phrase('SVG contour map'),
  csv: phrase('CSV table'),
  json: phrase('JSON data'),
  py: phrase('Python script'),
};
