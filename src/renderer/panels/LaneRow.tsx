// One runner in the legend: colour, name, loss at the play head, shown or hidden, and what else can be done.
import { ActionIcon, Menu, Popover, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { Copy, Eye, EyeOff, MoreVertical, Trash2 } from 'lucide-react';
import { memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LaneLook } from '../../core/scene/palette';
import type { SceneLane } from '../../core/scene/scene';
import { stepAt } from '../../core/timeline/frameAt';
import { createExitFinder } from '../state/exitFinder';
import { useApp } from '../app/appContext';
import { duplicateLane, removeLane, setLane } from '../state/edits';
import { useTicker } from '../app/useTicker';
import { formatMeasure } from '../../core/numbers/formatNumber';
import { LaneLookPicker } from './LaneLookPicker';
import { LaneMark } from '../controls/LaneMark';

interface LaneRowProps {
  readonly lane: SceneLane;
  readonly name: string;
  readonly selected: boolean;
}

/** Kept while its lane is the same: a slider of one runner must not render the whole legend. */
export const LaneRow = memo(function LaneRow({ lane, name, selected }: LaneRowProps) {
  const app = useApp();

  return (
    <li className="laneRow" data-selected={selected} data-hidden={!lane.visible} data-lane={lane.key}>
      <LaneColor laneKey={lane.key} color={lane.color} marker={lane.marker} dash={lane.dash} />
      <UnstyledButton
        className="laneName"
        aria-pressed={selected}
        onClick={() => app.window.setState({ selectedLane: lane.key })}
      >
        <Text fz="sm" fw={selected ? 600 : 500} truncate>
          {name}
        </Text>
        <LaneReadout laneKey={lane.key} />
      </UnstyledButton>
      <LaneVisibility laneKey={lane.key} name={name} visible={lane.visible} />
      <LaneMenu laneKey={lane.key} name={name} />
    </li>
  );
});

interface LaneVisibilityProps {
  readonly laneKey: string;
  readonly name: string;
  readonly visible: boolean;
}

const LaneVisibility = memo(function LaneVisibility({ laneKey, name, visible }: LaneVisibilityProps) {
  const app = useApp();
  const { t } = useTranslation();
  return (
    <Tooltip label={t('lane.visible')}>
      <ActionIcon
        size="md"
        aria-label={`${t('lane.visible')}: ${name}`}
        aria-pressed={visible}
        onClick={() => app.edit((scene) => setLane(scene, laneKey, { visible: !visible }))}
      >
        {visible ? <Eye size={16} /> : <EyeOff size={16} />}
      </ActionIcon>
    </Tooltip>
  );
});

/** The loss at the play head and, once it is so, how the runner ended. Written past React while playing. */
const LaneReadout = memo(function LaneReadout({ laneKey }: { readonly laneKey: string }) {
  const app = useApp();
  const { t } = useTranslation();
  const value = useRef<HTMLSpanElement>(null);
  const note = useRef<HTMLSpanElement>(null);
  const exit = useRef(createExitFinder());

  useTicker(() => {
    const { scene } = app.scenes.getState();
    const trajectory = app.lanes.find(laneKey);
    if (value.current === null || note.current === null || trajectory === undefined) return;
    const { state, columns } = trajectory;
    const step = Math.floor(stepAt(scene, app.playback.seconds()));
    const row = Math.min(step, state.rows - 1);
    value.current.textContent = row < 0 ? '…' : formatMeasure(columns.values[row]!);
    const left = exit.current.find(trajectory, app.landscape().domain);
    const diverged = state.divergedAt !== null && step >= state.divergedAt;
    const converged = state.status === 'converged' && step >= state.rows - 1;
    note.current.textContent = diverged
      ? t('lane.diverged', { step: state.divergedAt })
      : converged
        ? t('lane.converged', { step: state.rows - 1 })
        : left !== null && step >= left
          ? t('lane.leftDomain', { step: left })
          : '';
    note.current.dataset['tone'] = diverged ? 'bad' : converged ? 'good' : 'plain';
  }, 10);

  return (
    <span className="laneReadout">
      <span ref={note} className="laneNote" />
      <span ref={value} className="laneLoss" aria-label={t('lane.loss')} />
    </span>
  );
});

interface LaneColorProps extends LaneLook {
  readonly laneKey: string;
}

const LaneColor = memo(function LaneColor({ laneKey, color, marker, dash }: LaneColorProps) {
  const app = useApp();
  const { t } = useTranslation();
  return (
    <Popover position="left-start" withArrow shadow="md" onClose={() => app.scenes.endGesture()}>
      <Popover.Target>
        <UnstyledButton className="laneSwatch" aria-label={t('lane.color')}>
          <LaneMark color={color} marker={marker} dash={dash} size={18} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <LaneLookPicker laneKey={laneKey} color={color} marker={marker} dash={dash} />
      </Popover.Dropdown>
    </Popover>
  );
});

interface LaneMenuProps {
  readonly laneKey: string;
  readonly name: string;
}

const LaneMenu = memo(function LaneMenu({ laneKey, name }: LaneMenuProps) {
  const app = useApp();
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="md" aria-label={`${t('app.menu')}: ${name}`}>
          <MoreVertical size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<Copy size={16} />}
          onClick={() => app.edit((scene) => duplicateLane(scene, laneKey))}
        >
          {t('lane.duplicate')}
        </Menu.Item>
        <Menu.Item
          color="red"
          leftSection={<Trash2 size={16} />}
          onClick={() => app.edit((scene) => removeLane(scene, laneKey))}
        >
          {t('lane.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
});
