// The chosen landscape in the top bar, and the choice of another: cards with a map, a name and a sentence.
import { Button, Popover, SimpleGrid, Text, UnstyledButton } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { landscapes } from '../../core/landscapes/registry';
import { useApp, useLanguage, useScene } from '../appContext';
import { LandscapeThumbnail } from './LandscapeThumbnail';

export function LandscapePicker() {
  const app = useApp();
  const { t } = useTranslation();
  const language = useLanguage();
  const id = useScene(({ landscape }) => ('id' in landscape ? landscape.id : null));
  const [opened, setOpened] = useState(false);
  const current = app.landscape();

  return (
    <div className="landscapePicker">
      <Popover opened={opened} onChange={setOpened} position="bottom-start" shadow="md" trapFocus>
        <Popover.Target>
          <Button
            variant="default"
            size="sm"
            rightSection={<ChevronDown size={16} />}
            aria-label={`${t('landscape.label')}: ${current.name[language]}`}
            onClick={() => setOpened(!opened)}
          >
            {current.name[language]}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('landscape.choose')}>
          <SimpleGrid cols={3} spacing="xs">
            {landscapes.map((landscape) => (
              <UnstyledButton
                key={landscape.id}
                className="landscapeCard"
                aria-current={landscape.id === id}
                onClick={() => {
                  setOpened(false);
                  app.chooseLandscape(landscape);
                }}
              >
                <LandscapeThumbnail landscape={landscape} />
                <Text fz="sm" fw={600} mt={6}>
                  {landscape.name[language]}
                </Text>
                <Text fz="xs" c="dimmed" lineClamp={4}>
                  {landscape.story[language]}
                </Text>
              </UnstyledButton>
            ))}
          </SimpleGrid>
        </Popover.Dropdown>
      </Popover>
      <Text fz="xs" c="dimmed" lineClamp={2} className="landscapeStory">
        {current.story[language]}
      </Text>
    </div>
  );
}
