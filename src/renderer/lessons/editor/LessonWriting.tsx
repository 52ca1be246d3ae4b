// What the lesson editor has: its bar, the list of steps, and the texts and the view of the step at hand.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useWindow } from '../../app/appContext';
import { findStep } from '../../state/lessonEdits';
import { EditorBar } from './EditorBar';
import { EditorMessage } from './EditorMessage';
import { IssueList } from './IssueList';
import { LessonForm } from './LessonForm';
import { StepForm } from './StepForm';
import { StepList } from './StepList';
import { useLessonDraft } from './useLessonDraft';
import './editor.css';

export function LessonWriting() {
  const app = useApp();
  const { t } = useTranslation();
  const { lesson, selected, ready, issuesShown } = useLessonDraft();
  const connected = useWindow((state) => state.connected);
  const editor = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLElement>(null);
  useEffect(() => {
    if (connected) void app.lessonDraft.restore();
  }, [app, connected]);
  // The dialog looks for where writing begins when it opens, which may be before the lesson is there.
  useEffect(() => {
    if (ready) editor.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, [ready]);
  // Another step is shown from its beginning.
  useEffect(() => {
    form.current?.scrollTo({ top: 0 });
  }, [selected]);
  const step = findStep(lesson, selected);
  if (!ready) {
    return <EditorMessage>{t(connected ? 'lessonEditor.loading' : 'lessonEditor.unreached')}</EditorMessage>;
  }
  return (
    <div ref={editor} className="editor">
      <EditorBar />
      {issuesShown && <IssueList />}
      <StepList />
      <section
        ref={form}
        className="editorForm"
        aria-label={
          step === undefined
            ? t('lessonEditor.lesson')
            : t('lessonEditor.step', { number: lesson.steps.indexOf(step) + 1 })
        }
        onBlur={() => app.lessonDraft.endGesture()}
      >
        {step === undefined ? (
          <LessonForm />
        ) : (
          <StepForm key={step.key} step={step} number={lesson.steps.indexOf(step) + 1} />
        )}
      </section>
    </div>
  );
}
