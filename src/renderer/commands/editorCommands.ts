// What commands of documents and their history mean while the lesson editor is open: its lesson, not the race.
import type { CommandId } from '../../protocol/commands';
import type { App } from '../state/app';

export const inEditor: Readonly<Partial<Record<CommandId, (app: App) => void>>> = {
  'file.new': ({ lessonDraft }) => lessonDraft.begin(),
  'file.open': ({ lessonDraft }) => void lessonDraft.open(),
  'file.save': ({ lessonDraft }) => void lessonDraft.save(),
  'file.saveAs': ({ lessonDraft }) => void lessonDraft.saveAs(),
  'edit.undo': ({ lessonDraft }) => lessonDraft.undo(),
  'edit.redo': ({ lessonDraft }) => lessonDraft.redo(),
};
