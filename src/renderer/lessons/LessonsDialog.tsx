// The lessons that come with the app and those that were opened from files, to begin one.
import { ActionIcon, Button, Group, Stack, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { Check, FileText, FolderOpen, PencilLine, Printer, X } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { inLessonLanguage } from '../../core/lesson/inLessonLanguage';
import type { Lesson } from '../../core/lesson/lesson';
import { plainName } from '../../core/text/plainName';
import { commandLabel } from '../../protocol/commands';
import { useApp, useLanguage, useSetting, useWindow } from '../app/appContext';
import { useBundledLessons } from '../app/useBundledLessons';
import { useRecentLessons } from '../app/useRecentLessons';
import { runCommand } from '../commands/commands';
import { Dialog } from '../controls/Dialog';
import { NoticesPlace } from '../controls/NoticesPlace';
import './lessons.css';
import { LessonLine } from './LessonLine';

export function LessonsDialog() {
  const app = useApp();
  const { t } = useTranslation();
  const opened = useWindow((state) => state.lessonsOpen);
  const language = useLanguage();
  return (
    <Dialog
      opened={opened}
      onClose={() => app.window.setState({ lessonsOpen: false })}
      title={t('lesson.lessons')}
      size="lg"
    >
      <NoticesPlace />
      <Group justify="space-between" wrap="nowrap" mb="sm">
        <Text fz="sm" c="dimmed">
          {t('lesson.choose')}
        </Text>
        <Stack gap={2} flex="none" align="start">
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<PencilLine size={15} />}
            onClick={() => runCommand(app, 'lesson.edit')}
          >
            {commandLabel('lesson.edit', language)}
          </Button>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<Printer size={15} />}
            onClick={() => runCommand(app, 'file.handout')}
          >
            {commandLabel('file.handout', language)}
          </Button>
        </Stack>
      </Group>
      <LessonList />
      <RecentLessons />
    </Dialog>
  );
}

function LessonList() {
  const app = useApp();
  const { t } = useTranslation();
  const lessons = useBundledLessons();
  if (lessons === null) return <Text fz="sm">{t('lesson.loading')}</Text>;
  return (
    <ul className="lessonList">
      {lessons.map(({ id, lesson }, index) => (
        <LessonItem
          key={id}
          id={id}
          lesson={lesson}
          mark={index + 1}
          onBegin={() => {
            app.window.setState({ lessonsOpen: false });
            app.lessons.begin(lesson, id);
          }}
        />
      ))}
    </ul>
  );
}

/** What was opened from files: the latest first. */
function RecentLessons() {
  const app = useApp();
  const { t } = useTranslation();
  const { lessons, forget } = useRecentLessons();
  const heading = useId();
  return (
    <section className="lessonFiles" aria-labelledby={heading}>
      <Group justify="space-between" wrap="nowrap">
        <Text id={heading} component="h3" fz="sm" fw={650}>
          {t('lesson.fromFiles')}
        </Text>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<FolderOpen size={15} />}
          onClick={() => runCommand(app, 'file.open')}
        >
          {t('lesson.open')}
        </Button>
      </Group>
      {lessons?.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('lesson.noFiles')}
        </Text>
      )}
      <ul className="lessonList">
        {lessons?.map(({ recent, lesson }, index) => {
          const name = plainName(recent.name);
          const onForget = () => forget(recent);
          return lesson === null ? (
            <li key={index} className="lessonItem">
              <div className="lessonGone">
                <strong>{name}</strong>
                <span>{t(recent.text === null ? 'lesson.gone' : 'lesson.broken')}</span>
              </div>
              <ForgetButton title={name} onForget={onForget} />
            </li>
          ) : (
            <LessonItem
              key={index}
              id={recent.name}
              lesson={lesson}
              mark={<FileText size={15} aria-hidden />}
              where={recent.isCopy ? t('lesson.copy', { name }) : name}
              onBegin={() => void app.files.openRecent(recent)}
              onForget={onForget}
            />
          );
        })}
      </ul>
    </section>
  );
}

interface ForgetButtonProps {
  readonly title: string;
  readonly onForget: () => void;
}

function ForgetButton({ title, onForget }: ForgetButtonProps) {
  const { t } = useTranslation();
  const label = t('lesson.forget', { title });
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} onClick={onForget}>
        <X size={16} />
      </ActionIcon>
    </Tooltip>
  );
}

interface LessonItemProps {
  /** What its place is kept by. */
  readonly id: string;
  readonly lesson: Lesson;
  /** What stands before it until it has been played to its end. */
  readonly mark: ReactNode;
  /** Where it comes from. */
  readonly where?: string;
  readonly onBegin: () => void;
  /** Takes it from its list; undefined where it stays. */
  readonly onForget?: () => void;
}

function LessonItem({ id, lesson, mark, where, onBegin, onForget }: LessonItemProps) {
  const app = useApp();
  const { t } = useTranslation();
  const language = useLanguage();
  const left = useSetting('lessons')[id];
  const title = inLessonLanguage(lesson, lesson.title, language);
  const copying = t('lesson.editCopy', { title });
  return (
    <li className="lessonItem">
      <UnstyledButton className="lessonCard" onClick={onBegin}>
        <span className="lessonNumber" data-done={left?.done === true}>
          {left?.done === true ? <Check size={16} aria-label={t('lesson.done')} /> : mark}
        </span>
        <strong>
          <LessonLine lesson={lesson} text={lesson.title} />
        </strong>
        <span className="lessonSize">
          {t('lesson.about', { steps: lesson.steps.length, minutes: lesson.minutes })}
        </span>
        <span className="lessonGoal">
          <LessonLine lesson={lesson} text={lesson.goal} />
        </span>
        {where !== undefined && <span className="lessonWhere">{where}</span>}
        {left !== undefined && !left.done && left.step > 0 && (
          <span className="lessonLeft">
            {t('lesson.left', { number: left.step + 1, count: lesson.steps.length })}
          </span>
        )}
      </UnstyledButton>
      <Tooltip label={copying}>
        <ActionIcon aria-label={copying} onClick={() => void app.editCopy(lesson)}>
          <PencilLine size={16} />
        </ActionIcon>
      </Tooltip>
      {onForget !== undefined && <ForgetButton title={title} onForget={onForget} />}
    </li>
  );
}
