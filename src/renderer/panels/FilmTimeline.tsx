// The film on the timeline, above the scrubber: keyframes as diamonds that can be dragged, captions as bars. It is
// rendered when the film changes, not as time passes.
import { Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useId, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useScene } from '../app/appContext';
import { goToKeyframe } from '../commands/commands';
import { keyframeReach, removeKeyframe, setKeyframe } from '../state/filmEdits';
import './film.css';

/** A pointer press that moves less than this is a click. */
const clickSlopPx = 3;

/** Items beyond the race's end are not shown. */
export function FilmTimeline() {
  const { t } = useTranslation();
  const help = useId();
  const steps = useScene((scene) => scene.steps);
  const { cameraMove, keyframes, captions } = useScene((scene) => scene.film);
  const percent = (step: number): string => `${(100 * step) / steps}%`;
  const marks = cameraMove === 'keyframes' ? keyframes.filter(({ step }) => step <= steps) : [];
  const bars = captions.filter(({ fromStep }) => fromStep <= steps);
  if (marks.length === 0 && bars.length === 0) return null;
  return (
    <div className="filmTimeline">
      {bars.map(({ fromStep, toStep }, index) => (
        <div
          key={index}
          className="captionBar"
          style={{ left: percent(fromStep), right: percent(Math.max(0, steps - toStep)) }}
        />
      ))}
      {marks.map(({ step }, index) => (
        <KeyframeMark key={index} index={index} step={step} left={percent(step)} help={help} />
      ))}
      <VisuallyHidden id={help}>{t('film.keyframeHelp')}</VisuallyHidden>
    </div>
  );
}

interface KeyframeMarkProps {
  /** Index among the film's keyframes. It does not change during a drag, which stops at the neighbours. */
  readonly index: number;
  readonly step: number;
  readonly left: string;
  /** Id of the text that explains its keys. */
  readonly help: string;
}

function KeyframeMark({ index, step, left, help }: KeyframeMarkProps) {
  const app = useApp();
  const { t } = useTranslation();
  const press = useRef<{ readonly x: number; readonly step: number; moved: boolean } | null>(null);
  const name = t('film.keyframe', { step });

  /** Edits of the current frame may not be rendered yet, so the document is read. */
  const currentStep = (): number => app.scenes.getState().scene.film.keyframes[index]?.step ?? step;
  const slideTo = (to: number): void => {
    const from = currentStep();
    const { min, max } = keyframeReach(app.scenes.getState().scene, from);
    const target = Math.min(Math.max(to, min), max);
    if (target !== from) app.edit((scene) => setKeyframe(scene, from, { step: target }), 'keyframe');
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    press.current = { x: event.clientX, step, moved: false };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    if (press.current === null || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const way = event.clientX - press.current.x;
    if (!press.current.moved && Math.abs(way) < clickSlopPx) return;
    press.current.moved = true;
    const { steps } = app.scenes.getState().scene;
    const track = event.currentTarget.parentElement!;
    slideTo(press.current.step + Math.round((way / track.clientWidth) * steps));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (direction !== 0) slideTo(currentStep() + direction);
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      app.edit((scene) => removeKeyframe(scene, currentStep()));
    } else return;
    // Otherwise arrows would also move the play head.
    event.stopPropagation();
    event.preventDefault();
  };

  return (
    <Tooltip label={name}>
      <UnstyledButton
        className="keyframeMark"
        style={{ left }}
        aria-label={name}
        aria-describedby={help}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onLostPointerCapture={() => app.scenes.endGesture()}
        onClick={(event) => {
          // Enter clicks with detail 0; the click at the end of a drag is ignored.
          if (event.detail === 0 || press.current?.moved !== true) goToKeyframe(app, step);
        }}
        onKeyDown={onKeyDown}
        onKeyUp={() => app.scenes.endGesture()}
      />
    </Tooltip>
  );
}
