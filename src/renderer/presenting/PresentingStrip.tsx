// The strip below the picture while presenting: play, the step, what there is to see, and the way out.
import { Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { NotebookText, Pause, Play, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../core/text/text';
import { writtenCaptions } from '../../core/timeline/captions';
import { commandLabel } from '../../protocol/commands';
import { useApp, useLandscape, useLanguage, usePlaying, useScene } from '../app/appContext';
import { useCaption } from '../app/useCaption';
import { usePresenterWindow } from '../app/usePresenterWindow';
import { runCommand } from '../commands/commands';
import { Scrubber, StepReadout } from '../panels/Scrubber';

export function PresentingStrip() {
  const app = useApp();
  const { t } = useTranslation();
  const language = useLanguage();
  const landscape = useLandscape();
  const title = useScene((scene) => scene.title);
  const playing = usePlaying();
  const Icon = playing ? Pause : Play;
  return (
    <div className="presentingStrip">
      <VisuallyHidden component="h1">
        {title === '' ? inLanguage(landscape.name, language) : title}
      </VisuallyHidden>
      <Scrubber />
      <UnstyledButton
        className="presentingPlay"
        aria-label={playing ? t('transport.pause') : t('transport.play')}
        onClick={() => runCommand(app, 'play.toggle')}
      >
        <Icon fill="currentColor" />
      </UnstyledButton>
      <StepReadout />
      <PresentedCaption />
      <PresenterButton />
      <UnstyledButton
        className="presentingEnd"
        aria-label={commandLabel('present.end', language)}
        onClick={() => runCommand(app, 'present.end')}
      >
        <X />
      </UnstyledButton>
    </div>
  );
}

/** Seen with a pointer that moves, and by who has come to it with Tab: a class need not look at it. */
function PresenterButton() {
  const app = useApp();
  const language = useLanguage();
  const isOpen = usePresenterWindow() !== null;
  const label = commandLabel('present.window', language);
  return (
    <Tooltip label={label}>
      <UnstyledButton
        className="presentingEnd presentingNotes"
        aria-label={label}
        aria-pressed={isOpen}
        onClick={() => runCommand(app, 'present.window')}
      >
        <NotebookText />
      </UnstyledButton>
    </Tooltip>
  );
}

/** The strip has room for the longest of the film's captions all the time, so that nothing jumps when one comes. */
function PresentedCaption() {
  const text = useCaption();
  const film = useScene((scene) => scene.film);
  const steps = useScene((scene) => scene.steps);
  const captions = writtenCaptions({ film }).filter(({ fromStep }) => fromStep <= steps);
  return (
    <div className="presentingCaption">
      {captions.map((caption, index) => (
        <p key={index} aria-hidden>
          {caption.text}
        </p>
      ))}
      <p role="status">{text}</p>
    </div>
  );
}
