// One runner in the legend: colour, name, loss at the play head, visibility, and further actions.
import { ActionIcon, Menu, Popover, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { Copy, Eye, EyeOff, Ghost, MoreVertical, Trash2 } from 'lucide-react';
import { memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunnerLook } from '../../core/scene/palette';
import type { SceneRunner } from '../../core/scene/scene';
import { stepAt } from '../../core/timeline/frameAt';
import { createTargetFinder } from '../state/rowFinder';
import { distanceToMinimum, rowAt } from '../state/standing';
import { useApp, useSetting } from '../app/appContext';
import { useLowest } from '../app/useLowest';
import { duplicateRunner, removeRunner, setRunner } from '../state/edits';
import { useTicker } from '../app/useTicker';
import { formatRough } from '../../core/numbers/formatNumber';
import { RunnerReadout } from './RunnerReadout';
import { RunnerLookPicker } from './RunnerLookPicker';
import { RunnerMark } from '../controls/RunnerMark';
import { RunnerName } from '../controls/RunnerName';
import { RunnerQuestions } from './RunnerQuestions';

interface RunnerRowProps {
  readonly runner: SceneRunner;
  readonly name: string;
  /** Of `nameEnds`. */
  readonly nameEnd: string;
  readonly selected: boolean;
  /** Whether it tells how the runner stands: how far from a minimum, and whether it has reached the target. */
  readonly standing: boolean;
}

/** Memoized by runner: a slider of one runner must not render the whole legend. */
export const RunnerRow = memo(function RunnerRow({
  runner,
  name,
  nameEnd,
  selected,
  standing,
}: RunnerRowProps) {
  const app = useApp();

  return (
    <li
      className="runnerRow"
      data-selected={selected}
      data-hidden={!runner.visible}
      data-ghost={runner.ghost}
      data-runner={runner.key}
    >
      <RunnerColor
        runnerKey={runner.key}
        name={name}
        color={runner.color}
        marker={runner.marker}
        dash={runner.dash}
      />
      <UnstyledButton
        className="runnerName"
        aria-pressed={selected}
        onClick={() => app.window.setState({ selectedRunner: runner.key })}
      >
        <span className="runnerWords">
          <Text component="span" fz="sm" fw={selected ? 600 : 500}>
            <RunnerName name={name} end={nameEnd} />
          </Text>
          {standing && <RunnerStanding runnerKey={runner.key} />}
        </span>
        <RunnerReadout runnerKey={runner.key} />
      </UnstyledButton>
      <RunnerVisibility runnerKey={runner.key} name={name} visible={runner.visible} />
      <RunnerMenu runnerKey={runner.key} optimizer={runner.id} name={name} ghost={runner.ghost} />
    </li>
  );
});

interface RunnerVisibilityProps {
  readonly runnerKey: string;
  readonly name: string;
  readonly visible: boolean;
}

const RunnerVisibility = memo(function RunnerVisibility({ runnerKey, name, visible }: RunnerVisibilityProps) {
  const app = useApp();
  const { t } = useTranslation();
  return (
    <Tooltip label={t('runner.visible')}>
      <ActionIcon
        size="md"
        aria-label={`${t('runner.visible')}: ${name}`}
        aria-pressed={visible}
        onClick={() => app.edit((scene) => setRunner(scene, runnerKey, { visible: !visible }))}
      >
        {visible ? <Eye size={16} /> : <EyeOff size={16} />}
      </ActionIcon>
    </Tooltip>
  );
});

/** How the runner stands at the play head. Written bypassing React while playing. */
const RunnerStanding = memo(function RunnerStanding({ runnerKey }: { readonly runnerKey: string }) {
  const app = useApp();
  const { t } = useTranslation();
  const target = useSetting('target');
  const lowest = useLowest();
  const text = useRef<HTMLSpanElement>(null);
  const finder = useRef(createTargetFinder());

  useTicker(() => {
    const trajectory = app.trajectories.find(runnerKey);
    if (text.current === null || trajectory === undefined) return;
    const step = Math.floor(stepAt(app.scenes.getState().scene, app.playback.seconds()));
    const row = rowAt(trajectory, step);
    const distance = row < 0 ? null : distanceToMinimum(app.landscape(), trajectory, row);
    const reached = lowest === null ? null : finder.current.find(trajectory, lowest + target);
    text.current.dataset['reached'] = String(reached !== null && reached <= step);
    text.current.textContent = [
      ...(distance === null ? [] : [t('standing.distance', { distance: formatRough(distance) })]),
      ...(lowest === null
        ? []
        : [
            reached !== null && reached <= step
              ? t('standing.reached', { step: reached })
              : t('standing.notReached'),
          ]),
    ].join(' · ');
  }, 6);

  return <span ref={text} className="runnerStanding" />;
});

interface RunnerColorProps extends RunnerLook {
  readonly runnerKey: string;
  readonly name: string;
}

const RunnerColor = memo(function RunnerColor({ runnerKey, name, color, marker, dash }: RunnerColorProps) {
  const app = useApp();
  const { t } = useTranslation();
  return (
    <Popover position="left-start" withArrow shadow="md" onClose={() => app.scenes.endGesture()}>
      <Popover.Target>
        <UnstyledButton className="runnerSwatch" aria-label={t('runner.color', { name })}>
          <RunnerMark look={{ color, marker, dash }} size={18} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <RunnerLookPicker runnerKey={runnerKey} color={color} marker={marker} dash={dash} />
      </Popover.Dropdown>
    </Popover>
  );
});

interface RunnerMenuProps {
  readonly runnerKey: string;
  /** Its id. */
  readonly optimizer: string;
  readonly name: string;
  readonly ghost: boolean;
}

const RunnerMenu = memo(function RunnerMenu({ runnerKey, optimizer, name, ghost }: RunnerMenuProps) {
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
        <RunnerQuestions runner={{ key: runnerKey, id: optimizer }} />
        <Menu.Divider />
        <Menu.Item
          leftSection={<Ghost size={16} />}
          onClick={() => app.edit((scene) => setRunner(scene, runnerKey, { ghost: !ghost }))}
        >
          {ghost ? t('runner.unghost') : t('runner.ghost')}
        </Menu.Item>
        <Menu.Item
          leftSection={<Copy size={16} />}
          onClick={() => app.edit((scene) => duplicateRunner(scene, runnerKey))}
        >
          {t('runner.duplicate')}
        </Menu.Item>
        <Menu.Item
          color="red"
          leftSection={<Trash2 size={16} />}
          onClick={() => app.edit((scene) => removeRunner(scene, runnerKey))}
        >
          {t('runner.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
});
