// The lessons that come with the app, to begin one.
import { ActionIcon, Button, Group, Stack, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { Check, PencilLine, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { inLessonLanguage } from '../../core/lesson/inLessonLanguage';
import { commandLabel } from '../../protocol/commands';
import { useApp, useLanguage, useSetting, useWindow } from '../app/appContext';
import { useBundledLessons } from '../app/useBundledLessons';
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
    </Dialog>
  );
}

function LessonList() {
  const app = useApp();
  const { t } = useTranslation();
  const language = useLanguage();
  const kept = useSetting('lessons');
  const lessons = useBundledLessons();
  if (lessons === null) return <Text fz="sm">{t('lesson.loading')}</Text>;
  return (
    <ul className="lessonList">
      {lessons.map(({ id, lesson }, index) => {
        const left = kept[id];
        const copying = t('lesson.editCopy', { title: inLessonLanguage(lesson, lesson.title, language) });
        return (
          <li key={id} className="lessonItem">
            <UnstyledButton
              className="lessonCard"
              onClick={() => {
                app.window.setState({ lessonsOpen: false });
                app.lessons.begin(lesson, id);
              }}
            >
              <span className="lessonNumber" data-done={left?.done === true}>
                {left?.done === true ? <Check size={16} aria-label={t('lesson.done')} /> : index + 1}
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
          </li>
        );
      })}
    </ul>
  );
}
