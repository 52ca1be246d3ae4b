// The panel at the side: runners, race, look and film, one tab each.
import { ScrollArea, Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useApp, useSetting } from '../app/appContext';
import { panelTabs, type PanelTab } from '../state/settings';
import { FilmPanel } from './FilmPanel';
import { LookPanel } from './LookPanel';
import { OptimizerPanel } from './OptimizerPanel';
import { RacePanel } from './RacePanel';

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
        <Tabs.Panel value="optimizers">
          <OptimizerPanel />
        </Tabs.Panel>
        <Tabs.Panel value="race">
          <ScrollArea h="100%" type="auto" scrollbarSize={8}>
            <RacePanel />
          </ScrollArea>
        </Tabs.Panel>
        <Tabs.Panel value="look">
          <ScrollArea h="100%" type="auto" scrollbarSize={8}>
            <LookPanel />
          </ScrollArea>
        </Tabs.Panel>
        <Tabs.Panel value="film">
          <ScrollArea h="100%" type="auto" scrollbarSize={8}>
            <FilmPanel />
          </ScrollArea>
        </Tabs.Panel>
      </Tabs>
    </aside>
  );
}
