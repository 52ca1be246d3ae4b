// The transport: play, step, scrub, speed and loop.
import { ActionIcon, Group, Menu, Tooltip, UnstyledButton } from '@mantine/core';
import { ChevronFirst, ChevronLast, Pause, Play, Repeat, StepBack, StepForward, Video } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useApp, usePlaying, useScene, useWindow } from '../app/appContext';
import { runCommand, speeds } from '../commands/commands';
import { CommandButton } from '../controls/CommandButton';
import { FilmTimeline } from './FilmTimeline';
import { Scrubber, StepReadout } from './Scrubber';

const iconSize = 18;

export function TransportBar() {
  return (
    <div className="transport">
      <Group gap={2} wrap="nowrap">
        <CommandButton command="play.toStart">
          <ChevronFirst size={iconSize} />
        </CommandButton>
        <CommandButton command="play.stepBack">
          <StepBack size={iconSize} />
        </CommandButton>
        <PlayButton />
        <CommandButton command="play.stepForward">
          <StepForward size={iconSize} />
        </CommandButton>
        <CommandButton command="play.toEnd">
          <ChevronLast size={iconSize} />
        </CommandButton>
      </Group>
      <Scrubber>
        <FilmTimeline />
      </Scrubber>
      <StepReadout />
      <Group gap={4} wrap="nowrap">
        <SpeedMenu />
        <LoopButton />
        <FollowButton />
      </Group>
    </div>
  );
}

function PlayButton() {
  const app = useApp();
  const { t } = useTranslation();
  const playing = usePlaying();
  const label = playing ? t('transport.pause') : t('transport.play');
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="filled"
        color="iris"
        size={38}
        radius="xl"
        aria-label={label}
        onClick={() => runCommand(app, 'play.toggle')}
      >
        {playing ? <Pause size={18} fill="currentColor" /> : <Play size={18} fill="currentColor" />}
      </ActionIcon>
    </Tooltip>
  );
}

function SpeedMenu() {
  const app = useApp();
  const { t } = useTranslation();
  const speed = useScene((scene) => scene.speed);
  return (
    <Menu position="top-end">
      <Menu.Target>
        <Tooltip label={t('transport.speed')}>
          <UnstyledButton className="speedButton" aria-label={`${t('transport.speed')}: ${speed}×`}>
            {speed}×
          </UnstyledButton>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {speeds.map((value) => (
          <Menu.Item
            key={value}
            fw={value === speed ? 700 : 400}
            onClick={() => app.edit((scene) => ({ ...scene, speed: value }))}
          >
            {value}×
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function LoopButton() {
  const loop = useScene((scene) => scene.loop);
  return (
    <CommandButton command="play.loop" pressed={loop}>
      <Repeat size={iconSize} />
    </CommandButton>
  );
}

/** Shown only if the film's camera moves: otherwise the view is the film's anyway. */
function FollowButton() {
  const still = useScene((scene) => scene.film.cameraMove === 'still');
  const follows = useWindow((state) => state.followsFilm);
  if (still) return null;
  return (
    <CommandButton command="film.follow" pressed={follows}>
      <Video size={iconSize} />
    </CommandButton>
  );
}
