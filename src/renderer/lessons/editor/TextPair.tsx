// A text in all of the lesson's languages, side by side, each with a preview of what students see.
import { ActionIcon, Menu, Text, Textarea, Tooltip } from '@mantine/core';
import { Braces } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { lessonLimits, type LessonText } from '../../../core/lesson/lesson';
import type { LiveReader } from '../../../core/lesson/liveReader';
import { runnerNames } from '../../../core/scene/runnerName';
import type { Scene } from '../../../core/scene/scene';
import { RunnerMark } from '../../controls/RunnerMark';
import { LessonMarkdown } from '../../lessonText/LessonMarkdown';
import { languageLabel } from './languageLabel';

interface TextPairProps {
  readonly label: string;
  /** Whether what the text stands in has said its label already. */
  readonly isLabelled?: boolean;
  readonly hint?: string;
  readonly text: LessonText;
  readonly languages: readonly string[];
  readonly onChange: (language: string, words: string) => void;
  /** One line, as of titles and answers. */
  readonly line?: boolean;
  readonly live?: LiveReader | null;
  /** The races that live values may be of. */
  readonly scenes?: readonly Scene[];
  /** Whether writing begins here when the editor is opened. */
  readonly isFirst?: boolean;
}

export function TextPair({
  label,
  isLabelled = false,
  hint,
  text,
  languages,
  onChange,
  line = false,
  live = null,
  scenes = [],
  isFirst = false,
}: TextPairProps) {
  return (
    <div>
      <div className="textPairHead">
        {!isLabelled && (
          <Text component="h3" fz="sm" fw={600}>
            {label}
          </Text>
        )}
        {hint !== undefined && (
          <Text fz="xs" c="dimmed">
            {hint}
          </Text>
        )}
      </div>
      <div className="textPairTexts" data-count={languages.length}>
        {languages.map((language, place) => (
          <TextInLanguage
            key={language}
            isFirst={isFirst && place === 0}
            label={languages.length > 1 ? `${label} (${languageLabel(language)})` : label}
            language={language}
            isOnly={languages.length === 1}
            words={text[language] ?? ''}
            onChange={(words) => onChange(language, words)}
            line={line}
            live={live}
            scenes={scenes}
          />
        ))}
      </div>
    </div>
  );
}

interface TextInLanguageProps extends Required<
  Pick<TextPairProps, 'line' | 'live' | 'scenes' | 'label' | 'isFirst'>
> {
  readonly language: string;
  readonly isOnly: boolean;
  readonly words: string;
  readonly onChange: (words: string) => void;
}

function TextInLanguage({
  label,
  language,
  isOnly,
  words,
  onChange,
  line,
  live,
  scenes,
  isFirst,
}: TextInLanguageProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  const insert = (written: string): void => {
    const element = field.current!;
    const { selectionStart: from, selectionEnd: to } = element;
    onChange(`${words.slice(0, from)}${written}${words.slice(to)}`);
    requestAnimationFrame(() => {
      element.focus();
      element.setSelectionRange(from + written.length, from + written.length);
    });
  };
  // What is seen as it is written needs no preview.
  const isPlain = !/[$*_`{}\\#>[\n-]/.test(words);
  return (
    <div className="textInLanguage">
      {!isOnly && (
        <Text fz={11} c="dimmed" className="textLanguage">
          {languageLabel(language)}
        </Text>
      )}
      <Textarea
        ref={field}
        aria-label={label}
        data-autofocus={isFirst || undefined}
        lang={language}
        autosize
        minRows={line ? 1 : 3}
        maxRows={line ? 3 : 14}
        maxLength={line ? lessonLimits.lineLength : lessonLimits.textLength}
        value={words}
        onChange={(event) => {
          const typed = event.currentTarget.value;
          onChange(line ? typed.replaceAll(/\s*\n\s*/g, ' ') : typed);
        }}
        rightSection={
          <InsertMenu scenes={scenes} onInsert={insert} label={t('lessonEditor.insert', { label })} />
        }
        rightSectionProps={{ className: 'textInsert' }}
      />
      {words !== '' && !isPlain && (
        <div
          className="textPreview"
          lang={language}
          aria-label={t('lessonEditor.preview', { label })}
          role="group"
        >
          <LessonMarkdown text={words} live={live} inline={line} />
        </div>
      )}
    </div>
  );
}

/** What can be read off a runner, as it is written; the runner's key stands for `KEY`. */
const liveKinds = {
  name: '{{runner KEY}}',
  loss: '{{loss KEY}}',
  rate: '{{set learningRate KEY}}',
  first: '{{first KEY loss < 0.01}}',
  diverged: '{{diverged KEY}}',
} as const;

interface InsertMenuProps {
  readonly label: string;
  readonly scenes: readonly Scene[];
  readonly onInsert: (written: string) => void;
}

function InsertMenu({ label, scenes, onInsert }: InsertMenuProps) {
  const { t } = useTranslation();
  const runners = scenes.flatMap(({ optimizers }, index) => {
    const names = runnerNames(optimizers);
    return optimizers.map((runner) => ({
      runner,
      name: names.get(runner.key)!,
      key: index === 0 ? runner.key : `${index + 1}/${runner.key}`,
    }));
  });
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Tooltip label={label}>
          <ActionIcon size="sm" aria-label={label}>
            <Braces size={14} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onInsert('$x^2$')}>{t('lessonEditor.formula')}</Menu.Item>
        {runners.length > 0 &&
          (Object.keys(liveKinds) as (keyof typeof liveKinds)[]).map((kind) => (
            <Menu.Sub key={kind} position="left-start">
              <Menu.Sub.Target>
                <Menu.Sub.Item>{t(`lessonEditor.live.${kind}`)}</Menu.Sub.Item>
              </Menu.Sub.Target>
              <Menu.Sub.Dropdown>
                {runners
                  .filter(({ runner }) => kind !== 'rate' || 'learningRate' in runner.hyperparameters)
                  .map(({ runner, name, key }) => (
                    <Menu.Item
                      key={key}
                      leftSection={<RunnerMark look={runner} size={12} />}
                      onClick={() => onInsert(liveKinds[kind].replace('KEY', key))}
                    >
                      {name}
                    </Menu.Item>
                  ))}
              </Menu.Sub.Dropdown>
            </Menu.Sub>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
