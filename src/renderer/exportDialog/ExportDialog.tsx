// The export dialog: settings, a preview of the exact frame, and the queue.
import { Button, FileButton } from '@mantine/core';
import { Copy, Files, GraduationCap, Share } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLessonLanguage } from '../../core/lesson/inLessonLanguage';
import { parseSceneText } from '../../core/scene/parseScene';
import type { Scene } from '../../core/scene/scene';
import { stepAt } from '../../core/timeline/frameAt';
import { factsOf, isDrawn, isMoving } from '../../protocol/exportFormats';
import { failureOf } from '../../protocol/failure';
import { useApp, useLanguage, useScene, useSetting, useWindow } from '../app/appContext';
import { useOpenLesson } from '../app/useOpenLesson';
import { useSceneTheme } from '../app/useSceneTheme';
import { Dialog } from '../controls/Dialog';
import { createExportJob, settingsIssues } from '../export/exportSettings';
import { startExport, startExports } from '../export/startExport';
import { sceneFileTypes } from '../host/browserFiles';
import { readSceneFile, SceneFileError } from '../host/sceneFile';
import { describeIssue, describeIssues, showProblem } from '../controls/notices';
import './exportDialog.css';
import { ExportForm } from './ExportForm';
import { ExportPreview } from './ExportPreview';
import { ExportQueueList } from './ExportQueueList';
import { ExportSummary } from './ExportSummary';
import { formatBytes } from './formatAmount';
import { useExports } from './useExports';
import { useFilmPreview } from './useFilmPreview';

export function ExportDialog() {
  const app = useApp();
  const { t } = useTranslation();
  const opened = useWindow((state) => state.exportOpen);
  return (
    <Dialog
      opened={opened}
      onClose={() => app.window.setState({ exportOpen: false })}
      title={t('export.title')}
      size={1080}
      yOffset={24}
      centered
      classNames={{ body: 'exportBody', content: 'exportContent' }}
    >
      <Exporter />
    </Dialog>
  );
}

function Exporter() {
  const app = useApp();
  const { t } = useTranslation();
  const language = useLanguage();
  const theme = useSceneTheme();
  const scene = useScene((current) => current);
  const settings = useSetting('export');
  const tasks = useExports();
  const [busy, setBusy] = useState(false);
  const [moment] = useState(() => stepAt(scene, app.playback.seconds()) / scene.steps);
  /** The previewed frame, as a fraction of the film. */
  const [place, setPlace] = useState(moment);

  const { format } = settings;
  const still = !isMoving(format);
  const issues = settingsIssues(settings);
  const surroundings = useMemo(
    () => ({ language, theme, moment: still ? place : moment }),
    [language, theme, moment, place, still],
  );
  const job = useMemo(
    () =>
      isDrawn(format) && issues.length === 0
        ? createExportJob(scene, { ...settings, format }, surroundings)
        : null,
    // The issues follow from the settings.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [scene, settings, surroundings],
  );
  const frame = job === null ? 0 : Math.round(place * (job.frames - 1));
  const preview = useFilmPreview(job, frame);

  const tryTo = async (start: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    try {
      await start();
    } catch (error) {
      const { message, room } = failureOf(error);
      showProblem(
        t,
        t('notice.saveFailed'),
        room === undefined
          ? message
          : t('export.noRoom', { needed: formatBytes(room.neededBytes), free: formatBytes(room.freeBytes) }),
      );
    } finally {
      setBusy(false);
    }
  };

  const begin = (scenes: readonly Scene[]): Promise<void> =>
    tryTo(async () => {
      for (const each of scenes) {
        // The preview shows this window's scene.
        const stillBytes = each === scene ? preview.stillBytes : null;
        if (!(await startExport(app, each, settings, surroundings, stillBytes))) break;
      }
    });

  return (
    <>
      <div className="exportMain">
        <ExportPreview preview={preview} job={job} frame={frame} onPlace={setPlace} drawn={isDrawn(format)} />
        <ExportForm scene={scene} settings={settings} issues={issues} />
      </div>
      <div className="exportActions">
        <ExportSummary job={job} preview={preview} />
        {!factsOf(format).sequence && (
          <LessonButton
            disabled={busy || issues.length > 0}
            onRaces={(title, scenes) =>
              void tryTo(() => startExports(app, title, scenes, settings, surroundings))
            }
          />
        )}
        <SceneFilesButton disabled={busy || issues.length > 0} onScenes={(scenes) => void begin(scenes)} />
        {(format === 'png' || format === 'svg') && (
          <Button
            variant="default"
            disabled={issues.length > 0}
            leftSection={<Copy size={16} />}
            onClick={() => app.copyPicture(format, surroundings)}
          >
            {t('export.copy')}
          </Button>
        )}
        <Button
          color="iris.6"
          loading={busy}
          disabled={issues.length > 0}
          leftSection={<Share size={16} />}
          onClick={() => void begin([scene])}
        >
          {t(tasks.some(({ status }) => status === 'running') ? 'export.startNext' : 'export.start')}
        </Button>
      </div>
      <ExportQueueList tasks={tasks} />
    </>
  );
}

interface LessonButtonProps {
  readonly disabled: boolean;
  readonly onRaces: (title: string, scenes: readonly Scene[]) => void;
}

/** Exports the races of all steps of the lesson that is open; none while there is no such lesson. */
function LessonButton({ disabled, onRaces }: LessonButtonProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const lesson = useOpenLesson()?.lesson;
  const scenes = lesson?.steps.flatMap(({ shows }) => (shows.kind === 'race' ? shows.scenes : [])) ?? [];
  if (lesson === undefined || scenes.length === 0) return null;
  return (
    <Button
      variant="default"
      disabled={disabled}
      leftSection={<GraduationCap size={16} />}
      onClick={() => onRaces(inLessonLanguage(lesson, lesson.title, language), scenes)}
    >
      {t('export.lesson')}
    </Button>
  );
}

interface SceneFilesButtonProps {
  readonly disabled: boolean;
  readonly onScenes: (scenes: readonly Scene[]) => void;
}

/** Exports scenes from files, all with the same settings. If a file is invalid, this is shown and none is exported. */
function SceneFilesButton({ disabled, onScenes }: SceneFilesButtonProps) {
  const { t } = useTranslation();
  const choose = async (files: readonly File[]): Promise<void> => {
    const scenes: Scene[] = [];
    try {
      for (const file of files) {
        const parsed = parseSceneText(await readSceneFile(file));
        if (!parsed.ok) {
          const message = describeIssues(parsed.issues, t);
          showProblem(t, t('notice.openFailed'), `${file.name}\n${message}`);
          return;
        }
        scenes.push(parsed.scene);
      }
    } catch (error) {
      if (!(error instanceof SceneFileError)) throw error;
      showProblem(t, t('notice.openFailed'), describeIssue(error.issue, t));
      return;
    }
    onScenes(scenes);
  };
  return (
    <FileButton multiple accept={sceneFileTypes} onChange={(files) => void choose(files)}>
      {(props) => (
        <Button {...props} variant="default" disabled={disabled} leftSection={<Files size={16} />}>
          {t('export.sceneFiles')}
        </Button>
      )}
    </FileButton>
  );
}
