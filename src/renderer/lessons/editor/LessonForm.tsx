// The lesson as a whole: languages, title, goal, what it builds on, minutes, author, licence, sources.
import { Badge, Button, Text, Textarea, TextInput } from '@mantine/core';
import { Languages, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { lessonLimits, type Lesson, type LessonText } from '../../../core/lesson/lesson';
import { languages as ownLanguages } from '../../../core/text/text';
import { useApp } from '../../app/appContext';
import { LimitedField } from '../../controls/LimitedField';
import { setLanguages, withWords } from '../../state/lessonEdits';
import { languageLabel } from './languageLabel';
import { TextPair } from './TextPair';
import { useLessonDraft } from './useLessonDraft';

/** Licences that teachers share their work under; others can be typed. */
const licences = ['CC BY 4.0', 'CC BY-SA 4.0', 'CC BY-NC-SA 4.0', 'CC0 1.0', 'MIT'];

export function LessonForm() {
  const { lessonDraft } = useApp();
  const { t } = useTranslation();
  const { lesson } = useLessonDraft();
  const { languages, minutes, author, licence, sources } = lesson;
  const set = <K extends keyof Lesson>(name: K, value: Lesson[K]): void =>
    lessonDraft.edit((before) => ({ ...before, [name]: value }), name);
  const setText = (name: 'title' | 'goal' | 'prerequisites') => (language: string, words: string) =>
    lessonDraft.edit(
      (before) => ({ ...before, [name]: withWords(before[name] satisfies LessonText, language, words) }),
      `${name}.${language}`,
    );
  const missing = ownLanguages.filter((language) => !languages.includes(language));
  return (
    <div className="formFields">
      <Text component="h2" fz="lg" fw={650}>
        {t('lessonEditor.lesson')}
      </Text>
      <div className="languageRow">
        {languages.length === 1 && (
          <Badge size="lg" variant="light" tt="none">
            {languageLabel(languages[0]!)}
          </Badge>
        )}
        {languages.length > 1 &&
          languages.map((language) => (
            <Button
              key={language}
              size="xs"
              variant="light"
              rightSection={<X size={14} />}
              aria-label={t('lessonEditor.removeLanguage', { language: languageLabel(language) })}
              onClick={() =>
                lessonDraft.edit((before) =>
                  setLanguages(
                    before,
                    languages.filter((each) => each !== language),
                  ),
                )
              }
            >
              {languageLabel(language)}
            </Button>
          ))}
        {missing.map((language) => (
          <Button
            key={language}
            size="xs"
            variant="default"
            leftSection={<Languages size={14} />}
            onClick={() => lessonDraft.edit((before) => setLanguages(before, [...languages, language]))}
          >
            {t('lessonEditor.addLanguage', { language: languageLabel(language) })}
          </Button>
        ))}
      </div>
      <TextPair
        label={t('lessonEditor.title')}
        text={lesson.title}
        languages={languages}
        onChange={setText('title')}
        line
        isFirst={lesson.steps.length === 0}
      />
      <TextPair
        label={t('lessonEditor.goal')}
        hint={t('lessonEditor.goalHint')}
        text={lesson.goal}
        languages={languages}
        onChange={setText('goal')}
      />
      <TextPair
        label={t('lessonEditor.prerequisites')}
        text={lesson.prerequisites}
        languages={languages}
        onChange={setText('prerequisites')}
      />
      <div className="formRow">
        <label className="formField">
          <Text fz="xs" fw={600}>
            {t('lessonEditor.minutes')}
          </Text>
          <LimitedField
            label={t('lessonEditor.minutes')}
            range={lessonLimits.minutes}
            value={minutes}
            onCommit={(value) => set('minutes', value)}
          />
        </label>
        <TextInput
          size="xs"
          className="formField"
          label={t('lessonEditor.author')}
          maxLength={lessonLimits.lineLength}
          value={author}
          onChange={(event) => set('author', event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          className="formField"
          label={t('lessonEditor.licence')}
          list="lesson-licences"
          maxLength={lessonLimits.lineLength}
          value={licence}
          onChange={(event) => set('licence', event.currentTarget.value)}
        />
        <datalist id="lesson-licences">
          {licences.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      </div>
      <Textarea
        label={t('lessonEditor.sources')}
        description={t('lessonEditor.sourcesHint')}
        autosize
        minRows={2}
        value={sources.join('\n')}
        onChange={(event) => set('sources', linesOf(event.currentTarget.value))}
        onBlur={() =>
          set(
            'sources',
            sources.filter((each) => each.trim() !== ''),
          )
        }
      />
    </div>
  );
}

/** As many as there may be, each as long as it may be. */
const linesOf = (text: string): readonly string[] =>
  text === ''
    ? []
    : text
        .split('\n')
        .slice(0, lessonLimits.sources)
        .map((each) => each.slice(0, 2 * lessonLimits.lineLength));
