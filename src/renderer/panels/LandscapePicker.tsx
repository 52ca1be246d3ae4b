// The chosen landscape in the top bar: a button that opens the picker, and its story. Where there is no room for all of it,
// the story folds into a button of its own.
import { inLanguage } from '../../core/text/text';
import { ActionIcon, Button, Popover, Text, Tooltip } from '@mantine/core';
import { ChevronDown, Info } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useLanguage, useWindow, useLandscape } from '../app/appContext';
import { runCommand } from '../commands/commands';

export function LandscapePicker() {
  const app = useApp();
  const { t } = useTranslation();
  const language = useLanguage();
  const opened = useWindow(({ picker }) => picker === 'landscapes');
  const current = useLandscape();
  const name = inLanguage(current.name, language);

  return (
    <div className="landscapePicker">
      <Button
        variant="default"
        size="sm"
        rightSection={<ChevronDown size={16} />}
        aria-label={`${t('landscape.label')}: ${name}`}
        aria-haspopup="dialog"
        aria-expanded={opened}
        onClick={() => runCommand(app, 'picker.landscapes')}
      >
        {name}
      </Button>
      <LandscapeStory story={inLanguage(current.story, language)} />
    </div>
  );
}

function LandscapeStory({ story }: { readonly story: string }) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const [folded, setFolded] = useState(false);

  useLayoutEffect(() => {
    const element = place.current!;
    const measure = (): void => {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
      setFolded(scrollHeight > clientHeight || scrollWidth > clientWidth);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    // Its own height changes when its font has been loaded.
    observer.observe(element.firstElementChild!);
    return () => observer.disconnect();
  }, [story]);

  return (
    <div ref={place} className="landscapeStory" data-folded={folded}>
      {/* Still laid out where it is folded, so that it unfolds where there is room again. */}
      <Text fz="xs" c="dimmed">
        {story}
      </Text>
      {folded && (
        <Popover position="bottom-start" width={360} withArrow shadow="md" trapFocus returnFocus>
          <Popover.Target>
            <Tooltip label={t('landscape.story')}>
              <ActionIcon aria-label={t('landscape.story')}>
                <Info size={18} />
              </ActionIcon>
            </Tooltip>
          </Popover.Target>
          <Popover.Dropdown>
            <Text fz="sm">{story}</Text>
          </Popover.Dropdown>
        </Popover>
      )}
    </div>
  );
}
