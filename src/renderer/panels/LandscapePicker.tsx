// The chosen landscape in the top bar: a button that opens the choice of another, and its story in a sentence.
import { Button, Text } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useApp, useLanguage, useScene, useWindow } from '../appContext';
import { runCommand } from '../commands/commands';

export function LandscapePicker() {
  const app = useApp();
  const { t } = useTranslation();
  const language = useLanguage();
  const opened = useWindow(({ picker }) => picker === 'landscapes');
  useScene(({ landscape }) => landscape);
  const current = app.landscape();

  return (
    <div className="landscapePicker">
      <Button
        variant="default"
        size="sm"
        rightSection={<ChevronDown size={16} />}
        aria-label={`${t('landscape.label')}: ${current.name[language]}`}
        aria-haspopup="dialog"
        aria-expanded={opened}
        onClick={() => runCommand(app, 'picker.landscapes')}
      >
        {current.name[language]}
      </Button>
      <Text fz="xs" c="dimmed" lineClamp={2} className="landscapeStory">
        {current.story[language]}
      </Text>
    </div>
  );
}
