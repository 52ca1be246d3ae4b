// The question of a step: its words, two to six answers, which are right, and why.
import { Button, Checkbox, Text } from '@mantine/core';
import { MessageCircleQuestion, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  lessonLimits,
  type LessonAnswer,
  type LessonQuestion,
  type LessonStep,
} from '../../../core/lesson/lesson';
import type { LiveReader } from '../../../core/lesson/liveReader';
import { addAnswer, newQuestion, removeAnswer, setAnswer, withWords } from '../../state/lessonEdits';
import { BarIcon } from './EditorBar';
import { TextPair } from './TextPair';
import { useLessonDraft } from './useLessonDraft';

interface QuestionFormProps {
  readonly step: LessonStep;
  readonly live: LiveReader | null;
  /** `field` names what is edited: what is typed there in a row is one edit. */
  readonly onChange: (question: LessonQuestion | null, field: string) => void;
}

export function QuestionForm({ step, live, onChange }: QuestionFormProps) {
  const { t } = useTranslation();
  const { lesson } = useLessonDraft();
  const { languages } = lesson;
  const { question, shows } = step;
  const common = { languages, live, scenes: shows.kind === 'race' ? shows.scenes : [] };
  if (question === null) {
    return (
      <Button
        size="xs"
        variant="default"
        className="formAdd"
        leftSection={<MessageCircleQuestion size={16} />}
        onClick={() => onChange(newQuestion(lesson), 'asked')}
      >
        {t('lessonEditor.addQuestion')}
      </Button>
    );
  }
  const { answers } = question;
  const set = (index: number, change: Partial<LessonAnswer>, field: string): void =>
    onChange(setAnswer(question, index, change), `answers.${index}.${field}`);
  return (
    <fieldset className="formGroup">
      <Text component="legend" fz="sm" fw={650}>
        {t('lessonEditor.question')}
      </Text>
      <TextPair
        label={t('lessonEditor.questionText')}
        isLabelled
        hint={t('lessonEditor.questionHint')}
        text={question.text}
        onChange={(language, words) =>
          onChange({ ...question, text: withWords(question.text, language, words) }, `asked.${language}`)
        }
        {...common}
      />
      {answers.map((answer, index) => (
        <fieldset key={index} className="answerForm" data-right={answer.isRight}>
          <legend className="answerHead">
            <Text component="span" fz="sm" fw={600}>
              {t('lessonEditor.answer', { number: index + 1 })}
            </Text>
            <Checkbox
              size="xs"
              label={t('lessonEditor.right')}
              aria-label={t('lessonEditor.rightOf', { number: index + 1 })}
              checked={answer.isRight}
              onChange={(event) => set(index, { isRight: event.currentTarget.checked }, 'right')}
            />
            <BarIcon
              label={t('lessonEditor.removeAnswer', { number: index + 1 })}
              disabled={answers.length <= lessonLimits.answers.min}
              onClick={() => onChange(removeAnswer(question, index), 'answers')}
            >
              <Trash2 size={14} />
            </BarIcon>
          </legend>
          <TextPair
            label={t('lessonEditor.answer', { number: index + 1 })}
            isLabelled
            text={answer.text}
            onChange={(language, words) =>
              set(index, { text: withWords(answer.text, language, words) }, `text.${language}`)
            }
            line
            {...common}
          />
          <TextPair
            label={t(answer.isRight ? 'lessonEditor.whyRight' : 'lessonEditor.whyWrong', {
              number: index + 1,
            })}
            text={answer.why}
            onChange={(language, words) =>
              set(index, { why: withWords(answer.why, language, words) }, `why.${language}`)
            }
            {...common}
          />
        </fieldset>
      ))}
      <div className="formRow">
        <Button
          size="xs"
          variant="default"
          leftSection={<Plus size={16} />}
          disabled={answers.length >= lessonLimits.answers.max}
          onClick={() => onChange(addAnswer(question, lesson), 'answers')}
        >
          {t('lessonEditor.addAnswer')}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<Trash2 size={16} />}
          onClick={() => onChange(null, 'asked')}
        >
          {t('lessonEditor.removeQuestion')}
        </Button>
      </div>
    </fieldset>
  );
}
