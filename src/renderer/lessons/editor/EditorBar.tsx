// The editor's bar: undo, files, what is still to be mended, and playing.
import { ActionIcon, Button, Text, Tooltip } from '@mantine/core';
import {
  FilePlus2,
  FolderOpen,
  Play,
  Printer,
  Redo2,
  Save,
  SaveAll,
  TriangleAlert,
  Undo2,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { plainName } from '../../../core/text/plainName';
import { commandLabel } from '../../../protocol/commands';
import { useApp, useLanguage } from '../../app/appContext';
import { runCommand } from '../../commands/commands';
import { NoticesPlace } from '../../controls/NoticesPlace';
import { useDraftIssues } from './useDraftIssues';
import { useLessonDraft } from './useLessonDraft';

export function EditorBar() {
  const app = useApp();
  const { lessonDraft } = app;
  const { t } = useTranslation();
  const language = useLanguage();
  const { file, canUndo, canRedo, lesson, issuesShown } = useLessonDraft();
  const { issues, missing } = useDraftIssues();
  const count = issues.length + missing.length;
  const hasSteps = lesson.steps.length > 0;
  return (
    <div className="editorBar" role="group" aria-label={t('lessonEditor.bar')}>
      <BarIcon label={t('lessonEditor.undo')} disabled={!canUndo} onClick={() => lessonDraft.undo()}>
        <Undo2 size={18} />
      </BarIcon>
      <BarIcon label={t('lessonEditor.redo')} disabled={!canRedo} onClick={() => lessonDraft.redo()}>
        <Redo2 size={18} />
      </BarIcon>
      <div className="editorKept">
        <Text fz="sm" c="dimmed" truncate>
          {file === null
            ? t('lessonEditor.kept')
            : t(file.edited ? 'lessonEditor.fileEdited' : 'lessonEditor.file', {
                name: plainName(file.name),
              })}
        </Text>
        {/* Over a text, not a control. */}
        <NoticesPlace />
      </div>
      <div className="editorFiles">
        {hasSteps && count > 0 && (
          <Button
            size="xs"
            variant="default"
            leftSection={<TriangleAlert size={16} color="var(--mantine-color-orange-filled)" />}
            aria-expanded={issuesShown}
            onClick={() => lessonDraft.showIssues(!issuesShown)}
          >
            {t('lessonEditor.issues', { count })}
          </Button>
        )}
        <BarButton
          label={t('lessonEditor.new')}
          icon={<FilePlus2 size={16} />}
          onClick={() => lessonDraft.begin()}
        />
        <BarButton
          label={t('lessonEditor.open')}
          icon={<FolderOpen size={16} />}
          onClick={() => void lessonDraft.open()}
        />
        <BarButton
          label={t('app.save')}
          icon={<Save size={16} />}
          disabled={!hasSteps}
          onClick={() => void lessonDraft.save()}
        />
        {file !== null && (
          <BarIcon label={t('lessonEditor.saveAs')} onClick={() => void lessonDraft.saveAs()}>
            <SaveAll size={18} />
          </BarIcon>
        )}
        <BarIcon
          label={commandLabel('file.handout', language)}
          disabled={!hasSteps}
          onClick={() => runCommand(app, 'file.handout')}
        >
          <Printer size={18} />
        </BarIcon>
        <Button
          size="xs"
          color="iris.6"
          leftSection={<Play size={16} />}
          disabled={!hasSteps}
          onClick={() => app.playDraft()}
        >
          {t('lessonEditor.play')}
        </Button>
      </div>
    </div>
  );
}

interface BarIconProps {
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

export function BarIcon({ label, disabled = false, onClick, children }: BarIconProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} disabled={disabled} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

interface BarButtonProps extends Omit<BarIconProps, 'children'> {
  readonly icon: ReactNode;
}

function BarButton({ label, icon, disabled = false, onClick }: BarButtonProps) {
  return (
    <Button size="xs" variant="default" leftSection={icon} disabled={disabled} onClick={onClick}>
      {label}
    </Button>
  );
}
