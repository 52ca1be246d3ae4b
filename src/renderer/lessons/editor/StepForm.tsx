// The step at hand: what it shows, its words in all languages, its question, and notes.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LessonStep } from '../../../core/lesson/lesson';
import { useApp } from '../../app/appContext';
import { setStep, withWords } from '../../state/lessonEdits';
import { QuestionForm } from './QuestionForm';
import { TextPair } from './TextPair';
import { useLessonDraft } from './useLessonDraft';
import { createLiveReader } from '../../../core/lesson/liveReader';
import { noScenes, useRaces } from './useRaces';
import { ViewForm } from './ViewForm';

interface StepFormProps {
  readonly step: LessonStep;
  /** Counted from 1. */
  readonly number: number;
}

export function StepForm({ step, number }: StepFormProps) {
  const { lessonDraft } = useApp();
  const { t } = useTranslation();
  const { languages } = useLessonDraft().lesson;
  const { key, shows } = step;
  const scenes = shows.kind === 'race' ? shows.scenes : noScenes;
  const races = useRaces(scenes);
  const live = scenes.length > 0 ? createLiveReader(races) : null;
  const set = (change: Partial<LessonStep>, field: string): void =>
    lessonDraft.edit((lesson) => setStep(lesson, key, change), `${key}.${field}`);
  const texts = (name: 'title' | 'text' | 'after' | 'notes') => ({
    text: step[name],
    languages,
    live,
    scenes,
    onChange: (language: string, words: string) =>
      set({ [name]: withWords(step[name], language, words) }, `${name}.${language}`),
  });
  return (
    <div className="formFields">
      <Text component="h2" fz="lg" fw={650}>
        {t('lessonEditor.step', { number })}
      </Text>
      <TextPair label={t('lessonEditor.stepTitle')} {...texts('title')} line />
      <ViewForm step={step} onChange={(view, field) => set({ shows: view }, field)} />
      <TextPair label={t('lessonEditor.text')} hint={t('lessonEditor.textHint')} {...texts('text')} />
      <QuestionForm step={step} live={live} onChange={(question, field) => set({ question }, field)} />
      <TextPair label={t('lessonEditor.after')} hint={t('lessonEditor.afterHint')} {...texts('after')} />
      <TextPair label={t('lessonEditor.notes')} hint={t('lessonEditor.notesHint')} {...texts('notes')} />
    </div>
  );
}
