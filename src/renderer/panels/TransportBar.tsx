// The transport: play, step, scrub, speed and loop.
import { ActionIcon, Group, Menu, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { ChevronFirst, ChevronLast, Pause, Play, Repeat, StepBack, StepForward, Video } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { stepAt } from '../../core/timeline/frameAt';
import { useApp, usePlaying, useScene, useWindow } from '../app/appContext';
import { runCommand, seekStep, speeds } from '../commands/commands';
import { useTicker } from '../app/useTicker';
import { CommandButton } from '../controls/CommandButton';
import { FilmTimeline } from './FilmTimeline';

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
      <Scrubber />
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

/**
 * The play head over all steps. The native range input handles keys and touch; the visible parts are two elements that
 * are only ever moved, so that a playing race repaints nothing here.
 */
function Scrubber() {
  const app = useApp();
  const { t } = useTranslation();
  const steps = useScene((scene) => scene.steps);
  const range = useRef<HTMLInputElement>(null);
  const fill = useRef<HTMLDivElement>(null);
  const thumb = useRef<HTMLDivElement>(null);
  const readout = useRef<HTMLSpanElement>(null);

  useTicker(() => {
    const { scene } = app.scenes.getState();
    const step = stepAt(scene, app.playback.seconds());
    const share = step / scene.steps;
    fill.current!.style.transform = `scaleX(${share})`;
    thumb.current!.style.transform = `translateX(${100 * share}%)`;
  }, 60);

  useTicker(() => {
    const { scene } = app.scenes.getState();
    const step = stepAt(scene, app.playback.seconds());
    range.current!.value = String(step);
    readout.current!.textContent = String(Math.floor(step));
  }, 12);

  return (
    <>
      <div className="scrubberBox">
        <input
          ref={range}
          className="scrubber"
          type="range"
          min={0}
          max={steps}
          step="any"
          defaultValue={0}
          aria-label={t('transport.scrub')}
          onInput={(event) => {
            app.playback.pause();
            seekStep(app, Math.round(event.currentTarget.valueAsNumber));
          }}
        />
        <div className="scrubberTrack">
          <div ref={fill} className="scrubberFill" />
        </div>
        <div ref={thumb} className="scrubberThumb" />
        <FilmTimeline />
      </div>
      <Text component="span" fz="sm" className="stepReadout">
        {t('transport.step')} <span ref={readout} className="stepNumber" data-testid="step" />{' '}
        <Text component="span" fz="sm" c="dimmed">
          {t('transport.of', { steps })}
        </Text>
      </Text>
    </>
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
