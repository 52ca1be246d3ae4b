// One runner in the legend: colour, name, loss at the play head, shown or hidden, and what else can be done.
import {
  ActionIcon,
  ColorPicker,
  ColorSwatch,
  Menu,
  Popover,
  Text,
  Tooltip,
  UnstyledButton,
} from '@mantine/core';
import { Copy, Eye, EyeOff, MoreVertical, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { laneColors } from '../../core/scene/palette';
import type { SceneLane } from '../../core/scene/scene';
import { stepAt } from '../../core/timeline/frameAt';
import { createExitFinder } from '../state/exitFinder';
import { useApp, useScene } from '../appContext';
import { laneName } from '../laneName';
import { duplicateLane, removeLane, setLane } from '../state/edits';
import { useTicker } from '../useTicker';
import { formatMeasure } from './formatNumber';

interface LaneRowProps {
  readonly lane: SceneLane;
  readonly selected: boolean;
}

export function LaneRow({ lane, selected }: LaneRowProps) {
  const app = useApp();
  const { t } = useTranslation();
  const lanes = useScene((scene) => scene.optimizers);
  const name = laneName(lane, lanes);

  return (
    <li className="laneRow" data-selected={selected} data-hidden={!lane.visible} data-lane={lane.key}>
      <LaneColor lane={lane} />
      <UnstyledButton
        className="laneName"
        aria-pressed={selected}
        onClick={() => app.window.setState({ selectedLane: lane.key })}
      >
        <Text fz="sm" fw={selected ? 600 : 500} truncate>
          {name}
        </Text>
        <LaneReadout lane={lane} />
      </UnstyledButton>
      <Tooltip label={t('lane.visible')}>
        <ActionIcon
          size="md"
          aria-label={`${t('lane.visible')}: ${name}`}
          aria-pressed={lane.visible}
          onClick={() => app.edit((scene) => setLane(scene, lane.key, { visible: !lane.visible }))}
        >
          {lane.visible ? <Eye size={16} /> : <EyeOff size={16} />}
        </ActionIcon>
      </Tooltip>
      <LaneMenu lane={lane} name={name} />
    </li>
  );
}

/** The loss at the play head and, once it is so, how the runner ended. Written past React while playing. */
function LaneReadout({ lane }: { readonly lane: SceneLane }) {
  const app = useApp();
  const { t } = useTranslation();
  const value = useRef<HTMLSpanElement>(null);
  const note = useRef<HTMLSpanElement>(null);
  const exit = useRef(createExitFinder());

  useTicker(() => {
    const { scene } = app.scenes.getState();
    const trajectory = app.lanes.find(lane.key);
    if (value.current === null || note.current === null || trajectory === undefined) return;
    const { state, columns } = trajectory;
    const step = Math.floor(stepAt(scene, app.playback.seconds()) + 1e-6);
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
}

function LaneColor({ lane }: { readonly lane: SceneLane }) {
  const app = useApp();
  const { t } = useTranslation();
  const setColor = (color: string): boolean =>
    app.edit((scene) => setLane(scene, lane.key, { color }), `color:${lane.key}`);
  return (
    <Popover position="left-start" withArrow shadow="md" onClose={() => app.scenes.endGesture()}>
      <Popover.Target>
        <ColorSwatch
          component="button"
          className="laneSwatch"
          color={lane.color}
          size={18}
          withShadow={false}
          aria-label={t('lane.color')}
        />
      </Popover.Target>
      <Popover.Dropdown>
        <ColorPicker
          value={lane.color}
          onChange={setColor}
          onChangeEnd={() => app.scenes.endGesture()}
          format="hex"
          swatches={[...laneColors]}
          swatchesPerRow={6}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function LaneMenu({ lane, name }: { readonly lane: SceneLane; readonly name: string }) {
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
          onClick={() => app.edit((scene) => duplicateLane(scene, lane.key))}
        >
          {t('lane.duplicate')}
        </Menu.Item>
        <Menu.Item
          color="red"
          leftSection={<Trash2 size={16} />}
          onClick={() => app.edit((scene) => removeLane(scene, lane.key))}
        >
          {t('lane.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
