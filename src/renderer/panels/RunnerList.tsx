// The runners of the race, one row each: in the order in which they were added, or by loss, live.
import { Button, SegmentedControl, Stack, Text, Tooltip } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useScene, useSetting, useWindow } from '../app/appContext';
import { runCommand } from '../commands/commands';
import { nameEnds, runnerNames } from '../../core/scene/runnerName';
import { LimitedRow } from '../controls/LimitedField';
import { MoreBelow } from '../controls/MoreBelow';
import { targets } from '../state/settings';
import { RunnerRow } from './RunnerRow';
import { useGlide } from './useGlide';
import { useRunnerOrder } from './useRunnerOrder';

/** With more runners than these the list is compact, so that a dozen are visible at once. */
const maxRoomy = 8;

export function RunnerList() {
  const list = useRef<HTMLDivElement>(null);
  const runners = useScene((scene) => scene.optimizers);
  const selected = useWindow((state) => state.selectedRunner);
  const byLoss = useSetting('runnerOrder') === 'loss';
  const names = runnerNames(runners);
  const ends = nameEnds(names);
  const order = useRunnerOrder(runners, byLoss, list);
  useGlide(list, order);

  // A new runner is the last one, and may be scrolled out of view.
  useEffect(() => {
    list.current?.querySelector('[data-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  return (
    <>
      {runners.length > 1 && <OrderChoice byLoss={byLoss} />}
      <MoreBelow ref={list} className="runnerList" dense={runners.length > maxRoomy && !byLoss}>
        {runners.length === 0 ? (
          <NoRunners />
        ) : (
          <ul>
            {order.map((key) => {
              const runner = runners.find((each) => each.key === key)!;
              return (
                <RunnerRow
                  key={key}
                  runner={runner}
                  name={names.get(key)!}
                  nameEnd={ends.get(key)!}
                  selected={key === selected}
                  standing={byLoss}
                />
              );
            })}
          </ul>
        )}
      </MoreBelow>
    </>
  );
}

function OrderChoice({ byLoss }: { readonly byLoss: boolean }) {
  const app = useApp();
  const { t } = useTranslation();
  const target = useSetting('target');
  return (
    <div className="runnerOrder">
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('standing.order')}
        value={byLoss ? 'loss' : 'own'}
        onChange={(runnerOrder) => app.settings.setState({ runnerOrder })}
        data={[
          { value: 'own', label: t('standing.own') },
          { value: 'loss', label: t('standing.loss') },
        ]}
      />
      {byLoss && (
        <Tooltip label={t('standing.targetHint')} multiline maw={280} position="bottom">
          <div>
            <LimitedRow
              label={t('standing.target')}
              range={targets}
              value={target}
              onCommit={(next) => app.settings.setState({ target: next })}
            />
          </div>
        </Tooltip>
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
