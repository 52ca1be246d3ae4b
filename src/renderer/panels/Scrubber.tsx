// Where the play head stands among all steps: as a track to drag it along, and as a number.
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { stepAt } from '../../core/timeline/frameAt';
import { useApp, useScene } from '../app/appContext';
import { useTicker } from '../app/useTicker';
import { seekStep } from '../commands/commands';

/**
 * The play head over all steps, with `children` over the track. The native range input handles keys and touch; the visible parts
 * are two elements that are only ever moved, so that a playing race repaints nothing here.
 */
export function Scrubber({ children }: { readonly children?: ReactNode }) {
  const app = useApp();
  const { t } = useTranslation();
  const steps = useScene((scene) => scene.steps);
  const range = useRef<HTMLInputElement>(null);
  const fill = useRef<HTMLDivElement>(null);
  const thumb = useRef<HTMLDivElement>(null);

  useTicker(() => {
    const { scene } = app.scenes.getState();
    const share = stepAt(scene, app.playback.seconds()) / scene.steps;
    fill.current!.style.transform = `scaleX(${share})`;
    thumb.current!.style.transform = `translateX(${100 * share}%)`;
  }, 60);

  useTicker(() => {
    range.current!.value = String(stepAt(app.scenes.getState().scene, app.playback.seconds()));
  }, 12);

  return (
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
      {children}
    </div>
  );
}

export function StepReadout() {
  const app = useApp();
  const { t } = useTranslation();
  const steps = useScene((scene) => scene.steps);
  const number = useRef<HTMLSpanElement>(null);

  useTicker(() => {
    const step = stepAt(app.scenes.getState().scene, app.playback.seconds());
    number.current!.textContent = String(Math.floor(step));
  }, 12);

  return (
    <span className="stepReadout">
      {t('transport.step')} <span ref={number} className="stepNumber" data-testid="step" />{' '}
      <span className="stepTotal">{t('transport.of', { steps })}</span>
    </span>
  );
}
