// The side panel: runners, race, look and film, one tab each.
import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useSetting } from '../app/appContext';
import { MoreBelow } from '../controls/MoreBelow';
import { panelTabs, type PanelTab } from '../state/settings';
import { FilmPanel } from './FilmPanel';
import { LookPanel } from './LookPanel';
import { OptimizerPanel } from './OptimizerPanel';
import { RacePanel } from './RacePanel';

const bodies: Readonly<Record<PanelTab, ReactNode>> = {
  optimizers: <OptimizerPanel />,
  race: (
    <MoreBelow className="panelScroll">
      <RacePanel />
    </MoreBelow>
  ),
  look: (
    <MoreBelow className="panelScroll">
      <LookPanel />
    </MoreBelow>
  ),
  film: (
    <MoreBelow className="panelScroll">
      <FilmPanel />
    </MoreBelow>
  ),
};

export function SidePanel() {
  const { t } = useTranslation();
  const app = useApp();
  const tab = useSetting('panelTab');
  return (
    <aside className="sidePanel">
      <Tabs
        value={tab}
        onChange={(value) => app.settings.setState({ panelTab: value as PanelTab })}
        keepMounted={false}
        className="sideTabs"
      >
        <Tabs.List grow>
          {panelTabs.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`panel.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {panelTabs.map((each) => (
          <Tabs.Panel key={each} value={each}>
            {bodies[each]}
          </Tabs.Panel>
        ))}
      </Tabs>
    </aside>
  );
}
