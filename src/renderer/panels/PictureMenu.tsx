// What can be done at a point of the surface, in a menu at the pointer.
import { Menu, Text } from '@mantine/core';
import { MapPin } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMeasure } from '../../core/numbers/formatNumber';
import { useApp } from '../app/appContext';
import type { MenuRequest } from '../scene3d/pointing';
import { setStart } from '../state/edits';

interface PictureMenuProps {
  /** Null while the menu is closed. */
  readonly request: MenuRequest | null;
  readonly onClose: () => void;
}

export function PictureMenu({ request, onClose }: PictureMenuProps) {
  const app = useApp();
  const { t } = useTranslation();
  // While it closes, the menu still shows what it was opened for.
  const [shown, setShown] = useState(request);
  if (request !== null && request !== shown) setShown(request);
  if (shown === null) return null;
  const { at, point } = shown;
  return (
    <Menu
      opened={request !== null}
      onClose={onClose}
      position="bottom-start"
      offset={2}
      // In the picture, as a part of the page's main content.
      withinPortal={false}
      // Its focus is on its first item.
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <span className="pictureMenuPlace" aria-hidden style={{ left: at.x, top: at.y }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={t('view.menu')}>
        <Menu.Item
          leftSection={<MapPin size={16} />}
          rightSection={
            <Text fz="xs" c="dimmed">
              ({point.map(formatMeasure).join(', ')})
            </Text>
          }
          onClick={() => app.edit((scene) => setStart(scene, point))}
        >
          {t('view.startHere')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
