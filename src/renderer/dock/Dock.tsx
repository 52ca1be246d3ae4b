// What stands under the picture: one view at a time, by its tab. The tabs share a row with the view's own header.
import { Tabs } from '@mantine/core';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useSetting } from '../app/appContext';
import { RaceCharts } from '../charts/RaceCharts';
import { dockTabs, type DockTab } from '../../core/view/raceParts';
import './dock.css';

const StepView = lazy(async () => ({ default: (await import('../step/StepView')).StepView }));
const Standings = lazy(async () => ({ default: (await import('../standings/Standings')).Standings }));

/** By tab: one element whose `header` stands beside the tabs, and whose other part has the room below. */
const views: Readonly<Record<DockTab, ReactNode>> = {
  chart: <RaceCharts />,
  step: <StepView />,
  standings: <Standings />,
};

export function Dock() {
  const app = useApp();
  const { t } = useTranslation();
  const tab = useSetting('dockTab');
  return (
    <Tabs
      className="dock"
      variant="none"
      value={tab}
      onChange={(value) => app.settings.setState({ dockTab: value as DockTab })}
      keepMounted={false}
    >
      <Tabs.List className="dockTabs" aria-label={t('dock.label')}>
        {dockTabs.map((each) => (
          // A click leaves the focus where it is, so that arrow keys go on to step through the race.
          <Tabs.Tab key={each} value={each} onMouseDown={(event) => event.preventDefault()}>
            {t(`dock.${each}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {dockTabs.map((each) => (
        <Tabs.Panel key={each} value={each} className="dockView">
          <Suspense>{views[each]}</Suspense>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
