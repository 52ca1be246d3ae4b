// All dialogs of the window, loaded after the first race is on show.
import { ExportDialog } from './exportDialog/ExportDialog';
import { FormulaDialog } from './formula/FormulaDialog';
import { OwnFormulaCard } from './formula/OwnFormulaCard';
import { LessonEditor } from './lessons/editor/LessonEditor';
import { LessonsDialog } from './lessons/LessonsDialog';
import { AboutDialog } from './panels/AboutDialog';
import { HandoutDialog } from './panels/HandoutDialog';
import { ShortcutsDialog } from './panels/ShortcutsDialog';
import { LandscapeDialog } from './picker/LandscapeDialog';
import { OptimizerDialog } from './picker/OptimizerDialog';
import { TuningDialog } from './standings/TuningDialog';

export function Dialogs() {
  return (
    <>
      <OptimizerDialog />
      <LandscapeDialog header={<OwnFormulaCard />} />
      <FormulaDialog />
      <ExportDialog />
      <HandoutDialog />
      <ShortcutsDialog />
      <AboutDialog />
      <TuningDialog />
      <LessonsDialog />
      <LessonEditor />
    </>
  );
}
