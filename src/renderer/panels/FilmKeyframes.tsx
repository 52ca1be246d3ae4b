// The camera's keyframes as a list: step, transition to the next one, and view.
import { ActionIcon, Select, Text, Tooltip } from '@mantine/core';
import { Camera, DiamondPlus, LocateFixed, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { freeStep } from '../../core/validation/expectation';
import { invalid, type Issue } from '../../core/validation/issue';
import { keyframeEasings, type CameraKeyframe, type KeyframeEasing } from '../../core/scene/scene';
import { useApp, useScene } from '../app/appContext';
import { goToKeyframe, runCommand } from '../commands/commands';
import { removeKeyframe, setKeyframe } from '../state/filmEdits';
import { useItemKeys } from './itemKeys';
import { within } from '../controls/LimitedField';
import { NumberField } from '../controls/NumberField';
import { StepButton } from '../controls/StepButton';

const iconSize = 16;

export function FilmKeyframes() {
  const app = useApp();
  const { t } = useTranslation();
  const keyframes = useScene((scene) => scene.film.keyframes);
  const keys = useItemKeys(keyframes);
  return (
    <>
      {keyframes.length === 0 ? (
        <Text fz={11} c="dimmed">
          {t('film.keyframesHint')}
        </Text>
      ) : (
        <div className="keyframes">
          <div className="keyframeRow filmHead" aria-hidden>
            <span>{t('transport.step')}</span>
            <span>{t('film.easing')}</span>
          </div>
          <ul>
            {keyframes.map((keyframe, index) => (
              <KeyframeRow key={keys[index]} keyframe={keyframe} isLast={index === keyframes.length - 1} />
            ))}
          </ul>
        </div>
      )}
      <StepButton
        label={(step) => t('film.addKeyframe', { step })}
        icon={<DiamondPlus size={iconSize} />}
        onClick={() => runCommand(app, 'film.addKeyframe')}
      />
    </>
  );
}

interface KeyframeRowProps {
  readonly keyframe: CameraKeyframe;
  readonly isLast: boolean;
}

function KeyframeRow({ keyframe: { step, easing }, isLast }: KeyframeRowProps) {
  const app = useApp();
  const { t } = useTranslation();
  const steps = useScene((scene) => scene.steps);
  const name = t('film.keyframe', { step });

  const check = (value: number): Issue | null => {
    const { keyframes } = app.scenes.getState().scene.film;
    const taken = value !== step && keyframes.some((other) => other.step === value);
    return taken
      ? invalid(t('transport.step'), value, freeStep)
      : within(t('transport.step'), { min: 0, max: steps, whole: true })(value);
  };

  return (
    <li className="keyframeRow" aria-label={name}>
      <NumberField
        label={`${name}: ${t('transport.step')}`}
        value={step}
        check={check}
        onCommit={(to) => app.edit((scene) => setKeyframe(scene, step, { step: to }))}
      />
      {isLast ? (
        <Text fz="xs" c="dimmed" className="keyframeStays">
          {t('film.stays')}
        </Text>
      ) : (
        <Select
          size="xs"
          aria-label={`${name}: ${t('film.easing')}`}
          allowDeselect={false}
          value={easing}
          onChange={(value) =>
            app.edit((scene) => setKeyframe(scene, step, { easing: value as KeyframeEasing }))
          }
          data={keyframeEasings.map((value) => ({ value, label: t(`film.easings.${value}`) }))}
        />
      )}
      <div className="keyframeTools">
        <Tool
          label={t('film.goTo')}
          name={name}
          disabled={step > steps}
          onClick={() => goToKeyframe(app, step)}
        >
          <LocateFixed size={iconSize} />
        </Tool>
        <Tool
          label={t('film.takeView')}
          name={name}
          onClick={() => {
            const camera = app.viewCamera();
            app.edit((scene) => setKeyframe(scene, step, { camera }));
          }}
        >
          <Camera size={iconSize} />
        </Tool>
        <Tool
          label={t('film.remove')}
          name={name}
          onClick={() => app.edit((scene) => removeKeyframe(scene, step))}
        >
          <Trash2 size={iconSize} />
        </Tool>
      </div>
      {step > steps && (
        <Text fz={11} c="dimmed" className="filmNote">
          {t('film.afterEnd')}
        </Text>
      )}
    </li>
  );
}

interface ToolProps {
  readonly label: string;
  /** The keyframe's name, for screen readers. */
  readonly name: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Tool({ label, name, disabled = false, onClick, children }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon size={28} aria-label={`${label}: ${name}`} disabled={disabled} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
