// One of the race's charts: its header, if it is one of several, and its curves.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { landscapeKey } from '../../core/landscapes/reference';
import { useScene, useSetting } from '../app/appContext';
import { ChartHeader } from './ChartHeader';
import { ChartPlot, type ChartPlotProps } from './ChartPlot';
import { useChart } from './useChart';

export function RaceChart(props: Omit<ChartPlotProps, 'content'>) {
  const { t } = useTranslation();
  const { shown, axis, axisScale } = useSetting('charts');
  const landscape = useScene((scene) => landscapeKey(scene.landscape));
  const content = useChart(props.index);
  const { quantity, scale, subtract, empty } = content;
  return (
    <div className="raceChart">
      {shown.length > 1 && (
        <div className="chartHead">
          <ChartHeader index={props.index} />
        </div>
      )}
      {empty === null ? (
        <ChartPlot
          key={[landscape, quantity, scale, subtract, axis, axisScale].join(':')}
          {...props}
          content={content}
        />
      ) : (
        <Text className="chartEmpty" fz="sm" c="dimmed" ta="center" m="auto">
          {t(empty)}
        </Text>
      )}
    </div>
  );
}
