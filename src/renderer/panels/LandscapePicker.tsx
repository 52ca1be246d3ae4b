// The chosen landscape in the top bar: a button that opens the picker, and its story in a sentence.
import { inLanguage } from '../../core/text/text';
import { Button, Text, Tooltip } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useLanguage, useScene, useWindow } from '../app/appContext';
import { runCommand } from '../commands/commands';

export function LandscapePicker() {
  const app = useApp();
  const { t } = useTranslation();
  const language = useLanguage();
  const opened = useWindow(({ picker }) => picker === 'landscapes');
  useScene(({ landscape }) => landscape);
  const current = app.landscape();
  /** Whether the pointer is on a truncated story. */
  const [whole, setWhole] = useState(false);

  return (
    <div className="landscapePicker">
      <Button
        variant="default"
        size="sm"
        rightSection={<ChevronDown size={16} />}
        aria-label={`${t('landscape.label')}: ${inLanguage(current.name, language)}`}
        aria-haspopup="dialog"
        aria-expanded={opened}
        onClick={() => runCommand(app, 'picker.landscapes')}
      >
        {inLanguage(current.name, language)}
      </Button>
      <Tooltip
        label={inLanguage(current.story, language)}
        opened={whole}
        multiline
        maw={420}
        position="bottom-start"
      >
        <Text
          fz="xs"
          c="dimmed"
          lineClamp={2}
          className="landscapeStory"
          onPointerEnter={({ currentTarget: { scrollHeight, clientHeight } }) =>
            setWhole(scrollHeight > clientHeight)
          }
          onPointerLeave={() => setWhole(false)}
        >
          {inLanguage(current.story, language)}
        </Text>
      </Tooltip>
    </div>
  );
}
