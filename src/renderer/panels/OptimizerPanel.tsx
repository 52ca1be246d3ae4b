// The runners: a legend with live losses, and the settings of the selected one.
import { Button, ScrollArea, Stack, Text } from '@mantine/core';
import { Plus } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useScene, useWindow } from '../app/appContext';
import { runCommand } from '../commands/commands';
import { runnerNames } from '../../core/scene/runnerName';
import { RunnerDetails } from './RunnerDetails';
import { RunnerRow } from './RunnerRow';

/** With more runners than these the list is compact, so that a dozen are visible at once. */
const maxRoomy = 8;

export function OptimizerPanel() {
  const list = useRef<HTMLDivElement>(null);
  const runners = useScene((scene) => scene.optimizers);
  const selected = useWindow((state) => state.selectedRunner);
  const names = runnerNames(runners);
  const selectedRunner = runners.find((runner) => runner.key === selected);

  // A new runner is the last one, and may be scrolled out of view.
  useEffect(() => {
    list.current?.querySelector('[data-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  return (
    <div className="optimizerPanel">
      <ScrollArea
        ref={list}
        className="runnerList"
        data-dense={runners.length > maxRoomy}
        type="auto"
        scrollbarSize={8}
      >
        {runners.length === 0 ? (
          <NoRunners />
        ) : (
          <ul>
            {runners.map((runner) => (
              <RunnerRow
                key={runner.key}
                runner={runner}
                name={names.get(runner.key)!}
                selected={runner.key === selected}
              />
            ))}
          </ul>
        )}
      </ScrollArea>
      <AddOptimizer />
      {selectedRunner !== undefined && (
        <ScrollArea className="runnerDetails" type="auto" scrollbarSize={8}>
          <RunnerDetails key={selectedRunner.key} runner={selectedRunner} />
        </ScrollArea>
      )}
    </div>
  );
}

function NoRunners() {
  const app = useApp();
  const { t } = useTranslation();
  return (
    <Stack align="center" gap={6} py="xl" px="md">
      <Text fw={600} fz="sm">
        {t('runner.empty')}
      </Text>
      <Text fz="xs" c="dimmed">
        {t('runner.emptyHint')}
      </Text>
      <Button size="xs" variant="light" mt="xs" onClick={() => runCommand(app, 'file.new')}>
        {t('runner.restoreRace')}
      </Button>
    </Stack>
  );
}

const AddOptimizer = memo(function AddOptimizer() {
  const app = useApp();
  const { t } = useTranslation();
  const opened = useWindow(({ picker }) => picker === 'optimizers');
  return (
    <div className="runnerAdd">
      <Button
        variant="light"
        size="xs"
        fullWidth
        leftSection={<Plus size={16} />}
        aria-haspopup="dialog"
        aria-expanded={opened}
        onClick={() => runCommand(app, 'picker.optimizers')}
      >
        {t('runner.add')}
      </Button>
    </div>
  );
});
