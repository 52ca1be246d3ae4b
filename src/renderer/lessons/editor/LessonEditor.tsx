// The lesson editor: a dialog over the whole window.
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { commandLabel } from '../../../protocol/commands';
import { useApp, useLanguage, useWindow } from '../../app/appContext';
import { Dialog } from '../../controls/Dialog';
import { hideNotice } from '../../controls/notices';
import { EditorMessage } from './EditorMessage';

const LessonWriting = lazy(async () => ({ default: (await import('./LessonWriting')).LessonWriting }));

export function LessonEditor() {
  const app = useApp();
  const { t } = useTranslation();
  const opened = useWindow((state) => state.editorOpen);
  const title = commandLabel('lesson.edit', useLanguage()).replace('…', '');
  // It led here.
  useEffect(() => {
    if (opened) hideNotice('viewAdded');
  }, [opened]);
  return (
    <Dialog
      opened={opened}
      onClose={() => app.window.setState({ editorOpen: false })}
      title={title}
      fullScreen
      classNames={{ content: 'editorContent', body: 'editorBody' }}
    >
      <Suspense fallback={<EditorMessage>{t('lessonEditor.loading')}</EditorMessage>}>
        <LessonWriting />
      </Suspense>
    </Dialog>
  );
}
