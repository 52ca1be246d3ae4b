// The steps in their order: chosen, dragged, moved by keys, duplicated, removed.
import { Button, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import {
  BookOpen,
  Camera,
  ChartSpline,
  Copy,
  FileText,
  Flag,
  GripVertical,
  MessageCircleQuestion,
  Trash2,
  type LucideIcon,
} from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { inLessonLanguage } from '../../../core/lesson/inLessonLanguage';
import { lessonLimits, type LessonStep, type LessonView } from '../../../core/lesson/lesson';
import { useApp } from '../../app/appContext';
import { runCommand } from '../../commands/commands';
import { LessonMarkdown } from '../../lessonText/LessonMarkdown';
import { moveStep } from '../../state/lessonEdits';
import { BarIcon } from './EditorBar';
import { stepOfIssue, useDraftIssues } from './useDraftIssues';
import { useLessonDraft } from './useLessonDraft';
import { useRowDrag } from './useRowDrag';

const icons: Readonly<Record<LessonView['kind'], LucideIcon>> = {
  race: Flag,
  activations: ChartSpline,
  losses: ChartSpline,
  words: FileText,
};

export function StepList() {
  const app = useApp();
  const { lessonDraft } = app;
  const { t } = useTranslation();
  const { lesson, selected } = useLessonDraft();
  const { steps } = lesson;
  const { issues, missing } = useDraftIssues();
  const wrong = new Set([...issues, ...missing].map(stepOfIssue));
  const list = useRef<HTMLUListElement>(null);
  const [said, setSaid] = useState('');
  const isFull = steps.length >= lessonLimits.steps.max;

  const focus = (index: number): void => {
    list.current?.querySelectorAll<HTMLElement>('.stepItem > button')[index]?.focus();
  };
  const move = (key: string, to: number): void => {
    lessonDraft.edit((before) => moveStep(before, key, to));
    const { steps: now } = lessonDraft.getState().lesson;
    setSaid(
      t('lessonEditor.moved', { number: now.findIndex((step) => step.key === key) + 1, count: now.length }),
    );
  };
  const { drag, onPointerDown } = useRowDrag(list, '.stepGrip', (key, gap) => {
    const from = lessonDraft.getState().lesson.steps.findIndex((step) => step.key === key);
    move(key, gap > from ? gap - 1 : gap);
  });
  const remove = (key: string): void => {
    const index = steps.findIndex((step) => step.key === key);
    lessonDraft.remove(key);
    setSaid(t('lessonEditor.removed', { number: index + 1 }));
    requestAnimationFrame(() => focus(Math.min(index, steps.length - 2)));
  };
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    const { key } = steps[index]!;
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by !== undefined && event.altKey) {
      move(key, index + by);
      // React moves the element, which may lose the focus.
      requestAnimationFrame(() => focus(Math.min(Math.max(index + by, 0), steps.length - 1)));
    } else if (by !== undefined) {
      const next = steps[index + by];
      if (next === undefined) return;
      lessonDraft.select(next.key);
      focus(index + by);
    } else if (event.key === 'Delete' || event.key === 'Backspace') remove(key);
    else return;
    event.preventDefault();
  };
  return (
    <nav className="stepList" aria-label={t('lessonEditor.steps')}>
      <UnstyledButton
        className="stepWhole"
        aria-current={selected === null}
        data-autofocus={selected === null && steps.length > 0 ? true : undefined}
        onClick={() => lessonDraft.select(null)}
      >
        <BookOpen size={16} aria-hidden />
        <span>{t('lessonEditor.lesson')}</span>
        {wrong.has(null) && steps.length > 0 && <WrongMark />}
      </UnstyledButton>
      {steps.length > 0 && (
        <ul ref={list} data-dragging={drag !== null}>
          {steps.map((step, index) => (
            <li
              key={step.key}
              className="stepItem"
              data-selected={step.key === selected}
              data-dragged={step.key === drag?.key}
              data-gap={
                drag?.gap === index
                  ? 'before'
                  : drag?.gap === steps.length && index === steps.length - 1
                    ? 'after'
                    : null
              }
              onPointerDown={(event) => onPointerDown(event, step.key)}
            >
              <span className="stepGrip" aria-hidden>
                <GripVertical size={16} />
              </span>
              <UnstyledButton
                className="stepChoose"
                aria-current={step.key === selected}
                data-autofocus={step.key === selected ? true : undefined}
                // The Escape that gives up a drag does not close the dialog.
                data-mantine-stop-propagation={drag !== null}
                aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete"
                onClick={() => lessonDraft.select(step.key)}
                onKeyDown={(event) => onKeyDown(event, index)}
              >
                <span className="stepPlace">{index + 1}</span>
                <span className="stepTitle">
                  <LessonMarkdown
                    text={
                      inLessonLanguage(lesson, step.title, lesson.languages[0]!) || t('lessonEditor.untitled')
                    }
                    live={null}
                    inline
                  />
                </span>
                <StepMarks step={step} isWrong={wrong.has(index)} />
              </UnstyledButton>
              {step.key === selected && (
                <span className="stepTools">
                  <BarIcon
                    label={t('lessonEditor.duplicate')}
                    disabled={isFull}
                    onClick={() => lessonDraft.duplicate(step.key)}
                  >
                    <Copy size={16} />
                  </BarIcon>
                  <BarIcon label={t('lessonEditor.remove')} onClick={() => remove(step.key)}>
                    <Trash2 size={16} />
                  </BarIcon>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      <div className="stepAdd">
        {steps.length === 0 && (
          <Text fz="sm" c="dimmed">
            {t('lessonEditor.empty')}
          </Text>
        )}
        <Button
          size="xs"
          color="iris.6"
          leftSection={<Camera size={16} />}
          disabled={isFull}
          onClick={() => runCommand(app, 'lesson.addView')}
        >
          {t('lessonEditor.addView')}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<FileText size={16} />}
          disabled={isFull}
          onClick={() => lessonDraft.add({ kind: 'words' }, {})}
        >
          {t('lessonEditor.addWords')}
        </Button>
        {steps.length > 1 && (
          <Text fz={11} c="dimmed">
            {t('lessonEditor.keys')}
          </Text>
        )}
      </div>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </nav>
  );
}

function StepMarks({ step, isWrong }: { readonly step: LessonStep; readonly isWrong: boolean }) {
  const { t } = useTranslation();
  const Icon = icons[step.shows.kind];
  return (
    <span className="stepMarks">
      {isWrong && <WrongMark />}
      {step.question !== null && (
        <MessageCircleQuestion size={14} aria-label={t('lessonEditor.question')} role="img" />
      )}
      <Icon size={14} aria-label={t(`lessonEditor.kind.${step.shows.kind}`)} role="img" />
    </span>
  );
}

function WrongMark() {
  const { t } = useTranslation();
  return <span className="wrongMark" role="img" aria-label={t('lessonEditor.wrong')} />;
}
