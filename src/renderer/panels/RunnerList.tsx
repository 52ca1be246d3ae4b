// The runners of the race, one row each.
import { Button, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useScene, useWindow } from '../app/appContext';
import { runCommand } from '../commands/commands';
import { runnerNames } from '../../core/scene/runnerName';
import { MoreBelow } from '../controls/MoreBelow';
import { RunnerRow } from './RunnerRow';

/** With more runners than these the list is compact, so that a dozen are visible at once. */
const maxRoomy = 8;

export function RunnerList() {
  const list = useRef<HTMLDivElement>(null);
  const runners = useScene((scene) => scene.optimizers);
  const selected = useWindow((state) => state.selectedRunner);
  const names = runnerNames(runners);

  // A new runner is the last one, and may be scrolled out of view.
  useEffect(() => {
    list.current?.querySelector('[data-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  return (
    <MoreBelow ref={list} className="runnerList" dense={runners.length > maxRoomy}>
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
    </MoreBelow>
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
