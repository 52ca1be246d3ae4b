// What can be done at a point of the surface, in a menu at the pointer.
import { Menu, Text } from '@mantine/core';
import { Image, ListPlus, Map, MapPin } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Point } from '../../core/geometry/domain';
import { formatMeasure } from '../../core/numbers/formatNumber';
import { runnerNames } from '../../core/scene/runnerName';
import { shownStarts } from '../../core/scene/starts';
import { useApp, useLanguage, useScene, useSetting, useWindow } from '../app/appContext';
import { useSceneTheme } from '../app/useSceneTheme';
import { stepAt } from '../../core/timeline/frameAt';
import { runCommand } from '../commands/commands';
import { commandLabel } from '../../protocol/commands';
import type { CopiedFormat } from '../export/clipboardOutput';
import type { MenuRequest } from '../scene3d/pointing';
import { setOwnStart, setStart } from '../state/edits';
import { RunnerQuestions } from './RunnerQuestions';

interface PictureMenuProps {
  /** Null while the menu is closed. */
  readonly request: MenuRequest | null;
  readonly onClose: () => void;
}

/** Before the first request. */
const nowhere: MenuRequest = { at: { x: 0, y: 0 }, point: [0, 0], runner: null };

export function PictureMenu({ request, onClose }: PictureMenuProps) {
  const app = useApp();
  const { t } = useTranslation();
  // While it closes, the menu still shows what it was opened for. It is there before it opens, to give back the focus.
  const [{ at, point, runner }, setShown] = useState(request ?? nowhere);
  if (request !== null && (request.at !== at || request.point !== point)) setShown(request);
  const runners = useScene((scene) => scene.optimizers);
  const names = runnerNames(runners);
  const asked = runners.find(({ key }) => key === runner);
  const selectedKey = useWindow((state) => state.selectedRunner);
  const selected = runners.find(({ key }) => key === selectedKey);
  const hasRaceStart = useScene((scene) => shownStarts(scene).some((start) => start.runners.length === 0));
  const language = useLanguage();
  const theme = useSceneTheme();
  const { widthPx, heightPx } = useSetting('export');
  const copy = (format: CopiedFormat): void => {
    const { scene } = app.scenes.getState();
    app.copyPicture(format, { language, theme, moment: stepAt(scene, app.playback.seconds()) / scene.steps });
  };
  return (
    <Menu
      opened={request !== null}
      onClose={onClose}
      position="bottom-start"
      offset={2}
      // In the picture, as a part of the page's main content.
      withinPortal={false}
      // Where the picture is low, it goes on over what is below.
      floatingStrategy="fixed"
      // Its focus is on its first item.
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <span className="pictureMenuPlace" aria-hidden style={{ left: at.x, top: at.y }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={t('view.menu')}>
        {asked !== undefined && (
          <>
            <RunnerQuestions
              runner={asked}
              about={
                <Text fz="xs" c="dimmed">
                  {names.get(asked.key)}
                </Text>
              }
            />
            {point !== null && <Menu.Divider />}
          </>
        )}
        {point !== null && hasRaceStart && (
          <Menu.Item
            leftSection={<MapPin size={16} />}
            rightSection={<PointText point={point} />}
            onClick={() => app.edit((scene) => setStart(scene, point))}
          >
            {t('view.startHere')}
          </Menu.Item>
        )}
        {point !== null && selected !== undefined && runners.length > 1 && (
          <Menu.Item
            leftSection={<MapPin size={16} color={selected.color} />}
            rightSection={<PointText point={point} />}
            onClick={() => app.edit((scene) => setOwnStart(scene, [selected.key], point))}
          >
            {t('view.startRunnerHere', { name: names.get(selected.key) })}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item
          leftSection={<Image size={16} />}
          rightSection={
            <Text fz="xs" c="dimmed">
              {widthPx} × {heightPx}
            </Text>
          }
          onClick={() => copy('png')}
        >
          {t('view.copyPicture')}
        </Menu.Item>
        <Menu.Item
          leftSection={<Map size={16} />}
          rightSection={
            <Text fz="xs" c="dimmed">
              SVG
            </Text>
          }
          onClick={() => copy('svg')}
        >
          {t('view.copyMap')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<ListPlus size={16} />} onClick={() => runCommand(app, 'lesson.addView')}>
          {commandLabel('lesson.addView', language)}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function PointText({ point }: { readonly point: Point }) {
  return (
    <Text fz="xs" c="dimmed">
      ({point.map(formatMeasure).join(', ')})
    </Text>
  );
}
