// Who races: the legend with live losses, and the settings of the runner that is selected.
import { Button, Menu, ScrollArea, Stack, Text } from '@mantine/core';
import { Plus } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { optimizers } from '../../core/optimizers/registry';
import type { OptimizerFamily } from '../../core/optimizers/optimizer';
import { useApp, useScene, useWindow } from '../appContext';
import { runCommand } from '../commands/commands';
import { laneNames } from '../laneName';
import { LaneDetails } from './LaneDetails';
import { LaneRow } from './LaneRow';

const families: readonly OptimizerFamily[] = ['gradient', 'momentum', 'adaptive'];

export function OptimizerPanel() {
  const lanes = useScene((scene) => scene.optimizers);
  const selected = useWindow((state) => state.selectedLane);
  const names = laneNames(lanes);
  const selectedLane = lanes.find((lane) => lane.key === selected);

  return (
    <div className="optimizerPanel">
      <ScrollArea className="laneList" type="auto" scrollbarSize={8}>
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
  return (
    <div className="laneAdd">
      <Menu position="bottom-start" width="target">
        <Menu.Target>
          <Button variant="light" size="xs" fullWidth leftSection={<Plus size={16} />}>
            {t('lane.add')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {families.map((family) => (
            <div key={family}>
              <Menu.Label>{t(`family.${family}`)}</Menu.Label>
              {optimizers
                .filter((optimizer) => optimizer.family === family)
                .map((optimizer) => (
                  <Menu.Item
                    key={optimizer.id}
                    onClick={() => void app.addOptimizer(optimizer)}
                  >
                    {optimizer.name}
                  </Menu.Item>
                ))}
            </div>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
});
