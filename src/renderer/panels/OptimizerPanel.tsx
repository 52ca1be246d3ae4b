// Who races: the legend with live losses, and the settings of the runner that is selected.
import { Button, ScrollArea, Stack, Text } from '@mantine/core';
import { Plus } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useScene, useWindow } from '../app/appContext';
import { runCommand } from '../commands/commands';
import { laneNames } from '../../core/scene/laneName';
import { LaneDetails } from './LaneDetails';
import { LaneRow } from './LaneRow';

/** More runners than these stand closer together, so that a dozen are seen at once. */
const mostRoomy = 8;

export function OptimizerPanel() {
  const list = useRef<HTMLDivElement>(null);
  const lanes = useScene((scene) => scene.optimizers);
  const selected = useWindow((state) => state.selectedLane);
  const names = laneNames(lanes);
  const selectedLane = lanes.find((lane) => lane.key === selected);

  // A runner that has been added is the last one, and may be out of sight.
  useEffect(() => {
    list.current?.querySelector('[data-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  return (
    <div className="optimizerPanel">
      <ScrollArea
        ref={list}
        className="laneList"
        data-dense={lanes.length > mostRoomy}
        type="auto"
        scrollbarSize={8}
      >
        {lanes.length === 0 ? (
          <NoLanes />
        ) : (
          <ul>
            {lanes.map((lane) => (
              <LaneRow
                key={lane.key}
                lane={lane}
                name={names.get(lane.key)!}
                selected={lane.key === selected}
              />
            ))}
          </ul>
        )}
      </ScrollArea>
      <AddOptimizer />
      {selectedLane !== undefined && (
        <ScrollArea className="laneDetails" type="auto" scrollbarSize={8}>
          <LaneDetails key={selectedLane.key} lane={selectedLane} />
        </ScrollArea>
      )}
    </div>
  );
}

function NoLanes() {
  const app = useApp();
  const { t } = useTranslation();
  return (
    <Stack align="center" gap={6} py="xl" px="md">
      <Text fw={600} fz="sm">
        {t('lane.empty')}
      </Text>
      <Text fz="xs" c="dimmed">
        {t('lane.emptyHint')}
      </Text>
      <Button size="xs" variant="light" mt="xs" onClick={() => runCommand(app, 'file.new')}>
        {t('lane.restoreRace')}
      </Button>
    </Stack>
  );
}

const AddOptimizer = memo(function AddOptimizer() {
  const app = useApp();
  const { t } = useTranslation();
  const opened = useWindow(({ picker }) => picker === 'optimizers');
  return (
    <div className="laneAdd">
      <Button
        variant="light"
        size="xs"
        fullWidth
        leftSection={<Plus size={16} />}
        aria-haspopup="dialog"
        aria-expanded={opened}
        onClick={() => runCommand(app, 'picker.optimizers')}
      >
        {t('lane.add')}
      </Button>
    </div>
  );
});
